import { ApiError, invalidParameter } from '../wire/api-error.ts';
import type { CommandRecord } from '../world/command-record.ts';

const PLACEHOLDER = /\{\{\s*([A-Za-z0-9_-]{1,64})\s*\}\}/g;
const MOST_DEFINED = 20;
const MOST_PASSED = 10;

/** Names of the `{{name}}` places in a script, in order, each once. @throws ApiError for more than 20. */
export function parameterNames(script: string): string[] {
  const names = [...new Set([...script.matchAll(PLACEHOLDER)].map((match) => match[1] ?? ''))];
  if (names.length <= MOST_DEFINED) return names;
  throw new ApiError(
    400,
    'ParameterCount.ExceedLimit',
    'The number of command parameters exceeds the limit.',
  );
}

/**
 * Values passed for a command, from one JSON text.
 *
 * @throws ApiError when parameters are passed to a command without them, are missing, unknown or too many.
 */
export function readCommandParameters(
  text: string | undefined,
  command: CommandRecord,
): Record<string, string> {
  const values = text === undefined ? {} : parse(text);
  const names = Object.keys(values);
  if (!command.enableParameter) {
    if (names.length === 0) return {};
    throw new ApiError(
      403,
      'Parameter.Disabled',
      'Parameters are passed but the command does not allow them.',
    );
  }
  if (names.length > MOST_PASSED) {
    throw new ApiError(
      400,
      'ParameterCount.ExceedLimit',
      'The number of command parameters exceeds the limit.',
    );
  }
  if (names.some((name) => name.length > 64)) {
    throw new ApiError(400, 'ParameterKey.ExceedLimit', 'The length of a parameter name exceeds the limit.');
  }
  if (names.some((name) => !command.parameterNames.includes(name))) {
    throw new ApiError(
      403,
      'Parameter.NotMatched',
      'The passed parameters do not match those of the command.',
    );
  }
  if (command.parameterNames.some((name) => !Object.hasOwn(values, name))) {
    throw new ApiError(403, 'Parameter.MissingValue', 'A value of a command parameter is missing.');
  }
  return values;
}

/** The script as the agent runs it. Without `EnableParameter` braces are left alone. */
export function fillParameters(command: CommandRecord, values: Record<string, string>): string {
  if (!command.enableParameter) return command.script;
  return command.script.replace(PLACEHOLDER, (_, name: string) => values[name] ?? '');
}

function parse(text: string): Record<string, string> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw invalidParameter('Parameters');
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))
    throw invalidParameter('Parameters');
  return Object.fromEntries(Object.entries(parsed).map(([name, value]) => [name, String(value)]));
}
