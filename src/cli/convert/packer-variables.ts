import { positionOf } from '../../components/problem.ts';
import { REFERENCE_NAME, referencesIn } from '../../components/references.ts';
import type { SpecParameter } from './component-objects.ts';
import type { Note, Source } from './conversion.ts';
import type { JSONNode } from './json-text.ts';
import { type PackerPiece, packerPieces } from './packer-text.ts';
import { PackerSettings, textOf } from './packer-settings.ts';
import { isTelling, SECRET_NAME } from './secrets.ts';

interface Variable {
  readonly offset: number;
  /** Undefined when only the command line or the environment has it. */
  readonly value: string | undefined;
  readonly secret: boolean;
}

/** A text of the result: literal parts, and references to parameters. Absent when it cannot be told. */
export interface FilledText {
  readonly text: string;
  /** Whether a literal part would be read as a reference. */
  readonly ambiguous: boolean;
}

/** Settings of builders whose value is a secret, whatever the variable is called. */
export const SECRET_SETTINGS = [
  'access_key',
  'secret_key',
  'security_token',
  'ssh_password',
  'winrm_password',
];

/**
 * The variables of a Packer template. Those that provisioners use become parameters of the component; secret ones
 * become sensitive parameters whose value is nowhere in the result.
 */
export class PackerVariables {
  readonly #variables = new Map<string, Variable>();
  readonly #parameters = new Map<string, SpecParameter>();
  readonly #byVariable = new Map<string, string>();
  readonly #secrets = new Map<string, string>();
  readonly #source: Source;
  readonly #notes: Note[];
  readonly #directory: string;

  constructor(root: JSONNode, source: Source, notes: Note[], directory: string) {
    this.#source = source;
    this.#notes = notes;
    this.#directory = directory;
    const settings = new PackerSettings(root);
    const sensitive = new Set((settings.list('sensitive-variables') ?? []).map(({ text }) => text));
    const inSecretSettings = namesInSecretSettings(settings.node('builders'));
    const variables = settings.node('variables');
    if (variables?.kind !== 'object') return;
    for (const [name, { value, offset }] of variables.entries) {
      const given = textOf(value);
      const secret = sensitive.has(name) || SECRET_NAME.test(name) || inSecretSettings.has(name);
      const resolved = given === undefined ? undefined : this.#resolve(given, secret);
      this.#variables.set(name, { offset, value: resolved, secret });
      if (secret && resolved !== undefined && resolved !== '') this.#secrets.set(resolved, name);
    }
  }

