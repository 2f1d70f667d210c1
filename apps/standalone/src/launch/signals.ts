const SIGNALS: NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];
/** One key press may arrive several times: from the terminal, from pnpm and from npx. */
const SAME_PRESS_MS = 500;
const PARENT_CHECK_MS = 1_000;

/**
 * Calls `stop` at the first signal to end, and again at a later one. Started by pnpm, it also calls `stop` when that
 * is gone: signals sent to npx or pnpm alone do not always get here.
 */
export function onStopSignal(stop: (reason: string) => void): void {
  let last = Number.NEGATIVE_INFINITY;
  for (const signal of SIGNALS) {
    process.on(signal, () => {
      const now = performance.now();
      if (now - last < SAME_PRESS_MS) return;
      last = now;
      stop(signal === 'SIGINT' ? 'Ctrl-C' : signal);
    });
  }
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const check = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(check);
    stop('pnpm has ended');
  }, PARENT_CHECK_MS);
  check.unref();
}
