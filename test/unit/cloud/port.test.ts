import { agentErrorMeaning, autoReleaseTime, isFinished } from '../../../src/cloud/port.ts';
import { assert, suite } from '../../kit/index.ts';

const test = suite('cloud port');

test('an auto-release time is UTC, cut to the minute', () => {
  assert.is(autoReleaseTime(Date.UTC(2026, 0, 1, 2, 3, 59, 999)), '2026-01-01T02:03:00Z');
});

test('only states that never change count as finished', () => {
  for (const status of ['Pending', 'Scheduled', 'Running', 'Stopping', '', 'Brand new'])
    assert.not.ok(isFinished(status), status);
  for (const status of 'Success Failed PartialFailed Error Timeout Cancelled Terminated Aborted Invalid'.split(
    ' ',
  ))
    assert.ok(isFinished(status), status);
});

test('agent errors tell whether the script can have run', () => {
  const meanings = {
    notDelivered: 'ClientNotRunning ClientNotOnline ClientIsUpgrading DeliveryTimeout ClientNetworkBlocked',
    mayHaveRun: 'ClientNotResponse ClientRestarted ExecutionInterrupted',
    rebooted: 'InstanceRestarted',
    instanceGone: 'InstanceNotExists InstanceReleased InstanceNotRunning',
    failed: 'ExitCodeNonzero',
    timedOut: 'ExecutionTimeout',
    broken:
      'AccountNotExists DirectoryNotExists DefaultWorkingDirectoryNotAvailable CommandNotApplicable InvalidCommandText CommandContentDecodeError InvalidSystemBuiltInParameter SecurityGroupRuleDenied ClientNeedUpgrade FileAlreadyExists UserGroupNotExists',
    unclear: 'ExecutionException BrandNew constructor',
  };
  for (const [meaning, codes] of Object.entries(meanings)) {
    for (const code of codes.split(' ')) assert.is(agentErrorMeaning(code), meaning, code);
  }
});
