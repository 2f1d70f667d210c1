import { printFailure } from '../output/failure.ts';
import type { Terminal } from '../output/terminal.ts';
import { endOf, type Instance } from './instance.ts';
import { onStopSignal } from './signals.ts';
import { startInstance } from './start-instance.ts';
import { restartOnChange } from './watch-sources.ts';

export interface RunOptions {
  /** Restart API and worker when their source changes, and show their whole log. */
  watch: boolean;
}

/** Starts an instance and runs it until a signal ends it; ends the process with code 1 where it cannot start. */
export function runInstance(terminal: Terminal, { watch }: RunOptions): void {
  const instance: Instance = { servers: [], apps: [], atEnd: [] };
  const end = endOf(instance, terminal);
  const stopped = new AbortController();

  async function stop(exitCode: number, reason?: string): Promise<void> {
    stopped.abort();
    await end(reason);
    process.exit(exitCode);
  }

  onStopSignal((reason) => void stop(0, reason));
  startInstance({ instance, terminal, verbose: watch, signal: stopped.signal })
    .then(() => {
      if (watch) instance.atEnd.push(restartOnChange(instance.apps, terminal));
    })
    .catch((error: unknown) => {
      if (stopped.signal.aborted) return;
      printFailure(error);
      void stop(1);
    });
}
