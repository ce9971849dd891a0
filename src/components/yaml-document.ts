import { isAlias, isCollection, isPair, isScalar, type Node, parseDocument, type Scalar } from 'yaml';

import { positionOf, type Problem } from './problem.ts';
import { shorten } from './shorten.ts';

/** Aliases in one content: nobody needs more, and each costs as much as what it stands for. */
const MAX_ALIASES = 100;
/** Mistakes in syntax that are told; what follows the first is often only its consequence. */
const MAX_SYNTAX_PROBLEMS = 3;
/** Characters of what the parser says; it quotes what it does not understand. */
const MAX_PARSER_MESSAGE = 160;
/** Image Builder's name for a content that cannot be read. */
const MALFORMED = 'InvalidParameter.Content';

/** Tags of plain YAML, which change nothing in texts. */
const HARMLESS_TAGS = new Set(
  ['str', 'int', 'float', 'bool', 'null', 'map', 'seq']
    .map((name) => `tag:yaml.org,2002:${name}`)
    .concat('!'),
);

/** A content that is YAML, with what its nodes stand for. */
export interface YAMLDocument {
  /** Without a byte order mark; offsets of nodes are offsets in it. */
  readonly content: string;
  /** Absent when there is nothing but comments. */
  readonly root: Node | undefined;
  /** The text of a scalar, as its author meant it. */
  readonly textOf: (scalar: Scalar) => string;
  /** The node itself, or the one that an alias stands for. */
  readonly resolve: (node: unknown) => unknown;
}

export type YAMLReading =
  | { readonly document: YAMLDocument; readonly problems?: undefined }
  | { readonly problems: readonly Problem[]; readonly document?: undefined };

/**
 * Reads a text as one YAML document and refuses what has no place in a component: several documents, tags with a
 * meaning of their own, merge keys, aliases without end, NUL. Double braces without quotes are read as text. Never
 * throws.
 */
export function readYAML(given: string, path: string): YAMLReading {
  const content = given.startsWith('\uFEFF') ? given.slice(1) : given;
  const problemAt = (offset: number, message: string, code?: string): Problem => ({
    path,
    ...positionOf(content, Math.min(offset, content.length)),
    message,
    ...(code === undefined ? {} : { code }),
  });
  const nul = content.indexOf('\0');
  if (nul >= 0) return { problems: [problemAt(nul, 'may not contain a NUL character')] };

  const masked = maskBraces(content);
  const parsed = parseLoosely(masked.content);
  if (typeof parsed === 'string') return { problems: [problemAt(0, 'is nested too deeply', MALFORMED)] };
  if (parsed.errors.length > 0) {
    const told = parsed.errors.slice(0, MAX_SYNTAX_PROBLEMS).map(({ code, message, pos: [offset] }) => {
      const text = syntaxMessage(code, masked.unmask(message));
      return problemAt(offset, text + bracesHint(content, offset), MALFORMED);
    });
    // What the parser says after it ran out of stack is about nothing else.
    return { problems: parsed.errors.some(isTooDeep) ? told.slice(0, 1) : told };
  }
  const root = parsed.contents ?? undefined;
  const { aliases, problems } = inspect(root, problemAt);
  if (problems.length > 0) return { problems };
  return {
    document: {
      content,
      root: isScalar(root) && root.source === '' ? undefined : root,
      textOf: (scalar) => masked.unmask(scalar.source ?? String(scalar.value)),
      resolve: (node) => (isAlias(node) ? aliases.get(node) : node),
    },
  };
}

function parseLoosely(content: string) {
  try {
    return parseDocument(content, {
      prettyErrors: false,
      // Told better by those who know what the key means.
      uniqueKeys: false,
      resolveKnownTags: false,
      logLevel: 'error',
    });
  } catch {
    // The parser calls itself for each level of nesting, and the stack has an end.
    return 'nested too deeply';
  }
}

function isTooDeep({ message }: { readonly message: string }): boolean {
  return message.includes('call stack');
}

/**
 * YAML takes unquoted double braces for a mapping, although their author meant a text. They are hidden from it by as
 * many characters that mean nothing in YAML, everywhere, for in quotes and blocks it makes no difference.
 */
function maskBraces(content: string): { content: string; unmask: (text: string) => string } {
  if (!content.includes('{{')) return { content, unmask: (text) => text };
  const free: string[] = [];
  for (let code = 0xe000; free.length < 2; code++) {
    const character = String.fromCharCode(code);
    if (!content.includes(character)) free.push(character.repeat(2));
  }
  const [open = '', close = ''] = free;
  return {
    content: content.replace(/\{\{([^{}[\],\r\n]*)\}\}/g, (_, inner: string) => `${open}${inner}${close}`),
    unmask: (text) => text.replaceAll(open, '{{').replaceAll(close, '}}'),
  };
}

function syntaxMessage(code: string, message: string): string {
  switch (code) {
    case 'TAB_AS_INDENT':
      return 'is not valid YAML: lines are indented with blanks, not with tabs';
    case 'MULTIPLE_DOCS':
      return 'must be a single YAML document, but here begins another';
    default:
      if (isTooDeep({ message })) return 'is nested too deeply';
      return `is not valid YAML: ${message.slice(0, MAX_PARSER_MESSAGE).replace(/[.\s]+$/, '')}`;
  }
}

function bracesHint(content: string, offset: number): string {
  const start = content.lastIndexOf('\n', offset - 1) + 1;
  const end = content.indexOf('\n', offset);
  const line = content.slice(start, end < 0 ? undefined : end);
  if (!line.includes('{{')) return '';
  return '; a value with \'{{\' is best written in quotes, such as "{{ name }}/file"';
}

/** One walk over everything, without recursion: what aliases stand for, and what may not be there at all. */
function inspect(
  root: unknown,
  problemAt: (offset: number, message: string) => Problem,
): { aliases: Map<unknown, unknown>; problems: Problem[] } {
  const aliases = new Map<unknown, unknown>();
  const anchors = new Map<string, unknown>();
  const problems: Problem[] = [];
  const open: unknown[] = [root];
  while (open.length > 0) {
    const node = open.pop();
    if (isPair(node)) {
      if (isScalar(node.key) && node.key.source === '<<' && node.key.type === 'PLAIN')
        problems.push(problemAt(offsetOf(node.key), "'<<' is not supported: write the keys out"));
      open.push(node.value, node.key);
    } else if (isAlias(node)) {
      const target = anchors.get(node.source);
      aliases.set(node, target);
      if (target === undefined)
        problems.push(
          problemAt(
            offsetOf(node),
            `'*${shorten(node.source)}' has no anchor '&${shorten(node.source)}' before it`,
          ),
        );
      if (aliases.size > MAX_ALIASES)
        return { aliases, problems: [problemAt(offsetOf(node), `may have at most ${MAX_ALIASES} aliases`)] };
    } else if (isScalar(node) || isCollection(node)) {
      if (node.anchor !== undefined) anchors.set(node.anchor, node);
      if (node.tag !== undefined && !HARMLESS_TAGS.has(node.tag))
        problems.push(
          problemAt(offsetOf(node), `the tag '${shorten(node.tag)}' has no meaning in a component`),
        );
      if (isCollection(node)) open.push(...[...node.items].reverse());
    }
  }
  return { aliases, problems: problems.slice(0, MAX_SYNTAX_PROBLEMS * 3) };
}

function offsetOf(node: Node): number {
  return node.range?.[0] ?? 0;
}
