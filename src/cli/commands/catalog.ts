import type { Command } from '../command.ts';

/** Lists what comes with the operator, or shows one of it. */
export const catalog: Command = {
  name: 'catalog',
  summary: 'lists the System components, or shows one',
  usage: `Lists the components that templates use with 'catalog: System', or shows one as a whole.

  kubectl imagesmith catalog [NAME[/VERSION]] [--output table|json|yaml]

With NAME the ImageComponent is printed as it is shipped, the newest version unless another is asked for. The table
shortens descriptions; --output json has everything.`,
  flags: { output: 'value' },
  run: async (args, io) => (await import('../catalog/run-catalog.ts')).runCatalog(args, io),
};
