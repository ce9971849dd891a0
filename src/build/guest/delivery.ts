import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';

import { OAEP_OPTIONS, bootKeyPath } from './boot-key.ts';
import { chunkText } from './chunks.ts';
import { inLines, seal, unsealLines } from './envelope.ts';
import {
  type DeliveryOptions,
  type GuestDelivery,
  type GuestTask,
  isSensitive,
  MAX_COMMAND_BYTES,
  type Undeliverable,
} from './guest-task.ts';
import { type LinuxProgram, linuxProgram } from './linux-actions.ts';
import { linuxCommand, longestSeconds } from './linux-wrapper.ts';
import { bundleParts, type Parts, readableParts } from './parts.ts';
import { parametersOf, problemOf } from './task-problem.ts';
import { guestPieces, isOutput } from './texts.ts';
import { windowsDelivery } from './windows-delivery.ts';

/**
 * How a task gets into its guest: as one command that people can read where that is possible, else compressed, else in
 * chunks; encrypted when it is sensitive and `how` has a key. Pure: equal arguments (and random bytes) give equal
 * commands. What its author has to change is returned as a problem, never thrown.
 */
export function deliveryOf(task: GuestTask, how: DeliveryOptions = {}): GuestDelivery | Undeliverable {
  const problem = problemOf(task, how);
  if (problem !== undefined) return { problem };
  return task.osType === 'Windows' ? windowsDelivery(task, how) : linuxDelivery(task, how);
}

function linuxDelivery(task: GuestTask, how: DeliveryOptions): GuestDelivery | Undeliverable {
  const program = linuxProgram(task.action);
  const nameOf = how.taskName ?? ((index: number) => `${index + 1}`);
  const delimiter = delimiterOf(task, program.parts);
  const command = (prepare: readonly string[]) => linuxCommand(task, program, prepare, delimiter);
  const delivery = (chunks: readonly string[], prepare: readonly string[]): GuestDelivery => ({
    chunks,
    command: command(prepare),
    enableParameter: parametersOf(task),
    longestSeconds: longestSeconds(task),
  });

  const encrypted = isSensitive(task) && how.encryption !== undefined;
  if (!encrypted) {
    const lines = readableParts(program.parts, delimiter, nameOf);
    const fits = lines !== undefined && Buffer.byteLength(command(lines)) <= MAX_COMMAND_BYTES;
    if (fits) return delivery([], lines);
    if (parametersOf(task)) return { problem: PARAMETERS_NEED_ROOM };
  }
  const { text, open } = packed(task, program, how, nameOf);
  const whole = [`cat >"$n/text" <<'${delimiter}' || full`, `${text}${delimiter}`, ...open];
  if (Buffer.byteLength(command(whole)) <= MAX_COMMAND_BYTES) return delivery([], whole);
  const { chunks, collect } = chunkText(task, text);
  return delivery(chunks, [...collect, ...open]);
}

const PARAMETERS_NEED_ROOM =
  'a script that uses {{ACS::…}} must be readable for Cloud Assistant, so it must fit one command (about 14 KiB) and hold no control characters: make it shorter, or write what is long with a writeFile task';

/** The task's parts as a text of short lines, and the shell lines that make the parts from `$n/text` again. */
function packed(
  task: GuestTask,
  { parts }: LinuxProgram,
  { encryption }: DeliveryOptions,
  nameOf: (index: number) => string,
): { text: string; open: string[] } {
  const { bytes, lineBytes } = bundleParts(parts, nameOf);
  const small = gzipSync(bytes, { level: 9 });
  const unpack = [
    `head -c ${lineBytes} "$n/bundle" >"$n/lines"`,
    `piece() { tail -c +$(($1 + ${lineBytes + 1})) "$n/bundle" | head -c "$2" || full; }`,
    '. "$n/lines"',
    'rm -f "$n/text" "$n/bundle" "$n/lines" "$n/sealed" "$n/key" "$n/cipher" "$n/pass"',
  ];
  if (!isSensitive(task) || encryption === undefined) {
    const text = inLines(small.toString('base64'));
    return { text, open: ['base64 -d <"$n/text" | gzip -dc >"$n/bundle" || full', ...unpack] };
  }
  const { buildUID, attempt, index } = task;
  const context = `${buildUID}/${attempt}/${index}`;
  const lines = unsealLines(context, OAEP_OPTIONS);
  const decrypt = `${lines.pop()} | gzip -dc >"$n/bundle" || full`;
  return {
    text: seal(small, context, encryption.key, encryption.random),
    open: [
      `key=${bootKeyPath(buildUID)}`,
      'stale() { stop undecryptable; }',
      '[ -s "$key" ] || stale',
      'command -v openssl >/dev/null 2>&1 || unready "openssl is no longer installed, and secrets come encrypted"',
      ...lines,
      decrypt,
      ...unpack,
    ],
  };
}

/** Ends here-documents: no text holds its own hash. */
function delimiterOf(task: GuestTask, parts: Parts): string {
  const hash = createHash('sha256').update(`${task.buildUID} ${task.attempt} ${task.index}`);
  for (const content of Object.values(parts))
    for (const piece of guestPieces(content)) if (!isOutput(piece)) hash.update(piece);
  return `END-${hash.digest('hex').slice(0, 24)}`;
}
