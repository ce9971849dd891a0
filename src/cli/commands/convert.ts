import type { Command } from '../command.ts';
export const convert: Command = {
  name: 'convert',
  summary: 'turns Image Builder content, Dockerfiles and Packer templates into objects',
  usage: '',
  flags: {},
  run: () => Promise.resolve(2),
};
