import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';

import { powerShellQuote } from '../../components/shell-quote.ts';
import { cutLines } from './chunks.ts';
import { inLines } from './envelope.ts';
import {
  type DeliveryOptions,
  type GuestDelivery,
  type GuestTask,
  MAX_COMMAND_BYTES,
  type Undeliverable,
  WINDOWS_STATE_DIR,
} from './guest-task.ts';
import { longestSeconds } from './linux-wrapper.ts';
import type { Parts } from './parts.ts';
import { TRAILER } from './report.ts';
import { parametersOf } from './task-problem.ts';
import { guestPieces, isOutput } from './texts.ts';
import { windowsProgram } from './windows-actions.ts';
import { heredoc, windowsCommand } from './windows-wrapper.ts';

type NameOf = (index: number) => string;

const fits = (text: string) => Buffer.byteLength(text) <= MAX_COMMAND_BYTES;

/** As {@link deliveryOf} for Windows: never encrypted. */
export function windowsDelivery(
  task: GuestTask,
  { taskName = (index) => `${index + 1}` }: DeliveryOptions,
): GuestDelivery | Undeliverable {
  const { parts, lines } = windowsProgram(task.action);
  const command = (prepare: readonly string[]) => windowsCommand(task, prepare, lines);
  const delivery = (chunks: readonly string[], text: string): GuestDelivery => ({
    chunks,
    command: text,
    enableParameter: parametersOf(task),
    longestSeconds: longestSeconds(task),
  });

  const readable = readableLines(parts, taskName);
  if (readable !== undefined && fits(command(readable))) return delivery([], command(readable));
  if (parametersOf(task)) return { problem: PARAMETERS_NEED_ROOM };

  const { bytes, lineBytes } = bundle(parts, taskName);
  const text = inLines(gzipSync(bytes, { level: 9 }).toString('base64'));
  const whole = command([`$text = @'\n${text}'@`, ...unpackLines(lineBytes)]);
  if (fits(whole)) return delivery([], whole);
  const { chunks, collect } = chunkText(task, text);
  return delivery(chunks, command([...collect, ...unpackLines(lineBytes)]));
}

const PARAMETERS_NEED_ROOM =
  'a script that uses {{ACS::…}} must be readable for Cloud Assistant, so it must fit one command (about 10 KiB) and hold only ASCII characters: make it shorter, or write what is long with a writeFile task';

/** Lines that people can read; undefined when a part must arrive to the byte, since line ends may change on the way. */
function readableLines(parts: Parts, nameOf: NameOf): string[] | undefined {
  const lines: string[] = [];
  for (const [name, content] of Object.entries(parts)) {
    const exact = name === 'payload';
    for (const piece of guestPieces(content)) {
      if (isOutput(piece)) lines.push(outputLine(name, piece, nameOf));
      else if (piece instanceof Uint8Array || exact || !/^[\t\n\x20-\x7e]*$/.test(piece)) return undefined;
      else if (!piece.includes('\n'))
        lines.push(`Add-Text ${powerShellQuote(name)} ${powerShellQuote(piece)}`);
      else if (/^'@/m.test(piece)) return undefined;
      else lines.push(...heredoc(name, [piece]));
    }
    if (guestPieces(content).length === 0) lines.push(`Add-Text ${powerShellQuote(name)} ''`);
  }
  return lines;
}

function bundle(parts: Parts, nameOf: NameOf): { bytes: Buffer; lineBytes: number } {
  const lines: string[] = [];
  const literals: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(parts)) {
    for (const piece of guestPieces(content)) {
      if (isOutput(piece)) lines.push(outputLine(name, piece, nameOf));
      else {
        const bytes = Buffer.from(piece as string);
        lines.push(`Add-Piece ${powerShellQuote(name)} ${offset} ${bytes.length}`);
        literals.push(bytes);
        offset += bytes.length;
      }
    }
  }
  const head = Buffer.from(`${lines.join('\n')}\n`);
  return { bytes: Buffer.concat([head, ...literals]), lineBytes: head.length };
}

function outputLine(
  name: string,
  { outputOf, quote }: { outputOf: number; quote?: true },
  nameOf: NameOf,
): string {
  const how = quote === true ? 'quote' : 'plain';
  return `Add-Output ${powerShellQuote(name)} ${outputOf} ${how} ${powerShellQuote(nameOf(outputOf))}`;
}

function unpackLines(lineBytes: number): string[] {
  return [
    '$packed = New-Object IO.MemoryStream (, [Convert]::FromBase64String($text))',
    '$gzip = New-Object IO.Compression.GZipStream ($packed, [IO.Compression.CompressionMode]::Decompress)',
    '$unpacked = New-Object IO.MemoryStream',
    '$gzip.CopyTo($unpacked)',
    '$all = $unpacked.ToArray()',
    'function Add-Piece($name, $from, $count) {',
    '  $bytes = New-Object byte[] $count',
    `  [Array]::Copy($all, ${lineBytes} + $from, $bytes, 0, $count)`,
    '  Add-Bytes $name $bytes',
    '}',
    `. ([ScriptBlock]::Create([Text.Encoding]::UTF8.GetString($all, 0, ${lineBytes})))`,
  ];
}

/** Bytes of a chunk's command beside its text. */
const OVERHEAD = 1200;

function chunkText(
  { buildUID, attempt, index }: GuestTask,
  text: string,
): { chunks: string[]; collect: string[] } {
  const hash = createHash('sha256').update(text).digest('hex');
  const directory = `${WINDOWS_STATE_DIR}\\${buildUID}\\${attempt}\\${index}-${hash.slice(0, 16)}.parts`;
  const pieces = cutLines(text, MAX_COMMAND_BYTES - OVERHEAD);
  const chunks = pieces.map(
    (piece, number) => `$ErrorActionPreference = 'Stop'
$p = '${directory}'
$state = 'stored'
$message = ''
try {
  [void][IO.Directory]::CreateDirectory($p)
  [IO.File]::WriteAllText("$p\\new.${number}.$PID", @'
${piece}'@)
  if ([IO.File]::Exists("$p\\${number}")) { [IO.File]::Delete("$p\\${number}") }
  [IO.File]::Move("$p\\new.${number}.$PID", "$p\\${number}")
} catch {
  $state = 'unwritable'
  $message = $_.Exception.Message
}
$code = [int]($state -ne 'stored')
[Console]::Out.Write("$message\`n${TRAILER} $state $code\`n")
exit $code
`,
  );
  return {
    chunks,
    collect: [
      `$p = '${directory}'`,
      "$text = ''",
      `for ($i = 0; $i -lt ${pieces.length}; $i++) { if ([IO.File]::Exists("$p\\$i")) { $text += [IO.File]::ReadAllText("$p\\$i").Replace("\`r", '').TrimEnd("\`n") + "\`n" } }`,
      '$sum = [Security.Cryptography.SHA256]::Create().ComputeHash([Text.Encoding]::UTF8.GetBytes($text))',
      `if (([BitConverter]::ToString($sum) -replace '-', '') -ne '${hash}') { Stop-Delivery incomplete '' }`,
    ],
  };
}
