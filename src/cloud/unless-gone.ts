import { isCloudError } from './port/error.ts';

/** Waits for a stop, delete or cancel call; that the thing does not exist (any more) is success. */
export async function unlessGone(call: Promise<unknown>): Promise<void> {
  try {
    await call;
  } catch (error) {
    if (!isCloudError(error, 'NotFound')) throw error;
  }
}

/** Waits for a listing; that what it names does not exist makes it empty. */
export async function unlessMissing<T>(list: Promise<T[]>): Promise<T[]> {
  try {
    return await list;
  } catch (error) {
    if (isCloudError(error, 'NotFound')) return [];
    throw error;
  }
}
