import { bootOptions, type HostUnderTest, outputOf, withGuest } from './host-under-test.ts';

/** What guests are held to on an idle machine of two cores. Milliseconds. */
export const FIRST_ANSWER_MS = 80;
export const FIFTY_MS = 2000;

type Under = Pick<HostUnderTest, 'host' | 'image' | 'mode' | 'storeDir'>;

/** Median time from a new disk until the machine on it has answered its first command. Milliseconds. */
export async function firstAnswer(under: Under, rounds = 11): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    await withGuest(under, async (guest) => {
      await outputOf(guest, 'echo hi');
      times.push(performance.now() - start);
    });
  }
  return times.toSorted((a, b) => a - b)[times.length >> 1] ?? Number.NaN;
}

/** Time until fifty machines, asked for at once, have each answered a command. Milliseconds. */
export async function fiftyAnswers({ host, image }: Under): Promise<number> {
  const disks = await Promise.all(Array.from({ length: 50 }, () => host.createDisk(image)));
  const start = performance.now();
  const guests = await Promise.all(disks.map((disk) => host.boot(disk, bootOptions())));
  const answers = await Promise.all(guests.map((guest) => outputOf(guest, 'hostname')));
  const elapsed = performance.now() - start;
  await Promise.all(guests.map((guest) => guest.stop()));
  await Promise.all(disks.map((disk) => host.deleteDisk(disk)));
  const different = new Set(answers).size;
  if (different !== disks.length) throw new Error(`${different} of ${disks.length} machines told their name`);
  return elapsed;
}
