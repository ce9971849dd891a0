import { absoluteFile, FAIL, readPart } from './linux-actions.ts';

export type Transfer =
  | {
      readonly kind: 'download';
      readonly token: boolean;
      readonly sha256: boolean;
      readonly nameFromURL: boolean;
    }
  | { readonly kind: 'upload' };

/** Seconds to find the server and be answered by it, within the task's own time. */
const CONNECT_SECONDS = 30;

/** The last part of a path, without anything before it. */
export function lastPartOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/**
 * Shell lines that move one file over HTTP with curl, or down with wget where that is missing. URL and token reach them in
 * a file in memory, since arguments can be seen by every user of the guest, and messages never name the URL: it may be
 * signed.
 */
export function linuxTransfer(transfer: Transfer): string[] {
  const download = transfer.kind === 'download';
  const token = download && transfer.token;
  return [
    'export LC_ALL=C',
    ...FAIL,
    readPart('url'),
    'case $url in http://* | https://*) ;; *) fail "the URL must begin with http:// or https://" ;; esac',
    `case $url in *[!!-~]*) fail "the URL must be percent-encoded: only visible ASCII characters can stand in one" ;; esac`,
    ...(token ? [readPart('token'), TOKEN_CHECK] : []),
    ...(download ? targetLines(transfer.nameFromURL) : [readPart('path'), UPLOAD_CHECK]),
    // In memory when the task is sensitive.
    'c=$(mktemp -d "$IMAGESMITH_WORK/http-XXXXXX") || exit 1',
    `trap 'rm -rf "$c"${download ? ' "$t"' : ''}' EXIT; trap 'exit 143' TERM`,
    'q() { printf %s "$1" | sed \'s/[\\\\"]/\\\\&/g\'; }',
    'if command -v curl >/dev/null 2>&1; then',
    '  {',
    '    printf \'url = "%s"\\n\' "$(q "$url")"',
    ...(token ? ['    printf \'header = "Authorization: Bearer %s"\\n\' "$(q "$token")"'] : []),
    '  } >"$c/curl"',
    `  curl -q -fsS -L --proto '=http,https' --proto-redir '=http,https' -g --connect-timeout ${CONNECT_SECONDS} -K "$c/curl" ${
      download ? '-o "$t"' : '-T "$path" -o /dev/null'
    } 2>"$c/log"; r=$?`,
    ...(download ? wgetLines(token) : []),
    'else',
    `  fail "${download ? MISSING_TOOLS : MISSING_CURL}"`,
    'fi',
    '[ $r = 0 ] || { sed \'s|[a-z]*://[^ ]*|the URL|g\' "$c/log" >&2; exit $r; }',
    ...(download ? arrivedLines(transfer.sha256) : []),
  ];
}

const MISSING_TOOLS = 'neither curl nor wget is installed: a task before this one has to install one of them';
/** wget always sends a Content-Type, which the URL is not signed for. */
const MISSING_CURL = 'curl is not installed, which an upload needs: a task before this one has to install it';

/** BusyBox has a wget that reads no settings. */
function wgetLines(token: boolean): string[] {
  return [
    'elif wget --version 2>/dev/null | grep -q "GNU Wget"; then',
    '  printf "%s\\n" "$url" >"$c/url"',
    '  {',
    '    echo "tries = 1"',
    `    echo "timeout = ${CONNECT_SECONDS}"`,
    // wget would send the token to whichever host it is sent on to.
    ...(token
      ? ['    echo "max_redirect = 0"', '    printf "header = Authorization: Bearer %s\\n" "$token"']
      : []),
    '  } >"$c/wgetrc"',
    '  WGETRC=$c/wgetrc wget -nv -i "$c/url" -O "$t" 2>"$c/log"; r=$?',
  ];
}

const TOKEN_CHECK =
  'case $token in *[!!-~]* | "") fail "tokenInfo must be visible ASCII characters without blanks" ;; esac';
const UPLOAD_CHECK = '[ -f "$path" ] || fail "there is no file \'$path\' to upload"';

function targetLines(nameFromURL: boolean): string[] {
  const fromURL = [
    // Path of the URL, without server, query and fragment.
    'name=${url%%[?#]*}; name=${name#*://}',
    'case $name in */*) name=${name##*/} ;; *) name= ;; esac',
  ];
  return [
    ...(nameFromURL ? fromURL : [readPart('name')]),
    'case $name in "" | . | ..) fail "the URL\'s path names no file" ;; esac',
    readPart('directory'),
    'path=${directory%/}/$name',
    ...absoluteFile('path'),
    't=$(mktemp "${path%/*}/.imagesmith-XXXXXX") || exit 1',
  ];
}

function arrivedLines(sha256: boolean): string[] {
  const check = [
    readPart('sha256'),
    'w=$(printf %s "$sha256" | tr \'A-F\' \'a-f\'); g=$(sha256sum <"$t" | cut -c 1-64)',
    '[ "$g" = "$w" ] || fail "the file\'s SHA-256 is $g, not $w"',
  ];
  return [...(sha256 ? check : []), 'chmod 644 "$t" && mv -f "$t" "$path"'];
}
