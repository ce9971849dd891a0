/**
 * The way into the component language. A spec or content goes through one of three front ends: `structured*`, `yaml-*`
 * or `dockerfile-*`; what they have in common is checked by `check-*`, by the table in `actions.ts`; a `Component` comes
 * out. The content of a template goes through `build-content*`, which shares the commands of `dockerfile-*`. `parameters`
 * and `render` then make the tasks of a plan from a component and what a template passes.
 */
import type { ImageComponent } from '../api/objects.ts';
import { MAX_CONTENT_BYTES } from './actions.ts';
import { utf8Length } from './check-text.ts';
import type { Component, ComponentType, OSType, Parsed } from './component.ts';
import { type ContentContext, parseDockerfile } from './dockerfile.ts';
import type { Problem } from './problem.ts';
import { parseStructured } from './structured.ts';
import { parseYAMLComponent } from './yaml-component.ts';

/** What a component's spec says by default when it did not come from an API server, which fills these in. */
export interface ParseDefaults {
  readonly type?: ComponentType;
  readonly osType?: OSType;
}

const CONTENT = 'spec.content';

/**
 * Reads a component, whichever of the three forms it is written in. Pure, and never throws: whatever is wrong comes
 * back as problems with their places, all that can be found at once.
 */
export function parseComponent(
  spec: ImageComponent['spec'],
  defaults: ParseDefaults = {},
): Parsed<Component> {
  const type = spec.type ?? defaults.type ?? 'Build';
  const osType = spec.osType ?? defaults.osType ?? 'Linux';
  const { content, tasks } = spec;
  if (content === undefined) return parseStructured({ ...spec, type, osType });
  const refuse = (problem: Omit<Problem, 'path'>, path = CONTENT): Parsed<Component> => ({
    problems: [{ path, ...problem }],
    warnings: [],
  });
  if (tasks !== undefined) return refuse({ message: 'exactly one of tasks and content must be set' }, 'spec');
  if (typeof content !== 'string') return refuse({ message: 'must be a text' });
  if (spec.parameters !== undefined) {
    const message = "belongs to 'tasks': 'content' declares its parameters itself";
    return refuse({ message }, 'spec.parameters');
  }
  return parseContent(content, { osType, type, path: CONTENT });
}

/** Reads a content in Image Builder's syntax: YAML, or Dockerfile lines on Linux. Never throws. */
export function parseContent(content: string, context: ContentContext): Parsed<Component> {
  const refuse = (problem: Omit<Problem, 'path'>): Parsed<Component> => ({
    problems: [{ path: context.path, line: 1, column: 1, ...problem }],
    warnings: [],
  });
  const bytes = utf8Length(content);
  if (bytes > MAX_CONTENT_BYTES) {
    const message = `must be at most ${MAX_CONTENT_BYTES} bytes in UTF-8, but has ${bytes}`;
    return refuse({ message, code: 'InvalidContent.LengthExceeded' });
  }
  switch (formatOf(content)) {
    case 'YAML':
      return parseYAMLComponent(content, context);
    case 'Dockerfile':
      if (context.osType === 'Linux') return parseDockerfile(content, context);
      return refuse({ message: "must be YAML with 'Tasks': the Dockerfile form is for Linux only" });
    default:
      return refuse({ message: 'must hold commands', code: 'MissingParameter.Content' });
  }
}

/** Dockerfile lines begin with a word of letters and a blank; YAML of a component never does. */
const DOCKERFILE_LINE = /^[A-Za-z]+(?:[ \t]|$)/;
/** `Tasks :` is YAML; `RUN : nothing` is the shell's empty command. */
const YAML_KEY = /^[A-Za-z]*[a-z][A-Za-z]*[ \t]*:(?:[ \t]|$)/;

/** Which language a content is written in, by its first line that is neither blank nor a comment. */
export function formatOf(content: string): 'YAML' | 'Dockerfile' | undefined {
  for (const line of content.replace(/^\uFEFF/, '').split(/\r?\n/)) {
    const text = line.trim();
    if (text === '' || text.startsWith('#')) continue;
    return DOCKERFILE_LINE.test(text) && !YAML_KEY.test(text) ? 'Dockerfile' : 'YAML';
  }
  return undefined;
}
