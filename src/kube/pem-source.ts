import type { Clock } from '../runtime/clock.ts';
import { FreshFile } from './fresh-file.ts';
import { type Fields, textField } from './kubeconfig-file.ts';

/** Something that yields a PEM text. */
export interface PemSource {
  text(): Promise<string>;
  /** Makes the next {@link text} look at the source again. */
  expire(): void;
}

/** The source of `<name>-data` (inline, wins) or `<name>` (a file); undefined when the entry has neither. */
export function pemSource(entry: Fields, name: string, clock: Clock): PemSource | undefined {
  const data = textField(entry, `${name}-data`);
  if (data) {
    const text = Buffer.from(data, 'base64').toString('utf8');
    return { text: () => Promise.resolve(text), expire: () => {} };
  }
  const path = textField(entry, name);
  return path ? new FreshFile(path, clock) : undefined;
}
