/**
 * A `MicroTime` of the Kubernetes API: RFC 3339 in UTC with exactly six fractional digits. API servers refuse fewer
 * or more digits (`k8s.io/apimachinery` `pkg/apis/meta/v1/micro_time.go`, `RFC3339Micro`).
 */
export function microTime(epochMs: number): string {
  return new Date(epochMs).toISOString().replace('Z', '000Z');
}

/** Milliseconds since the epoch; 0 for a time that is absent or unreadable. */
export function parseTime(text: string | undefined): number {
  const ms = text === undefined ? Number.NaN : Date.parse(text);
  return Number.isNaN(ms) ? 0 : ms;
}
