import { CloudError } from '../../../src/cloud/port.ts';

/** The CloudError that a call rejects with. Anything else, and success, is thrown. */
export async function failing(call: Promise<unknown>): Promise<CloudError> {
  try {
    await call;
  } catch (error) {
    if (error instanceof CloudError) return error;
    throw error;
  }
  throw new Error('The call succeeded');
}
