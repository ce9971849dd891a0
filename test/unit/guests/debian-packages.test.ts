import { closureOf, infoName, parseStatus } from '../../../simulator/guests/debian-packages.ts';
import { assert, suite } from '../../kit/index.ts';

const test = suite('guests: packages of the host');

const STATUS = `Package: base-files
Essential: yes
Status: install ok installed
Priority: required
Architecture: amd64
Version: 12.4
Pre-Depends: awk
Conffiles:
 /etc/debian_version 7934ceb5a6d4a8eb2d1a8b8d7a6e4f4e
 /etc/old 00000000000000000000000000000000 obsolete
Description: base
 with a second line

Package: mawk
Status: install ok installed
Priority: optional
Architecture: amd64
Version: 1.3.4
Provides: awk
Depends: libc6 (>= 2.34), nothing-such | libz1:any (>= 1)

Package: libc6
Status: install ok installed
Architecture: amd64
Multi-Arch: same
Version: 2.36

Package: libc6
Status: install ok installed
Architecture: i386
Multi-Arch: same
Version: 2.36

Package: zlib
Status: install ok installed
Architecture: amd64
Version: 1
Provides: libz1 (= 1)
Depends: mawk

Package: removed
Status: deinstall ok config-files
Architecture: amd64
Version: 1

Package: unrelated
Status: install ok installed
Architecture: amd64
Version: 1
`;

test('installed packages are read, of two architectures the host’s', () => {
  const packages = parseStatus(STATUS, 'amd64');
  assert.equal([...packages.keys()], ['base-files', 'mawk', 'libc6', 'zlib', 'unrelated']);
  assert.is(packages.get('libc6')?.architecture, 'amd64');
  assert.equal([...(packages.get('base-files')?.conffiles.keys() ?? [])], ['/etc/debian_version']);
  assert.match(packages.get('base-files')?.text ?? '', / with a second line$/);
});

test('the closure follows dependencies, alternatives and provided names, and ends in circles', () => {
  const names = closureOf(parseStatus(STATUS, 'amd64'), []).map((one) => one.name);
  assert.equal(names, ['base-files', 'libc6', 'mawk', 'zlib']);
});

test('a wanted package joins where it is installed', () => {
  const packages = parseStatus(STATUS, 'amd64');
  assert.ok(closureOf(packages, ['unrelated', 'nosuch']).some((one) => one.name === 'unrelated'));
  assert.not(closureOf(packages, ['removed']).some((one) => one.name === 'removed'));
});

test('dpkg names the files of co-installable packages after their architecture', () => {
  const packages = parseStatus(STATUS, 'amd64');
  const nameOf = (name: string) => {
    const one = packages.get(name);
    return one && infoName(one);
  };
  assert.is(nameOf('libc6'), 'libc6:amd64');
  assert.is(nameOf('mawk'), 'mawk');
});
