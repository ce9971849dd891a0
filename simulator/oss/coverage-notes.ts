import type { OssCallName } from './calls.ts';

interface Note {
  /** Headers and parameters that change what happens. */
  actedOn: string;
  modelled: string;
}

const CONDITIONS = 'If-Match, If-None-Match, If-Modified-Since, If-Unmodified-Since';

/** For the second table of COVERAGE.md: what of each call is modelled. */
export const OSS_COVERAGE: Readonly<Record<OssCallName, Note>> = {
  GetObject: {
    actedOn: `Range, x-oss-range-behavior, ${CONDITIONS}, response-*`,
    modelled: 'streamed, with ETag, Content-MD5 and CRC; objects of class Archive are refused',
  },
  HeadObject: { actedOn: CONDITIONS, modelled: 'errors in `x-oss-err`' },
  GetObjectMeta: { actedOn: CONDITIONS, modelled: 'as HeadObject' },
  PutObject: {
    actedOn: 'Content-MD5, Content-Type, x-oss-meta-*, x-oss-storage-class, x-oss-forbid-overwrite',
    modelled: 'with a length or in chunks; Cache-Control and its like are kept and sent back',
  },
  DeleteObject: { actedOn: '–', modelled: 'without versions' },
  GetBucketLocation: { actedOn: '–', modelled: '' },
  GetBucketInfo: { actedOn: '–', modelled: 'endpoints, owner, ACL' },
  GetBucketAcl: { actedOn: '–', modelled: 'private and public-read' },
  GetBucketTagging: { actedOn: '–', modelled: '' },
  PutBucketTagging: { actedOn: 'the document', modelled: '20 tags' },
  DeleteBucketTagging: { actedOn: '–', modelled: '' },
};
