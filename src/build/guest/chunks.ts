import { createHash } from 'node:crypto';

import { GUEST_STATE_DIR, type GuestTask, MAX_COMMAND_BYTES } from './guest-task.ts';
import { TRAILER } from './report.ts';

/** Bytes of a chunk's command beside its text. */
const OVERHEAD = 700;

/** A text that travels in several commands. */
export interface ChunkedText {
  readonly chunks: readonly string[];
  /** Shell lines that write the text to `$n/text`, or call `stop incomplete`. */
  readonly collect: readonly string[];
}

/**
 * Cuts a text of whole lines into commands that leave it in the guest, below a name that is the hash of all of it: a
 * chunk of another text cannot be taken for one of this. Each may run as often as one likes, also at the same time.
 */
export function chunkText({ buildUID, attempt, index }: GuestTask, text: string): ChunkedText {
  const hash = createHash('sha256').update(text).digest('hex');
  const attemptDir = `${GUEST_STATE_DIR}/${buildUID}/${attempt}`;
  const directory = `${attemptDir}/${index}-${hash.slice(0, 16)}.parts`;
  const pieces = cutLines(text, MAX_COMMAND_BYTES - OVERHEAD);
  const chunks = pieces.map(
    (piece, number) => `#!/bin/sh
umask 022
mkdir -p ${attemptDir} && chmod 711 ${attemptDir} && mkdir -p -m 700 ${directory} && cat >${directory}/new.${number}.$$ <<'END' &&
${piece}END
mv -f ${directory}/new.${number}.$$ ${directory}/${number}
c=$?; s=stored; [ $c = 0 ] || s=unwritable
printf '\\n${TRAILER} %s %s\\n' $s $c
[ $c = 0 ]
`,
  );
  return {
    chunks,
    collect: [
      `p=${directory}; i=0`,
      `while [ $i -lt ${pieces.length} ]; do cat "$p/$i" 2>/dev/null || break; i=$((i + 1)); done >"$n/text"`,
      `[ "$(sha256sum <"$n/text" | cut -c 1-64)" = ${hash} ] || { rm -rf "$p"; stop incomplete; }`,
    ],
  };
}

/** Cuts a text of short ASCII lines between them, each piece at most that long. */
export function cutLines(text: string, room: number): string[] {
  const pieces: string[] = [];
  let from = 0;
  while (from < text.length) {
    let to = Math.min(text.length, from + room);
    if (to < text.length) to = text.lastIndexOf('\n', to - 1) + 1;
    pieces.push(text.slice(from, to));
    from = to;
  }
  return pieces;
}
