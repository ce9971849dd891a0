/** Times as ECS writes them: `2026-01-01T00:00Z`, to the minute. */
export function minute(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 16)}Z`;
}

/** Times to the second: `2026-01-01T00:00:00Z`. */
export function second(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}

/** As {@link second}; an empty text for a time that has not come. */
export function secondOrEmpty(ms: number | undefined): string {
  return ms === undefined ? '' : second(ms);
}

/** Tags of an answer are spelled `TagKey` and `TagValue`, those of a request `Key` and `Value`. */
export function tagSet(tags: Readonly<Record<string, string>>): {
  Tag: { TagKey: string; TagValue: string }[];
} {
  return { Tag: Object.entries(tags).map(([TagKey, TagValue]) => ({ TagKey, TagValue })) };
}
