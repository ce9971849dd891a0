/** How long handles may take to close after the last test, in milliseconds. */
const GRACE_MS = 2000;

/** Standard streams are open in every process; a pipe shows up as PipeWrap, a terminal as TTYWrap. */
const OURS = new Set(['PipeWrap', 'TTYWrap', 'FSReqCallback', 'CloseReq', 'Immediate']);

let running = 0;

/**
 * Call once per suite; call the returned function when the suite is over. After the last suite of the process the
 * process must come to rest by itself: what still keeps it alive after the grace is named and the file fails.
 */
export function watchForLeaks(): () => void {
  running++;
  return () => {
    running--;
    if (running === 0) setTimeout(checkAtRest, 0, performance.now() + GRACE_MS).unref();
  };
}

function checkAtRest(deadline: number): void {
  const left = process.getActiveResourcesInfo().filter((kind) => !OURS.has(kind));
  if (left.length === 0) return;
  if (performance.now() < deadline) {
    setTimeout(checkAtRest, 20, deadline).unref();
    return;
  }
  process.stderr.write(`\nLEAK: still open after the last test: ${left.join(', ')}\n`);
  process.exit(1);
}
