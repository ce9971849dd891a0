/** A command as it stands behind RUN, CMD and ENTRYPOINT. */
export type Command =
  | { readonly form: 'shell'; readonly text: string }
  /** A program and its arguments, without a shell between. May be empty. */
  | { readonly form: 'exec'; readonly words: readonly string[] };

/** What the exec form is, for messages. */
export const EXEC_FORM = `the exec form is a JSON array of strings in double quotes, such as ["echo", "hello"]`;

/** Single quotes, or one word in double quotes and a comma: meant for JSON, and no shell would take it. */
const MEANT_FOR_JSON = /^\[\s*(?:'[^']*'\s*[,\]]|"(?:[^"\\]|\\.)*"\s*,)/;

/**
 * Reads either form. As in Docker, what is not a JSON array of strings is a shell command (`[ -e /etc/x ]` is one);
 * undefined when it was clearly meant to be an array and is not.
 */
export function readCommand(text: string): Command | undefined {
  const words = readStrings(text);
  if (words !== undefined) return { form: 'exec', words };
  return MEANT_FOR_JSON.test(text) ? undefined : { form: 'shell', text };
}

/** The strings of a JSON array; undefined when the text is no such array. */
export function readStrings(text: string): string[] | undefined {
  if (!text.startsWith('[') || !text.endsWith(']')) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!Array.isArray(value)) return undefined;
  const items: unknown[] = value;
  return items.every((item) => typeof item === 'string') ? items : undefined;
}
