import type { FileContent, Task, TaskAction } from './task.ts';

/**
 * The properties of each action that are texts with references. `parameters` stands for one text per name, called
 * `parameters.NAME`; `content` is a text only when the file is given as one.
 */
const TEXT_PROPERTIES: Record<TaskAction, readonly string[]> = {
  RunShellCommand: ['commandContent', 'workingDir', 'username'],
  RunPowerShellCommand: ['commandContent', 'workingDir', 'username', 'windowsPasswordName'],
  InvokeCommand: ['commandID', 'username', 'parameters'],
  OSSDownload: ['bucketName', 'objectName', 'ossRegion', 'destinationDir'],
  OSSUpload: ['bucketName', 'objectName', 'ossRegion', 'fileToUpload'],
  WebDownload: ['sourcePath', 'destinationDir', 'tokenInfo', 'sha256'],
  WriteFile: ['destinationPath', 'content'],
  Reboot: [],
};

/** One text of a task. */
export interface TaskText<Text = string> {
  /** Name of the property in the model, for example `commandContent` or `parameters.level`. */
  readonly property: string;
  readonly text: Text;
}

/** The texts of a task that are present, in a fixed order. */
export function textsOf<Text>(task: Task<Text>): TaskText<Text>[] {
  const texts: TaskText<Text>[] = [];
  mapTexts(task, (text, property) => {
    texts.push({ property, text });
    return text;
  });
  return texts;
}

/** The same task with every text replaced. */
export function mapTexts<From, To>(task: Task<From>, change: (text: From, property: string) => To): Task<To> {
  const given = task as unknown as Record<string, unknown>;
  const changed: Record<string, unknown> = { ...given };
  for (const property of TEXT_PROPERTIES[task.action]) {
    const value = given[property];
    if (value === undefined) continue;
    if (property === 'parameters') {
      const entries = Object.entries(value as Record<string, From>);
      changed[property] = Object.fromEntries(
        entries.map(([name, text]) => [name, change(text, `parameters.${name}`)]),
      );
    } else if (property === 'content') {
      const content = value as FileContent<From>;
      if ('text' in content) changed[property] = { text: change(content.text, property) };
    } else changed[property] = change(value as From, property);
  }
  return changed as unknown as Task<To>;
}
