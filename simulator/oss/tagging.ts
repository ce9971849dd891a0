import { invalidArgument, OssError } from './oss-error.ts';

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const DOCUMENT = /^\s*(?:<\?xml[^>]*\?>)?\s*<Tagging[^>]*>\s*<TagSet>(.*)<\/TagSet>\s*<\/Tagging>\s*$/s;
const TAG = /\s*<Tag>\s*<Key>([^<]*)<\/Key>\s*<Value>([^<]*)<\/Value>\s*<\/Tag>\s*/y;

/**
 * Tags from the body of PutBucketTagging: at most 20, keys of 1 to 64 bytes, values of at most 128 (*PutBucketTagging*).
 *
 * @throws OssError `MalformedXML` for anything else than that document, `InvalidArgument` beyond the limits.
 */
export function readTagging(body: string): Record<string, string> {
  const set = DOCUMENT.exec(body)?.[1];
  if (set === undefined) throw malformed();
  const tags: Record<string, string> = {};
  for (let at = 0; at < set.trimEnd().length; at = TAG.lastIndex) {
    TAG.lastIndex = at;
    const [, key, value] = TAG.exec(set) ?? [];
    if (key === undefined || value === undefined) throw malformed();
    addTag(tags, plain(key), plain(value));
  }
  return tags;
}

function addTag(tags: Record<string, string>, key: string, value: string): void {
  const bytes = Buffer.byteLength(key);
  if (bytes < 1 || bytes > 64) throw invalidArgument('The tag key is invalid.', 'Key', key);
  if (Buffer.byteLength(value) > 128) throw invalidArgument('The tag value is invalid.', 'Value', value);
  if (Object.hasOwn(tags, key)) throw malformed();
  if (Object.keys(tags).length >= 20)
    throw invalidArgument('Bucket tags cannot be greater than 20.', 'Tag', key);
  tags[key] = value;
}

function plain(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|apos);/g, (_match, name: string) => ENTITIES[name] ?? '');
}

function malformed(): OssError {
  const message =
    'The XML you provided was not well-formed or did not validate against our published schema.';
  return new OssError(400, 'MalformedXML', message);
}
