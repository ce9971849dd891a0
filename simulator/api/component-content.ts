import { load } from 'js-yaml';

import { ApiError } from '../wire/api-error.ts';
import type { ComponentParameter } from '../world/component-record.ts';

/** Instructions of the Dockerfile form (documented list). */
const INSTRUCTIONS = /^(RUN|ENV|LABEL|COPY|ENTRYPOINT|CMD|WORKDIR|USER|RESTART)\b/;

/**
 * The parameters that the content of an image component declares. Content is YAML with `Tasks`, or a Dockerfile.
 *
 * @throws ApiError `InvalidParameter.Content` when it is neither, `EmptyCommandContent.*` for an empty instruction.
 */
export function readComponentContent(content: string): ComponentParameter[] {
  const yaml = readYaml(content);
  if (yaml === undefined) {
    if (/^Tasks:/m.test(content)) throw invalidContent('The content is not valid YAML.');
    checkDockerfile(content);
    return [];
  }
  const tasks = yaml['Tasks'];
  if (!Array.isArray(tasks) || tasks.length === 0) throw invalidContent('Tasks must be a list of tasks.');
  for (const task of tasks) {
    if (!isMapping(task) || typeof task['Name'] !== 'string' || typeof task['Action'] !== 'string') {
      throw invalidContent('Every task needs a Name and an Action.');
    }
  }
  const declared = yaml['Parameters'] ?? {};
  if (!isMapping(declared)) throw invalidContent('Parameters must be a mapping.');
  return Object.entries(declared).map(([name, definition]) => readParameter(name, definition));
}

function readParameter(name: string, definition: unknown): ComponentParameter {
  const { Type, DefaultValue } = isMapping(definition) ? definition : {};
  if (typeof Type !== 'string' || !['String', 'Number', 'Boolean'].includes(Type)) {
    throw invalidContent(`The parameter ${name} needs a Type: String, Number or Boolean.`);
  }
  return { name, type: Type, defaultValue: isScalar(DefaultValue) ? String(DefaultValue) : '' };
}

function checkDockerfile(content: string): void {
  const lines = content.replaceAll('\\\n', ' ').split('\n');
  for (const line of lines) {
    const text = line.trim();
    if (text === '' || text.startsWith('#')) continue;
    const name = INSTRUCTIONS.exec(text)?.[1];
    if (text.startsWith('FROM')) {
      throw new ApiError(404, 'NotSupportedCommand.FROM', 'FROM is not supported in a component.');
    }
    if (text.startsWith('COMPONENT')) {
      throw new ApiError(400, 'InvalidCommand.Component', 'A component cannot use another one.');
    }
    if (name === undefined) {
      const message = `Not an instruction: ${text.slice(0, 50)}`;
      throw new ApiError(400, 'InvalidImageTemplateCommand.NotSupported', message);
    }
    const rest = text.slice(name.length).trim();
    if (name === 'RESTART' ? rest !== '' : rest === '') {
      const code = name === 'RESTART' ? 'NotEmptyCommandContent' : 'EmptyCommandContent';
      throw new ApiError(400, `${code}.${name}`, `The instruction ${name} is wrongly formed.`);
    }
  }
}

/** Undefined when the text is no mapping, as a Dockerfile is not. */
function readYaml(content: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = load(content);
    return isMapping(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isScalar(value: unknown): value is string | number | boolean {
  return ['string', 'number', 'boolean'].includes(typeof value);
}

function invalidContent(why: string): ApiError {
  return new ApiError(400, 'InvalidParameter.Content', why);
}