  /** Values that may stand nowhere in the result. */
  get secrets(): readonly string[] {
    return [...this.#secrets.keys()].filter(isTelling);
  }

  get parameters(): readonly SpecParameter[] {
    return [...this.#parameters.values()];
  }

  /** Something secret that stands in the template itself, in a setting of this name. */
  addSecret(value: string, name: string): void {
    if (value !== '' && packerPieces(value).every(({ kind }) => kind === 'text'))
      this.#secrets.set(value, name);
  }

  /** Every value known: the text as Packer would make it. Otherwise what is not, for a note. */
  known(
    given: string,
  ):
    | { readonly text: string; readonly unknown?: undefined }
    | { readonly unknown: string; readonly text?: undefined } {
    let text = '';
    for (const piece of packerPieces(given)) {
      if (piece.kind === 'text') text += piece.text;
      else if (piece.kind === 'user') {
        const variable = this.#variables.get(piece.name);
        if (variable?.value === undefined)
          return { unknown: `the variable '${piece.name}' has no value in the template` };
        if (variable.secret) return { unknown: `the variable '${piece.name}' is secret` };
        text += variable.value;
      } else {
        const value = this.#ofTemplate(piece);
        if (value === undefined) return { unknown: describe(piece) };
        text += value;
      }
    }
    return { text };
  }

  /** The text with references to parameters in place of variables. Undefined, and noted, when that is not possible. */
  filled(given: string, offset: number): FilledText | undefined {
    const note = (message: string) =>
      void this.#notes.push({ ...positionOf(this.#source.text, offset), message });
    let text = '';
    let ambiguous = false;
    for (const piece of packerPieces(given)) {
      if (piece.kind === 'user') {
        text += `{{ ${this.#parameterFor(piece.name, offset)} }}`;
        continue;
      }
      const literal = piece.kind === 'text' ? piece.text : this.#ofTemplate(piece);
      if (literal === undefined) {
        note(`left out: ${describe(piece)}`);
        return undefined;
      }
      ambiguous ||= referencesIn(literal).length > 0;
      text += this.#withoutSecrets(literal, offset);
    }
    return { text, ambiguous };
  }

  /** A value that stands in the template and must not be in the result: a sensitive parameter takes its place. */
  secretParameter(name: string, value: string, offset: number): string {
    this.addSecret(value, name);
    return this.#parameterFor(name, offset, true);
  }

  /** Whether the value of a secret stands in a text. */
  holdsSecret(text: string): boolean {
    return this.secrets.some((value) => text.includes(value));
  }

  /** Puts references in place of secret values that stand in a text; undefined when there are none. */
  hideSecrets(text: string, offset: number): string | undefined {
    const hidden = this.#withoutSecrets(text, offset);
    return hidden === text ? undefined : hidden;
  }

  #withoutSecrets(text: string, offset: number): string {
    let hidden = text;
    for (const [value, name] of this.#secrets) {
      if (!isTelling(value) || !hidden.includes(value)) continue;
      hidden = hidden.replaceAll(value, `{{ ${this.#parameterFor(name, offset, true)} }}`);
    }
    return hidden;
  }

  #parameterFor(variable: string, offset: number, isSecret = false): string {
    const known = this.#byVariable.get(variable);
    if (known !== undefined) return known;
    const found = this.#variables.get(variable);
    const name = this.#nameFor(variable);
    const secret = isSecret || (found?.secret ?? SECRET_NAME.test(variable));
    const value = found?.value;
    this.#byVariable.set(variable, name);
    this.#parameters.set(name, {
      name,
      ...(secret ? { sensitive: true } : {}),
      ...(secret || value === undefined || value.length > 4096 ? {} : { defaultValue: value }),
    });
    const place = positionOf(this.#source.text, found?.offset ?? offset);
    if (secret) {
      const message = `'${variable}' is secret: it has become the sensitive parameter '${name}'; make a Secret with its value`;
      this.#notes.push({ ...place, message });
    } else if (value === undefined) {
      const message = `the variable '${variable}' has no value in the template: it has become the parameter '${name}', which must be given`;
      this.#notes.push({ ...place, message });
    }
    return name;
  }

  #nameFor(variable: string): string {
    const name = variable
      .replaceAll(/[^A-Za-z0-9_-]/g, '_')
      .replace(/^[^A-Za-z_]/, '_$&')
      .slice(0, 60);
    let found = REFERENCE_NAME.test(name) ? name : 'value';
    for (let number = 2; this.#parameters.has(found); number++) found = `${name}_${number}`;
    return found;
  }

  /** Defaults of variables may use the environment and nothing else that is unknown here. */
  #resolve(given: string, secret: boolean): string | undefined {
    let text = '';
    for (const piece of packerPieces(given)) {
      const literal = piece.kind === 'text' ? piece.text : this.#ofTemplate(piece);
      if (literal === undefined) {
        // The rest of a secret is secret too.
        if (secret && text !== '') this.#secrets.set(text, 'value');
        return undefined;
      }
      text += literal;
    }
    return text;
  }

  #ofTemplate(piece: PackerPiece): string | undefined {
    if (piece.kind !== 'function') return undefined;
    if (piece.name === 'template_dir' || piece.name === 'pwd') return this.#directory;
    return piece.name === 'build_type' ? 'alicloud-ecs' : undefined;
  }
}

function describe(piece: PackerPiece): string {
  switch (piece.kind) {
    case 'env':
      return `the environment variable '${piece.name}' is not known here`;
    case 'user':
      return `the variable '${piece.name}' has no value in the template`;
    case 'field':
      return `'{{ .${piece.name} }}' is filled in by Packer itself`;
    case 'function':
      return `'${piece.written.slice(0, 60)}' is filled in by Packer itself`;
    default:
      return '';
  }
}

function namesInSecretSettings(builders: JSONNode | undefined): Set<string> {
  const names = new Set<string>();
  if (builders?.kind !== 'array') return names;
  for (const builder of builders.items) {
    if (builder.kind !== 'object') continue;
    for (const setting of SECRET_SETTINGS) {
      const text = textOf(builder.entries.get(setting)?.value) ?? '';
      for (const piece of packerPieces(text)) if (piece.kind === 'user') names.add(piece.name);
    }
  }
  return names;
}
