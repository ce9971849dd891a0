import { OssError } from './oss-error.ts';

/** Decodes a path: a plus sign is one. @throws OssError `InvalidURI`. */
export function decodePath(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new OssError(400, 'InvalidURI', "Couldn't parse the specified URI.");
  }
}

/** Decodes the pairs of a query, in which a space may be a plus sign. @throws OssError `InvalidURI`. */
export function readPairs(text: string): [name: string, value: string][] {
  return text
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const equals = pair.indexOf('=');
      const [name, value] = equals < 0 ? [pair, ''] : [pair.slice(0, equals), pair.slice(equals + 1)];
      return [decodePath(name.replaceAll('+', '%20')), decodePath(value.replaceAll('+', '%20'))];
    });
}
