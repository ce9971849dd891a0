import type { Command } from '../command.ts';
import { catalog } from './catalog.ts';
import { convert } from './convert.ts';
import { lint } from './lint.ts';

/** Every command, one file each; a new one is added here. */
export const COMMANDS: readonly Command[] = [lint, convert, catalog];
