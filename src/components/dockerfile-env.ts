import { assignedWord, TOOLS_LINE } from './dockerfile-shell.ts';
import { isBlank, skipBlanks } from './dockerfile-lines.ts';
import { type Read, readWhole, readWord, type Segment, VARIABLE_NAME } from './dockerfile-words.ts';
import { shorten } from './shorten.ts';

/** One variable that ENV sets. */
export interface Variable {
  readonly name: string;
  readonly segments: readonly Segment[];
}

/** What every later script of the build and every login shell of the image reads: one line for each variable. */
export const PROFILE_FILE = '/etc/profile.d/imagesmith-environment.sh';
/** What PAM reads, so that also programs that start no login shell have the variables (SSH commands, cron). */
export const ENVIRONMENT_FILE = '/etc/environment';

/** Shells fail when a file sets one of these. */
const READ_ONLY = ['BASHOPTS', 'BASH_VERSINFO', 'EUID', 'PPID', 'SHELLOPTS', 'UID'];

/** Reads `NAME=value NAME2="other value"` or the older `NAME value`, where the value is all that follows. */
export function readVariables(text: string): Read<Variable[]> {
  if (!firstWord(text, 0).includes('=')) return readOlderForm(text);
  const variables: Variable[] = [];
  let at = 0;
  while (at < text.length) {
    const written = firstWord(text, at);
    const equals = written.indexOf('=');
    if (equals < 0)
      return { trouble: { offset: at, message: `must be NAME=value, but is '${shorten(written)}'` } };
    const name = written.slice(0, equals);
    const trouble = troubleOfName(name, at);
    if (trouble !== undefined) return { trouble };
    const value = readWord(text, at + equals + 1);
    if (value.result === undefined) return value;
    variables.push({ name, segments: value.result.segments });
    at = skipBlanks(text, value.result.end);
  }
  return { result: variables };
}

/**
 * The script that sets the variables. All values are worked out first, so that none sees a change of the same line, as
 * in Docker. Then each variable gets its line in {@link PROFILE_FILE} (a line it had before goes) and, where every
 * reader of that file would understand it alike, in {@link ENVIRONMENT_FILE}.
 */
export function environmentScript(variables: readonly Variable[]): string {
  return [
    'set -e',
    'umask 022',
    `[ ! -r ${PROFILE_FILE} ] || . ${PROFILE_FILE}`,
    ...variables.map(({ segments }, index) => `${valueName(index)}=${assignedWord(segments)}`),
    TOOLS_LINE,
    SET_FUNCTION,
    `mkdir -p ${PROFILE_FILE.slice(0, PROFILE_FILE.lastIndexOf('/'))}`,
    ...variables.map(({ name }, index) => `set_variable ${name} "$${valueName(index)}"`),
    '',
  ].join('\n');
}

/** Unlike any variable of the author, since the names are those of the script that works the values out. */
function valueName(index: number): string {
  return `_imagesmith_value_${index + 1}`;
}

/*
 * A value with line ends is written with `printf %b`, since a variable must be one line to be found again. Quotes,
 * backslashes, `$`, '`' and `#` mean different things to the readers of /etc/environment (PAM, systemd, shells), and
 * older PAM cuts lines at 1024 bytes.
 */
const SET_FUNCTION = String.raw`kept() { [ ! -e "$2" ] || grep -Ev "$1" "$2" || [ $? -eq 1 ]; }
one_line() { [ "$(printf %s "$1" | wc -l)" -eq 0 ]; }
plain() {
  one_line "$1" && [ "$(printf %s "$1" | wc -c)" -le 900 ] &&
    ! printf %s "$1" | LC_ALL=C grep -q '[[:cntrl:]"\$${'`'}#]'
}
set_variable() {
  kept "^export $1=" ${PROFILE_FILE} >${PROFILE_FILE}.new
  if one_line "$2"; then
    printf "export %s='%s'\n" "$1" "$(printf %s "$2" | sed "s/'/'\\\\''/g")"
  else
    printf 'export %s="$(printf %%b '"'%s'"')"; %s="$${'{'}%s%%.}"\n' "$1" \
      "$(printf %s. "$2" | sed -e 's/\\/\\\\/g' -e "s/'/'\\\\''/g" | awk '{ printf "%s%s", end, $0; end = "\\n" }')" \
      "$1" "$1"
  fi >>${PROFILE_FILE}.new
  mv -f ${PROFILE_FILE}.new ${PROFILE_FILE}
  kept "^[[:space:]]*(export[[:space:]]+)?$1=" ${ENVIRONMENT_FILE} >${ENVIRONMENT_FILE}.new
  if plain "$2"; then
    printf '%s="%s"\n' "$1" "$2" >>${ENVIRONMENT_FILE}.new
  else
    echo "$1 is set for shells only: its value is too long or has characters that ${ENVIRONMENT_FILE} cannot hold"
  fi
  cat ${ENVIRONMENT_FILE}.new >${ENVIRONMENT_FILE}
  rm -f ${ENVIRONMENT_FILE}.new
}`;

function readOlderForm(text: string): Read<Variable[]> {
  const name = firstWord(text, 0);
  const trouble = troubleOfName(name, 0);
  if (trouble !== undefined) return { trouble };
  const start = skipBlanks(text, name.length);
  if (start === text.length) {
    return {
      trouble: {
        offset: 0,
        message: `must be NAME=value or NAME value, but '${shorten(name)}' has no value`,
      },
    };
  }
  const value = readWhole(text, start);
  return value.result === undefined ? value : { result: [{ name, segments: value.result.segments }] };
}

function firstWord(text: string, offset: number): string {
  let end = offset;
  while (end < text.length && !isBlank(text[end])) end += 1;
  return text.slice(offset, end);
}

function troubleOfName(name: string, offset: number) {
  if (!VARIABLE_NAME.test(name)) {
    const message = `a variable must be named with letters, digits and '_', not beginning with a digit, but is '${shorten(name)}'`;
    return { offset, message };
  }
  if (READ_ONLY.includes(name)) {
    return { offset, message: `'${name}' belongs to the shell and cannot be set` };
  }
  return undefined;
}
