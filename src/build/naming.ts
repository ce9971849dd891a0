/**
 * Names in the cloud. They help people; identity is in the tags. Image names are unique per account and region, so
 * the build's UID is part of them.
 */

/** First characters of a UID that names carry: 32 bits are plenty beside the build's number. */
const SHORT_UID = 8;
/** Longest `ImageName` and `InstanceName` that ECS takes (API page of CreateImage and RunInstances). */
export const MAX_CLOUD_NAME = 128;

export interface NamedBuild {
  name: string;
  uid: string;
  /** Number that the template gave it; absent for a build applied by hand. */
  number?: number;
}

/** `<prefix>-<number>-<short uid>`, and `-a<attempt>` from the second attempt on. */
export function imageName(prefix: string, build: NamedBuild, attempt: number): string {
  const parts = [
    ...(build.number === undefined ? [] : [String(build.number)]),
    build.uid.replaceAll('-', '').slice(0, SHORT_UID),
    ...(attempt > 1 ? [`a${attempt}`] : []),
  ];
  const tail = parts.join('-');
  return `${prefix.slice(0, MAX_CLOUD_NAME - tail.length - 1)}-${tail}`;
}

/** Shown in the ECS console, so that a person sees what the machine is for. */
export function instanceName(namespace: string, build: NamedBuild, role: string, attempt: number): string {
  return `imagesmith-${namespace}-${build.name}-${role}-${attempt}`.slice(0, MAX_CLOUD_NAME);
}

/** The number at the end of `<template>-<n>`; undefined for any other name. */
export function buildNumber(template: string, buildName: string): number | undefined {
  if (!buildName.startsWith(`${template}-`)) return undefined;
  const tail = buildName.slice(template.length + 1);
  return /^[1-9]\d{0,8}$/.test(tail) ? Number(tail) : undefined;
}
