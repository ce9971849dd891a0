import { parseDockerfile } from '../../../src/components/dockerfile.ts';
import { assert, suite } from '../../kit/index.ts';

const test = suite('mistakes in the Dockerfile form');
const parse = (content: string, osType: 'Linux' | 'Windows' = 'Linux') =>
  parseDockerfile(content, { osType, type: 'Build', path: 'spec.content' });
/** `line:column code: message`, the message up to the first `…` of what is expected. */
const problems = (content: string) =>
  (parse(content).problems ?? []).map(
    ({ line, column, code, message }) => `${line ?? '-'}:${column ?? '-'} ${code ?? '-'}: ${message}`,
  );

/** Content, where the mistake is, its code and a part of its message. */
const CASES: [content: string, place: string, code: string, message: string][] = [
  ['', '1:1', 'MissingParameter.Content', 'RUN, ENV, WORKDIR, COPY'],
  ['# nothing\n\n', '1:1', 'MissingParameter.Content', 'RUN, ENV, WORKDIR, COPY'],
  ['LABEL a=b\nUSER c', '1:1', 'MissingParameter.Content', 'an effect of its own'],
  ['WORKDIR /{{ACS::RegionId}}', '1:9', 'InvalidCommandContent.WORKDIR', 'only in RUN and ENV'],
  ['USER {{ACS::RegionId}}\nRUN a', '1:6', 'InvalidCommandContent.USER', 'only in RUN and ENV'],
  ['RUN true\nFROM IMAGE:m-1', '2:1', 'NotSupportedCommand.FROM', 'the template names the base image'],
  ['COMPONENT ic-1', '1:1', 'InvalidCommand.Component', 'only in the content of a template'],
  ['  ADD a b', '1:3', 'InvalidImageTemplateCommand.NotSupported', 'use COPY with a URL'],
  ['ARG A', '1:1', 'InvalidImageTemplateCommand.NotSupported', 'use ENV'],
  ['MAINTAINER a', '1:1', 'InvalidImageTemplateCommand.NotSupported', 'use LABEL'],
  ['EXPOSE 80', '1:1', 'InvalidImageTemplateCommand.NotSupported', 'security groups'],
  ['VOLUME /a', '1:1', 'InvalidImageTemplateCommand.NotSupported', 'disks'],
  ['ONBUILD RUN a', '1:1', 'InvalidImageTemplateCommand.NotSupported', 'write the command itself'],
  ['SHELL ["a"]', '1:1', 'InvalidImageTemplateCommand.NotSupported', '/bin/sh'],
  ['HEALTHCHECK NONE', '1:1', 'InvalidImageTemplateCommand.NotSupported', 'type Test'],
  ['STOPSIGNAL 9', '1:1', 'InvalidImageTemplateCommand.NotSupported', 'KillSignal'],
  ['RUNN a', '1:1', 'InvalidImageTemplateCommand.NotSupported', "did you mean 'RUN'?"],
  ['RUN　a', '1:1', 'InvalidImageTemplateCommand.NotSupported', "'RUN　a' is no command"],
  ['constructor a', '1:1', 'InvalidImageTemplateCommand.NotSupported', 'is no command'],
  ['RUN', '1:1', 'EmptyCommandContent.RUN', 'a command'],
  ['RUN  \\\n# a\n', '1:1', 'EmptyCommandContent.RUN', 'a command'],
  ['RUN []', '1:5', 'InvalidCommandContent.RUN', 'a program'],
  ["RUN ['a', 'b']", '1:5', 'InvalidCommandContent.RUN', 'JSON array of strings in double quotes'],
  ['RUN ["a", "b",]', '1:5', 'InvalidCommandContent.RUN', 'JSON array'],
  ['RUN ["a", "\\u0000"]', '1:5', 'InvalidCommandContent.RUN', 'NUL'],
  ['RUN --mount=type=cache,target=/a b', '1:5', 'InvalidCommandContent.RUN', "'--mount'"],
  ['RUN cat <<EOF >/a\nx\nEOF\nRUN true', '1:9', 'InvalidCommandContent.RUN', "here-documents ('<<EOF')"],
  ["RUN a && \\\n  <<-'E F' cat 3<<'END'", '2:3', 'InvalidCommandContent.RUN', "'<<E F'"],
  ['ENV', '1:1', 'EmptyCommandContent.ENV', 'NAME=value'],
  ['ENV A', '1:5', 'InvalidCommandContent.ENV', "'A' has no value"],
  ['ENV A=1 B C=2', '1:9', 'InvalidCommandContent.ENV', "must be NAME=value, but is 'B'"],
  ['ENV A=1 9B=2', '1:9', 'InvalidCommandContent.ENV', "'9B'"],
  ['ENV A-B x', '1:5', 'InvalidCommandContent.ENV', "'A-B'"],
  ['ENV UID=1', '1:5', 'InvalidCommandContent.ENV', 'belongs to the shell'],
  ['ENV A=1 \\\n  B="x', '2:5', 'InvalidCommandContent.ENV', 'double quote'],
  ["ENV A='x", '1:7', 'InvalidCommandContent.ENV', 'single quote'],
  ['ENV A=$(date)', '1:7', 'InvalidCommandContent.ENV', 'runs no command'],
  ['ENV A="b$1"', '1:9', 'InvalidCommandContent.ENV', "'$1' is no variable"],
  ['ENV A=a$$', '1:8', 'InvalidCommandContent.ENV', "write '\\$'"],
  ['ENV A=${', '1:7', 'InvalidCommandContent.ENV', 'name of a variable'],
  ['ENV A=${B', '1:7', 'InvalidCommandContent.ENV', "closed by '}'"],
  ['ENV A=${B:?no}', '1:7', 'InvalidCommandContent.ENV', "':-'"],
  ['ENV A=${B:-x', '1:7', 'InvalidCommandContent.ENV', 'never closed'],
  [`ENV A=${'${B:-'.repeat(30)}${'}'.repeat(30)}`, '1:107', 'InvalidCommandContent.ENV', '20 deep'],
  ['WORKDIR', '1:1', 'EmptyCommandContent.WORKDIR', 'a directory'],
  ['WORKDIR ""', '1:1', 'InvalidCommandContent.WORKDIR', 'not 0'],
  [`WORKDIR /${'a'.repeat(200)}`, '1:1', 'InvalidCommandContent.WORKDIR', '200 characters, not 201'],
  ['WORKDIR /a/$HOME', '1:9', 'InvalidCommandContent.WORKDIR', "'$HOME' has no value that is known"],
  ['ENV A=$HOME\nWORKDIR ${A:-/b}', '2:9', 'InvalidCommandContent.WORKDIR', "'${A:-/b}'"],
  ['WORKDIR "/a', '1:9', 'InvalidCommandContent.WORKDIR', 'double quote'],
  ['USER', '1:1', 'EmptyCommandContent.USER', 'a user'],
  ['USER a:b', '1:6', 'InvalidCommandContent.USER', 'a group does not work'],
  ['USER 1000', '1:6', 'InvalidCommandContent.USER', 'not by its ID 1000'],
  ['USER a b', '1:6', 'InvalidCommandContent.USER', 'letters, digits'],
  ['USER ""', '1:6', 'InvalidCommandContent.USER', 'letters, digits'],
  ['COPY', '1:1', 'EmptyCommandContent.COPY', 'a URL or a path'],
  ['COPY /a', '1:1', 'InvalidCommandContent.COPY', 'two words, not 1'],
  ['COPY /a /b /c', '1:1', 'InvalidCommandContent.COPY', 'two words, not 3'],
  ['COPY --chown=a /a /b', '1:1', 'InvalidCommandContent.COPY', "'--chown=a'"],
  ['COPY "" /b', '1:1', 'InvalidCommandContent.COPY', 'empty'],
  ['COPY <<EOF /b', '1:1', 'InvalidCommandContent.COPY', 'here-documents'],
  ['COPY http://a/b?c=d /b', '1:1', 'InvalidCommandContent.COPY', "no query ('?')"],
  ['COPY ftp://a/b /b', '1:1', 'InvalidCommandContent.COPY', "not 'ftp://'"],
  ['COPY https://a /b', '1:1', 'InvalidCommandContent.COPY', 'names the file'],
  ['COPY https://a/b/ /b', '1:1', 'InvalidCommandContent.COPY', 'names the file'],
  ['COPY https:///b /b', '1:1', 'InvalidCommandContent.COPY', 'URL'],
  ['COPY "https://a b/c" /b', '1:1', 'InvalidCommandContent.COPY', 'no valid URL'],
  [`COPY https://a/${'b'.repeat(2040)} /b`, '1:1', 'InvalidCommandContent.COPY', 'at most 2048'],
  [`COPY https://a/b /${'b'.repeat(511)}`, '1:1', 'InvalidCommandContent.COPY', 'at most 511'],
  ['RESTART now', '1:9', 'NotEmptyCommandContent.RESTART', 'stands alone'],
  ['LABEL', '1:1', 'EmptyCommandContent.LABEL', 'name="value"'],
  ['LABEL a', '1:7', 'InvalidCommandContent.LABEL', 'name="value"'],
  ['LABEL a=b c', '1:11', 'InvalidCommandContent.LABEL', 'name="value"'],
  ['LABEL a="b', '1:9', 'InvalidCommandContent.LABEL', 'double quote'],
  ['CMD', '1:1', 'EmptyCommandContent.CMD', 'a command'],
  ['CMD [""]', '1:5', 'InvalidCommandContent.CMD', 'may not be empty'],
  ["CMD ['a']", '1:5', 'InvalidCommandContent.CMD', 'exec form'],
  ['CMD cat <<EOF', '1:5', 'InvalidCommandContent.CMD', 'here-documents'],
  ['ENTRYPOINT', '1:1', 'EmptyCommandContent.ENTRYPOINT', 'a command'],
  ['RUN a\nCMD ["b", "{{ run-1.stdout }}"]', '2:12', 'InvalidCommandContent.CMD', 'exec form of CMD'],
  ['RUN a {{ workers }}', '1:7', '-', 'a parameter that the component does not declare'],
  ['RUN a {{ run-2.stdout }}\nRUN b', '1:7', '-', 'later task'],
  ['RUN a {{ run-1.stdout }}', '1:7', '-', 'task itself'],
  ['RESTART\nENV A="{{restart-1.stdout}}"', '2:8', '-', 'which has no output'],
  ['USER "{{ a }}"\nRUN b', '1:7', '-', 'does not declare'],
  ['USER {{ a }}\nRUN b\nRUN c', '1:6', '-', 'does not declare'],
  ['RUN a\nRUN {{ACS::RegionId}} {{ run-1.stdout }}', '2:23', '-', 'Cloud Assistant'],
  ['RUN a\0b', '1:6', 'InvalidParameter.Content', 'NUL'],
  ['RUN a\rRUN b', '1:6', 'InvalidParameter.Content', 'carriage return'],
  ['# escape=`\nRUN a', '1:1', 'InvalidParameter.Content', "'escape'"],
  [
    `RUN ${'a'.repeat(16_381)}`,
    '-:-',
    'InvalidContent.LengthExceeded',
    'at most 16384 bytes in UTF-8, but has 16385',
  ],
  ['RUN 汉'.padEnd(6000, '汉'), '-:-', 'InvalidContent.LengthExceeded', 'has 17992'],
  [`ENV A=${"\\'".repeat(4000)}`, '1:1', 'InvalidCommandContent.ENV', 'at most 16384 bytes'],
  [
    'RUN a\n'.repeat(128),
    '128:1',
    'InvalidImageTemplateCommandSize.ExceededMaxNumber',
    '127 commands, but holds 128',
  ],
];

