import { splitInstructions } from '../../components/dockerfile-lines.ts';
import { formatOf } from '../../components/parse.ts';
import type { SourceForm } from './conversion.ts';
import { isImageBuilderFrom } from './from-image-builder.ts';

/** Commands that only Docker has. */
const DOCKER_ONLY = new Set([
  'ADD',
  'ARG',
  'EXPOSE',
  'VOLUME',
  'ONBUILD',
  'SHELL',
  'HEALTHCHECK',
  'STOPSIGNAL',
  'MAINTAINER',
]);
/** Commands that only Image Builder has. */
const IMAGE_BUILDER_ONLY = new Set(['COMPONENT', 'RESTART']);

/** Which form a text is in, by what stands in it. */
export function sourceFormOf(text: string): SourceForm {
  const start = text.trimStart();
  if (start.startsWith('{')) return 'packer';
  if (/^(?:packer|source|build|variable|locals|data)\s*(?:"[^"]*"\s*)*\{/m.test(text)) return 'packer';
  if (formatOf(text) !== 'Dockerfile') return 'image-builder';
  const instructions = splitInstructions(text);
  if (instructions.some(({ verb }) => IMAGE_BUILDER_ONLY.has(verb))) return 'image-builder';
  const from = instructions.find(({ verb }) => verb === 'FROM');
  if (from !== undefined) return isImageBuilderFrom(from.text) ? 'image-builder' : 'dockerfile';
  return instructions.some(({ verb }) => DOCKER_ONLY.has(verb)) ? 'dockerfile' : 'image-builder';
}
