import { didYouMean } from './did-you-mean.ts';
import { COMMANDS } from './dockerfile-commands.ts';
import { shorten } from './shorten.ts';

/** Commands of Docker that Image Builder does not have, and what to use instead. */
const INSTEAD: Readonly<Record<string, string>> = {
  ADD: 'use COPY with a URL, and RUN to unpack',
  ARG: 'use ENV, or a component in YAML with Parameters',
  MAINTAINER: 'use LABEL',
  EXPOSE: 'ports are opened by security groups, not by an image',
  VOLUME: 'an instance gets its disks when it is launched',
  ONBUILD: 'nothing is built upon a component; write the command itself',
  SHELL: 'RUN uses /bin/sh; for another shell write it into the command, as in RUN bash -c',
  HEALTHCHECK: 'write a component of type Test',
  STOPSIGNAL: 'write a systemd unit with KillSignal',
};

/** What is wrong with a verb that the form does not have, and what is allowed. */
export function wrongVerb(verb: string, written: string, more: readonly string[] = []): string {
  const allowed = [...COMMANDS.keys(), ...more];
  const instead = Object.hasOwn(INSTEAD, verb) ? INSTEAD[verb] : undefined;
  if (instead !== undefined) return `${verb} is not available: ${instead}`;
  return `'${shorten(written)}' is no command; a line begins with one of ${allowed.join(', ')}${didYouMean(verb, allowed)}`;
}