test('every mistake is told with its place, its code and what is allowed', () => {
  for (const [content, place, code, message] of CASES) {
    const found = problems(content);
    const shown = content.slice(0, 60);
    assert.is(found.length, 1, `${shown}: ${found.join(' / ')}`);
    assert.match(found[0] ?? '', `${place} ${code}: `, shown);
    assert.match(found[0] ?? '', message, shown);
  }
});

test('all mistakes are told at once, in the order of their places', () => {
  assert.equal(
    problems('USER a:b\nRUN {{ x }}\nCOPY a\nRUN {{ y }} {{ x }}\nRESTART 1').map(
      (text) => text.split(' ')[0],
    ),
    ['1:6', '2:5', '3:1', '4:5', '4:13', '5:9'],
  );
});

test('what stands in a here-document is not taken for commands', () => {
  assert.is(problems("RUN cat <<'END' >/a\nserver {\nRUN {{ x }}\n}\nEND\nRUN {{ y }}").length, 2);
});

test('behind the last command that is allowed nothing more is told', () => {
  assert.is(problems('RUM a\n'.repeat(1000)).length, 128);
});

test('limits are met exactly', () => {
  assert.equal(problems(`RUN ${'a'.repeat(16_380)}`), []);
  assert.equal(problems('RUN a\n'.repeat(127)), []);
});

test('Windows has no Dockerfile form', () => {
  const { problems: found } = parse('RUN a', 'Windows');
  assert.equal(
    found?.map(({ code }) => code),
    ['InvalidImage.OsTypeUnsupported'],
  );
});
