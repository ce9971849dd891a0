import { xmlDocument } from '../wire/xml.ts';

/** What goes back to the caller. `body` may be large, so it comes in pieces. */
export interface OssAnswer {
  status: number;
  headers: Record<string, string>;
  body: Iterable<Buffer>;
  /** Length of the body; for HEAD that of the body which GET would have. */
  length: number;
}

export function emptyAnswer(status: number, headers: Record<string, string> = {}): OssAnswer {
  return { status, headers, body: [], length: 0 };
}

export function xmlAnswer(root: string, members: Readonly<Record<string, unknown>>): OssAnswer {
  return textAnswer(200, xmlDocument(root, members));
}

export function textAnswer(status: number, text: string, headers: Record<string, string> = {}): OssAnswer {
  const body = Buffer.from(text);
  return {
    status,
    headers: { 'content-type': 'application/xml', ...headers },
    body: [body],
    length: body.length,
  };
}
