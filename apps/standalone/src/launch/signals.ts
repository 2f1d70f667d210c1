import { isSameProcessAlive } from '@refinery/embedded/process/process-identity.ts';
import { ancestorsStartedBy } from './ancestors.ts';

const SIGNALS: NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];
/** One key press may arrive several times: from the terminal, from pnpm and from npx. */
const SAME_PRESS_MS = 500;
const ANCESTOR_CHECK_MS = 250;

/**
 * Calls `stop` at the first signal to end, and again at a later one. It also calls `stop` when the npx, pnpm
 * or shell that started this process is gone: none of them hands every signal on.
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
  const ancestors = ancestorsStartedBy();
  const check = setInterval(() => {
    if (process.ppid === parent && ancestors.every(isSameProcessAlive)) return;
    clearInterval(check);
    if (performance.now() - last >= SAME_PRESS_MS) stop('The command that started this has ended');
  }, ANCESTOR_CHECK_MS);
  check.unref();
}
