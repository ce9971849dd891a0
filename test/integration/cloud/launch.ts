/** Valid parameters of a launch, for tests that look at what becomes of it. */
export const launch = {
  regionID: 'cn-hangzhou',
  clientToken: 'tok',
  tags: {},
  imageID: 'm-0',
  instanceType: 'ecs.g7.large',
  vSwitchID: 'vsw-1',
  securityGroupID: 'sg-1',
  instanceName: 'builder',
  systemDisk: { category: 'cloud_essd' },
};
