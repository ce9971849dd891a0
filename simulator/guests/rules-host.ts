import type {
  BootOptions,
  DiskFiles,
  Execution,
  ExecutionResult,
  Guest,
  GuestHost,
  ImageFiles,
  MachineEnd,
} from './port.ts';
import { fileOutcomeByRules, noRuleFor, type Rule, ruleFor } from './rules.ts';

/** A host whose guests have no processes and no files: outcomes come from the given rules only. */
export function createRulesHost(reason: string, rules: readonly Rule[]): GuestHost {
  const images = new Map<ImageFiles, number>();
  const disks = new Set<DiskFiles>();
  const running = new Map<DiskFiles, Guest>();
  const bases = new Map<string, ImageFiles>();
  let next = 1;

  const newImage = () => {
    const name = `image-${next++}`;
    images.set(name, 1);
    return name;
  };

  return {
    capability: { mode: 'rules', executes: false, reason },
    baseImage(name) {
      const known = bases.get(name);
      if (known && images.has(known)) return Promise.resolve(known);
      const image = newImage();
      bases.set(name, image);
      return Promise.resolve(image);
    },
    async createDisk(image) {
      mustHave(images.has(image), image);
      const disk = `d${next++}`;
      disks.add(disk);
      return disk;
    },
    async boot(disk, options) {
      mustHave(disks.has(disk), disk);
      if (running.has(disk)) throw new Error(`The disk ${disk} runs already`);
      const guest = createRulesGuest(options, reason, rules);
      running.set(disk, guest);
      void guest.ended.then(() => running.delete(disk));
      return guest;
    },
    async freeze(disk) {
      mustHave(disks.has(disk), disk);
      return newImage();
    },
    retainImage(image) {
      mustHave(images.has(image), image);
      images.set(image, (images.get(image) ?? 0) + 1);
    },
    async releaseImage(image) {
      mustHave(images.has(image), image);
      const left = (images.get(image) ?? 0) - 1;
      if (left > 0) images.set(image, left);
      else images.delete(image);
    },
    async deleteDisk(disk) {
      mustHave(disks.has(disk), disk);
      if (running.has(disk)) throw new Error(`The disk ${disk} is in use by a running machine`);
      disks.delete(disk);
    },
    forwardPort: () => Promise.resolve(),
    async reconcile(held) {
      // Nothing was kept: the names are taken on as they are, without files.
      images.clear();
      disks.clear();
      for (const [name, count] of held.images) images.set(name, count);
      for (const name of held.disks) disks.add(name);
      const numbers = [...images.keys(), ...disks].map((name) => Number(/\d+$/.exec(name)?.[0] ?? 0));
      next = Math.max(next, ...numbers.map((number) => number + 1));
    },
    async close() {
      for (const guest of running.values()) await guest.stop();
    },
  };
}

function mustHave(known: boolean, name: string): void {
  if (!known) throw new Error(`There is no ${name} in the guest store`);
}

function createRulesGuest(options: BootOptions, reason: string, rules: readonly Rule[]): Guest {
  const { promise: ended, resolve: end } = Promise.withResolvers<MachineEnd>();
  const waiting = new Set<(result: ExecutionResult) => void>();
  let isUp = true;

  return {
    ended,
    run({ script, onOutput }): Execution {
      if (!isUp) return settled({ kind: 'machineStopped' });
      const rule = ruleFor(script, rules, options);
      if (!rule) return settled(noRuleFor(reason));
      if (rule.output !== '') onOutput(Buffer.from(rule.output));
      if (!rule.hangs) return settled({ kind: 'exited', exitCode: rule.exitCode });
      const { promise: done, resolve } = Promise.withResolvers<ExecutionResult>();
      const finish = (result: ExecutionResult) => {
        waiting.delete(finish);
        resolve(result);
      };
      waiting.add(finish);
      return { done, kill: () => finish({ kind: 'signalled', signal: 9 }) };
    },
    writeFile: ({ path }) => Promise.resolve(fileOutcomeByRules(path, rules, reason)),
    showDisks: () => undefined,
    async stop() {
      isUp = false;
      for (const finish of waiting) finish({ kind: 'machineStopped' });
      end({ reason: 'stopped', message: '' });
    },
  };
}

function settled(result: ExecutionResult): Execution {
  return { done: Promise.resolve(result), kill: () => undefined };
}
