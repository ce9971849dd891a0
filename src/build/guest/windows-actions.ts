import type { GuestAction } from './guest-task.ts';
import { lastPartOf } from './linux-transfer.ts';
import type { Parts } from './parts.ts';

/** An action as the Windows wrapper runs it. */
export interface WindowsProgram {
  /** Files that the program finds in the task's directory. */
  readonly parts: Parts;
  /** The script to run, when it is not the part `payload.ps1`. */
  readonly lines: readonly string[] | undefined;
}

export function windowsProgram(action: GuestAction): WindowsProgram {
  switch (action.kind) {
    case 'script': {
      const { content, workingDir = 'C:\\Windows\\System32' } = action;
      return { parts: { 'payload.ps1': content, workdir: workingDir }, lines: undefined };
    }
    case 'file':
      return {
        parts: { payload: action.content, path: action.path },
        lines: [
          ...COMMON,
          '$path = Read-Part path',
          ...NEW_FILE,
          '[IO.File]::Copy("$work\\payload", $new)',
          ...IN_PLACE,
        ],
      };
    case 'webDownload': {
      const { url, directory, token, sha256 } = action;
      return {
        parts: {
          url,
          directory,
          ...(token === undefined ? {} : { token }),
          ...(sha256 === undefined ? {} : { sha256 }),
        },
        lines: [
          ...COMMON,
          ...URL,
          "$name = ([Uri]$url).AbsolutePath -replace '^.*/', ''",
          ...DOWNLOAD,
          ...(token === undefined
            ? []
            : ["$request.Headers['Authorization'] = 'Bearer ' + (Read-Part token)"]),
          ...RECEIVE,
          ...(sha256 === undefined ? [] : CHECK),
          ...IN_PLACE,
        ],
      };
    }
    case 'ossDownload':
      return {
        parts: { url: action.signedURL, directory: action.directory, name: lastPartOf(action.objectName) },
        lines: [...COMMON, ...URL, '$name = Read-Part name', ...DOWNLOAD, ...RECEIVE, ...IN_PLACE],
      };
    default:
      return {
        parts: { url: action.signedURL, path: action.path },
        lines: [...COMMON, ...URL, '$path = Read-Part path', ...UPLOAD],
      };
  }
}

/** Messages never name the URL: it may be signed. */
const COMMON = [
  "$ErrorActionPreference = 'Stop'",
  '$work = $env:IMAGESMITH_TASK',
  'function Read-Part($name) { [IO.File]::ReadAllText("$work\\$name") }',
  'function Stop-Task($message) { [Console]::Error.WriteLine($message); exit 1 }',
  'function Get-Answer($request) {',
  '  try { return $request.GetResponse() }',
  '  catch [Net.WebException] {',
  '    $answer = $_.Exception.Response',
  '    if ($answer -ne $null) { Stop-Task ("the server answered {0} {1}" -f [int]$answer.StatusCode, $answer.StatusDescription) }',
  '    Stop-Task "the server could not be reached: $($_.Exception.Status)"',
  '  }',
  '}',
];

const URL = [
  '$url = Read-Part url',
  "if ($url -notmatch '^https?://[!-~]+$') { Stop-Task 'the URL must begin with http:// or https:// and be percent-encoded' }",
  // Older systems offer less than what servers take.
  '[Net.ServicePointManager]::SecurityProtocol = [Net.ServicePointManager]::SecurityProtocol -bor [Net.SecurityProtocolType]::Tls12',
  '$request = [Net.HttpWebRequest]::Create($url)',
  '$request.Timeout = 60000',
];

/** The new file is made beside the old one and takes its place at once. */
const NEW_FILE = [
  "if ($path -notmatch '^([A-Za-z]:[\\\\/]|\\\\\\\\)') { Stop-Task \"'$path' is not an absolute path\" }",
  'if ([IO.Directory]::Exists($path)) { Stop-Task "\'$path\' is a directory" }',
  '[void][IO.Directory]::CreateDirectory([IO.Path]::GetDirectoryName($path))',
  '$new = "$path.imagesmith-$PID"',
];

const DOWNLOAD = [
  "if ($name -eq '') { Stop-Task 'the path of the URL names no file' }",
  '$path = [IO.Path]::Combine((Read-Part directory), $name)',
  ...NEW_FILE,
];

const RECEIVE = [
  '$answer = Get-Answer $request',
  '$file = [IO.File]::Create($new)',
  'try { $answer.GetResponseStream().CopyTo($file) } finally { $file.Close(); $answer.Close() }',
];

const CHECK = [
  '$wanted = (Read-Part sha256).ToLowerInvariant()',
  '$file = [IO.File]::OpenRead($new)',
  "try { $got = ([BitConverter]::ToString([Security.Cryptography.SHA256]::Create().ComputeHash($file)) -replace '-', '').ToLowerInvariant() } finally { $file.Close() }",
  'if ($got -ne $wanted) { [IO.File]::Delete($new); Stop-Task "the SHA-256 of the file is $got, not $wanted" }',
];

const IN_PLACE = [
  'if ([IO.File]::Exists($path)) { [IO.File]::Replace($new, $path, [NullString]::Value) } else { [IO.File]::Move($new, $path) }',
];

/** Without a Content-Type, which the URL is not signed for. */
const UPLOAD = [
  'if (-not [IO.File]::Exists($path)) { Stop-Task "there is no file \'$path\' to upload" }',
  "$request.Method = 'PUT'",
  '$request.AllowWriteStreamBuffering = $false',
  '$file = [IO.File]::OpenRead($path)',
  'try {',
  '  $request.ContentLength = $file.Length',
  '  $stream = $request.GetRequestStream()',
  '  $file.CopyTo($stream)',
  '  $stream.Close()',
  '} catch [Net.WebException] { Stop-Task "the server could not be reached: $($_.Exception.Status)" } finally { $file.Close() }',
  '(Get-Answer $request).Close()',
];
