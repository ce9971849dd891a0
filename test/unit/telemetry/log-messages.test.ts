import { readdirSync, readFileSync } from 'node:fs';

import { assert, suite } from '../../kit/index.ts';

const test = suite('log messages');

const SRC = new URL('../../../src/', import.meta.url);
/** A call of a logger, recognised by the receiver's name. */
const CALL = /\b(?:log|logger|\w*Log|\w*Logger)\??\.(?:debug|info|warn|error)\(/g;

interface Call {
  readonly where: string;
  /** The text after the opening parenthesis. */
  readonly rest: string;
}

function calls(): Call[] {
  const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  return files.flatMap((file) => {
    const text = readFileSync(new URL(file, SRC), 'utf8');
    return [...text.matchAll(CALL)].map((match) => {
      const line = text.slice(0, match.index).split('\n').length;
      return { where: `src/${file}:${line}`, rest: text.slice(match.index + match[0].length) };
    });
  });
}

/** The arguments of a call, cut at commas on the outermost level. */
function argumentsOf(rest: string): string[] {
  const found: string[] = [];
  let depth = 0;
  let quote = '';
  let from = 0;
  for (let at = 0; at < rest.length; at++) {
    const char = rest[at] ?? '';
    if (quote !== '') {
      if (char === '\\') at++;
      else if (char === quote) quote = '';
    } else if (`'"\``.includes(char)) quote = char;
    else if ('([{'.includes(char)) depth++;
    else if (depth > 0 && ')]}'.includes(char)) depth--;
    else if (depth === 0 && (char === ',' || char === ')')) {
      found.push(rest.slice(from, at).trim());
      from = at + 1;
      if (char === ')') break;
    }
  }
  return found.filter((argument) => argument !== '');
}

/** One constant, or a choice between two. */
const CONSTANTS = /(?:^|\?\s*(['"])(?<first>[^'"]*)\1\s*:\s*)(['"])(?<last>[^'"]*)\3$/;

/**
 * The texts that the last argument can have; none when they are no constants. A parameter `message` passes: it hands on
 * what is a constant where it comes from.
 */
function messagesOf(rest: string): string[] {
  const argument = argumentsOf(rest).at(-1) ?? '';
  if (argument === 'message') return ['Constant elsewhere'];
  const found = CONSTANTS.exec(argument)?.groups;
  return [found?.['first'], found?.['last']].filter((text) => text !== undefined);
}

test('messages are constant, start with a capital and have no period', () => {
  const wrong: string[] = [];
  const all = calls();
  for (const { where, rest } of all) {
    const messages = messagesOf(rest);
    if (messages.length === 0) wrong.push(`${where}: the message is no constant`);
    for (const message of messages) {
      if (!/^[A-Z]/.test(message)) wrong.push(`${where}: '${message}' does not start with a capital`);
      if (message.endsWith('.')) wrong.push(`${where}: '${message}' ends with a period`);
    }
  }
  assert.equal(wrong, []);
  assert.ok(all.length >= 15, `only ${all.length} calls were found`);
});

test('the rule sees what it is meant to see', () => {
  assert.equal(messagesOf(`'Starting');`), ['Starting']);
  assert.equal(messagesOf(`{ a: f(1, 2), b: ')' }, 'Starting',\n);`), ['Starting']);
  assert.equal(messagesOf(`{ a }, kind === 'x' ? 'One' : 'Two');`), ['One', 'Two']);
  assert.equal(messagesOf('{ a }, `Starting ${name}`);'), []);
  assert.equal(messagesOf(`'Starting ' + name);`), []);
  assert.equal(messagesOf(`name + ' starting');`), []);
  assert.equal(messagesOf(`{ a }, error.message);`), []);
});
