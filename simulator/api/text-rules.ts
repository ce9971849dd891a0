import { ApiError } from '../wire/api-error.ts';

/** Names of instances, groups and snapshots: 2 to 128 characters, a letter first. */
export function checkName(name: string | undefined, code: string): void {
  if (name === undefined) return;
  if (name.length < 2 || name.length > 128 || !/^\p{L}/u.test(name) || /^https?:\/\//.test(name)) {
    throw new ApiError(400, code, 'The specified name is not valid.');
  }
}

/** Names of images: letters, digits, `:`, `_`, `-` and, when `dots` are allowed, `.`; not `aliyun` or `acs:` first. */
export function checkImageName(name: string, code: string, { dots }: { dots: boolean }): void {
  const letters = dots ? /^\p{L}[\p{L}\p{N}:_.-]{1,127}$/u : /^\p{L}[\p{L}\p{N}:_-]{1,127}$/u;
  if (!letters.test(name) || /^(https?:\/\/|aliyun|acs:)/i.test(name)) {
    throw new ApiError(400, code, 'The specified image name is not valid.');
  }
}

export function checkImageFamily(family: string | undefined): void {
  if (family === undefined) return;
  if (!/^\p{L}[\p{L}\p{N}:_.-]{1,127}$/u.test(family) || /^(https?:\/\/|aliyun|acs:)/i.test(family)) {
    throw new ApiError(400, 'InvalidImageFamily.Malformed', 'The specified ImageFamily is not valid.');
  }
}

export function checkDescription(text: string | undefined): void {
  if (text === undefined) return;
  if (text.length < 2 || text.length > 256 || /^https?:\/\//.test(text)) {
    throw new ApiError(400, 'InvalidDescription.Malformed', 'The specified description is not valid.');
  }
}
