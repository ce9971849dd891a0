import type { Command } from '../command.ts';

/** Turns what people have for other builders into objects of ours. */
export const convert: Command = {
  name: 'convert',
  summary: 'turns Image Builder content, Dockerfiles and Packer templates into objects',
  usage: `Turns what is written for another builder into ImageComponents and ImageTemplates, as YAML for Git.

  kubectl imagesmith convert FILE [--from image-builder|dockerfile|packer] [--name NAME] [--namespace NAMESPACE]
      [--kind component|template] [--type Build|Test] [--os-type Linux|Windows] [--target STAGE] [--output yaml|json]

FILE is one of these, told from what stands in it unless --from says it; '-' reads standard input:
  image-builder  content of ECS Image Builder: a component in YAML or Dockerfile syntax, or the build content of a
                 template (with COMPONENT lines, or FROM IMAGE:..., FROM IMAGE_FAMILY:...)
  dockerfile     a Dockerfile as Docker reads it; --target names a stage, the last one otherwise
  packer         a Packer template in JSON; scripts and files are read beside it

--name is the name of the objects, otherwise that of the file. --kind component leaves templates out; --kind template
adds a template that uses the component. Whatever could not be carried over, or is to be filled in, is told on standard
error as 'file:line:column: note: message'. Secrets are never printed.
Exit code 0 when everything was carried over or noted, 1 when FILE cannot be read, 2 for wrong usage.`,
  flags: {
    from: 'value',
    name: 'value',
    namespace: 'value',
    kind: 'value',
    type: 'value',
    'os-type': 'value',
    target: 'value',
    output: 'value',
  },
  run: async (args, io) => (await import('../convert/run-convert.ts')).runConvert(args, io),
};
