import { xmlDocument } from '../wire/xml.ts';

/** Further elements of an error, by name. */
type Details = Readonly<Record<string, string>>;

/**
 * A refusal as OSS words it. Codes, messages and elements: *OSS error response* and the pages of HTTP status codes in
 * the OSS documentation; `ec` is the number of the case in its table of errors, where that is known.
 */
export class OssError extends Error {
  readonly status: number;
  readonly code: string;
  readonly ec: string | undefined;
  readonly details: Details;

  constructor(status: number, code: string, message: string, details: Details = {}, ec?: string) {
    super(message);
    this.name = 'OssError';
    this.status = status;
    this.code = code;
    this.details = details;
    this.ec = ec;
  }

  document(requestId: string, host: string): string {
    return xmlDocument('Error', {
      Code: this.code,
      Message: this.message,
      RequestId: requestId,
      HostId: host,
      ...this.details,
      EC: this.ec,
    });
  }
}

export function accessDenied(message: string, details: Details = {}, ec?: string): OssError {
  return new OssError(403, 'AccessDenied', message, details, ec);
}

export function noSuchBucket(name: string): OssError {
  const message = 'The specified bucket does not exist.';
  return new OssError(404, 'NoSuchBucket', message, { BucketName: name }, '0015-00000101');
}

export function noSuchKey(key: string): OssError {
  return new OssError(404, 'NoSuchKey', 'The specified key does not exist.', { Key: key }, '0026-00000001');
}

export function invalidArgument(message: string, name: string, value: string, ec?: string): OssError {
  const details = { ArgumentName: name, ArgumentValue: value };
  return new OssError(400, 'InvalidArgument', message, details, ec);
}

/** What OSS can do and the simulator cannot. */
export function notModelled(what: string): OssError {
  return new OssError(501, 'NotImplemented', `The simulator does not have ${what}.`);
}

export function tooLarge(limitBytes: number): OssError {
  const message = 'Your proposed upload exceeds the maximum allowed size';
  return new OssError(400, 'EntityTooLarge', message, { MaxSizeAllowed: String(limitBytes) });
}
