/** A parameter that an image component declares in its content. */
export interface ComponentParameter {
  name: string;
  type: string;
  defaultValue: string;
}

/** An image component of the managed image builder. It never changes; a change is a new version. */
export interface ComponentRecord {
  id: string;
  name: string;
  description: string;
  accountUid: string;
  regionId: string;
  componentType: 'Build' | 'Test';
  systemType: 'Linux' | 'Windows';
  /** `major.minor.patch`. */
  version: string;
  content: string;
  parameters: ComponentParameter[];
  createdAt: number;
  resourceGroupId: string;
  tags: Record<string, string>;
}
