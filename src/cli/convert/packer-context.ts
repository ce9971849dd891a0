import type { OSType } from '../../components/component.ts';
import { positionOf } from '../../components/problem.ts';
import type { Place } from '../lint/manifest.ts';
import { decodeText } from '../text.ts';
import type { Note, ReadBeside, Source } from './conversion.ts';
import { distinct, taskName } from './names.ts';
import type { PackerSettings } from './packer-settings.ts';
import type { PackerVariables } from './packer-variables.ts';

/** What the provisioners of one builder share. */
export class PackerContext {
  readonly source: Source;
  readonly variables: PackerVariables;
  readonly osType: OSType;
  readonly builder: string;
  /** Who Packer logs in as; undefined for root and the like. */
  readonly user: string | undefined;
  readonly #notes: Note[];
  readonly #read: ReadBeside;
  readonly #names = new Set<string>();

  constructor(
    given: {
      readonly source: Source;
      readonly variables: PackerVariables;
      readonly osType: OSType;
      readonly builder: string;
      readonly user: string | undefined;
    },
    notes: Note[],
    read: ReadBeside,
  ) {
    this.source = given.source;
    this.variables = given.variables;
    this.osType = given.osType;
    this.builder = given.builder;
    this.user = given.user;
    this.#notes = notes;
    this.#read = read;
  }

  place(offset: number): Place {
    return positionOf(this.source.text, offset);
  }

  note(offset: number, message: string): void {
    this.#notes.push({ ...this.place(offset), message });
  }

  /** A name that no other task has. */
  name(text: string): string {
    return distinct(taskName(text), this.#names);
  }

  /** Notes each setting that nobody asked for. */
  noteRest(settings: PackerSettings, type: string): void {
    for (const { name, offset } of settings.rest()) this.note(offset, `'${name}' of ${type} is left out`);
  }

  /** A file that the template names. Undefined, and noted, when it cannot be had. */
  async file(given: string, offset: number): Promise<PackerFile | undefined> {
    const { text: path, unknown } = this.variables.known(given);
    if (path === undefined) {
      this.note(offset, `left out: the path '${given}' is not known, since ${unknown}`);
      return undefined;
    }
    const read = await this.#read(path);
    if (typeof read === 'string') {
      this.note(offset, `left out: ${read}`);
      return undefined;
    }
    return { path, ...read };
  }

  /** A script that the template names, with LF line ends as Packer sends it, unless `binary`. */
  async script(given: string, offset: number, binary: boolean): Promise<PackerScript | undefined> {
    const file = await this.file(given, offset);
    if (file === undefined) return undefined;
    const { text } = decodeText(file.bytes);
    if (text === undefined) return { path: file.path, bytes: file.bytes };
    return { path: file.path, text: binary ? text : text.replaceAll('\r\n', '\n').replace(/^\uFEFF/, '') };
  }
}

export interface PackerFile {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly executable: boolean;
}

/** A script: its text, or its bytes when it is none. */
export type PackerScript =
  | { readonly path: string; readonly text: string; readonly bytes?: undefined }
  | { readonly path: string; readonly bytes: Uint8Array; readonly text?: undefined };

/** What the name of a file tells, without folders and ending. */
export function stemOf(path: string): string {
  return (path.split(/[/\\]/).at(-1) ?? '').replace(/\.[A-Za-z0-9]+$/, '');
}
