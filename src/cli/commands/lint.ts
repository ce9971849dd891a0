import type { Command } from '../command.ts';

/** Finds mistakes before anything is applied. */
export const lint: Command = {
  name: 'lint',
  summary: 'checks components and templates, and Image Builder content',
  usage: `Checks files without a cluster, and says where something is wrong.

  kubectl imagesmith lint FILE... [--output text|json] [--os-type Linux|Windows]

A file holds Imagesmith objects in YAML or JSON (other kinds are left alone), or Image Builder content: one component in
YAML or Dockerfile syntax, or the build content of a template. '-' reads standard input. Templates are checked against
the components in all the files given and those of the System catalogue. --os-type says what Image Builder content is
for; without it either system will do.

Each finding is a line 'file:line:column: error|warning: field: message', or an object with --output json.
Exit code 0 without errors, 1 with errors, 2 for wrong usage. Names of images, networks and Secrets, and changes of
immutable objects, are checked by the cluster only.`,
  flags: { output: 'value', 'os-type': 'value' },
  run: async (args, io) => (await import('../lint/run-lint.ts')).runLint(args, io),
};
