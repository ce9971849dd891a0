import { formText, type HttpRequest, queryText } from './rpc-request.ts';

export type AnswerFormat = 'json' | 'xml';

/**
 * The form in which a caller wants its answer. `Format` decides when it is `JSON` or `XML`, in any case of letters;
 * otherwise callers of the older signature get XML, which is its documented default, and callers that use the headers
 * of the newer one get JSON. Never throws, so that a request that cannot be read is refused in the right form too.
 */
export function answerFormat(http: HttpRequest): AnswerFormat {
  const asked = plainValue(queryText(http)) ?? plainValue(formText(http));
  if (asked !== undefined) return asked;
  const newer = ['authorization', 'x-acs-action', 'x-acs-version'].some((name) =>
    Object.hasOwn(http.headers, name),
  );
  return newer ? 'json' : 'xml';
}

/** No client percent-encodes letters, so the text is searched as it was sent. */
function plainValue(pairs: string): AnswerFormat | undefined {
  const [, value = ''] = /(?:^|&)Format=(json|xml)(?:&|$)/i.exec(pairs) ?? [];
  const format = value.toLowerCase();
  return format === 'json' || format === 'xml' ? format : undefined;
}
