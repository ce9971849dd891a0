import { shellQuote } from '../../components/shell-quote.ts';
import type { GuestAction, GuestFile } from './guest-task.ts';
import { lastPartOf, linuxTransfer } from './linux-transfer.ts';
import type { Parts } from './parts.ts';

/** What ENV lines of components leave for later commands and logins. */
export const ENVIRONMENT_FILE = '/etc/profile.d/imagesmith-environment.sh';

/** An action as the wrapper runs it. */
export interface LinuxProgram {
  /** Files that the program finds in `$IMAGESMITH_WORK`. Those named here may be shown to root only. */
  readonly parts: Parts;
  /** Shell lines that do the work; their last exit code is the task's. Nothing of the parts stands in them. */
  readonly lines: readonly string[];
}

/** Reads the part of that name into a variable of that name, line ends at its end included. */
export function readPart(name: string): string {
  return `${name}=$(cat "$IMAGESMITH_WORK/${name}"; echo .); ${name}=\${${name}%.}`;
}

/** The same for every kind: variables for the whole system first, then the action. */
export function linuxProgram(action: GuestAction): LinuxProgram {
  const environment = [`e=${ENVIRONMENT_FILE}`, '[ ! -r $e ] || . $e', 'unset e'];
  const { parts, lines } = actionProgram(action);
  return { parts, lines: [...environment, ...lines] };
}

function actionProgram(action: GuestAction): LinuxProgram {
  switch (action.kind) {
    case 'script': {
      const { content, workingDir, user } = action;
      return {
        parts: {
          payload: content,
          ...(workingDir === undefined ? {} : { directory: workingDir }),
          ...(user === undefined ? {} : { user }),
        },
        lines: [
          ...(user !== undefined && workingDir === undefined ? ['cd "$HOME" 2>/dev/null || cd /'] : []),
          ...START_SCRIPT,
        ],
      };
    }
    case 'file':
      return { parts: { payload: action.content, path: action.path }, lines: writeFileLines(action) };
    case 'webDownload': {
      const { url, directory, token, sha256 } = action;
      return {
        parts: {
          url,
          directory,
          ...(token === undefined ? {} : { token }),
          ...(sha256 === undefined ? {} : { sha256 }),
        },
        lines: linuxTransfer({
          kind: 'download',
          token: token !== undefined,
          sha256: sha256 !== undefined,
          nameFromURL: true,
        }),
      };
    }
    case 'ossDownload':
      return {
        parts: {
          url: action.signedURL,
          directory: action.directory,
          name: lastPartOf(action.objectName),
        },
        lines: linuxTransfer({ kind: 'download', token: false, sha256: false, nameFromURL: false }),
      };
    default:
      return {
        parts: { url: action.signedURL, path: action.path },
        lines: linuxTransfer({ kind: 'upload' }),
      };
  }
}

/**
 * Reads the `#!` line itself, as the kernel would: `/run` and `/var` are often mounted so that nothing on them can be
 * executed.
 */
const START_SCRIPT = [
  'p=$IMAGESMITH_WORK/payload; unset IMAGESMITH_WORK',
  'IFS= read -r l <"$p"',
  'case $l in',
  "'#!'*)",
  '  set -f; IFS="$(printf \' \\t\\r\')"; set -- ${l#??}; unset IFS; set +f',
  '  i=$1; [ $# -eq 0 ] || shift',
  '  [ -z "$i" ] || exec "$i" ${1+"$*"} "$p" ;;',
  'esac',
  'exec /bin/sh "$p"',
];

/** The new file is made beside the old one and takes its place at once, with its owner and mode. */
function writeFileLines({ owner, group, mode }: GuestFile): string[] {
  return [
    ...FAIL,
    readPart('path'),
    ...absoluteFile('path'),
    't=$(mktemp "${path%/*}/.imagesmith-XXXXXX") || exit 1',
    "trap 'rm -f \"$t\"' EXIT; trap 'exit 143' TERM",
    'cat "$IMAGESMITH_WORK/payload" >"$t" &&',
    `  chown ${shellQuote(`${owner ?? 'root'}:${group ?? 'root'}`)} "$t" && chmod ${shellQuote(mode ?? '0644')} "$t" &&`,
    '  mv -f "$t" "$path"',
  ];
}

/** Not echo: some shells take backslashes in what they print for orders. */
export const FAIL = ['fail() { printf "%s\\n" "$*" >&2; exit 1; }'];

/** Lines that refuse what is no place for a file, and make the directory for it. They need {@link FAIL}. */
export function absoluteFile(variable: string): string[] {
  return [
    `case $${variable} in`,
    `*/) fail "'$${variable}' is the name of a directory, not of a file" ;;`,
    '/*) ;;',
    `*) fail "'$${variable}' is not an absolute path" ;;`,
    'esac',
    `[ ! -d "$${variable}" ] || fail "'$${variable}' is a directory"`,
    `mkdir -p "\${${variable}%/*}/" || exit 1`,
  ];
}
