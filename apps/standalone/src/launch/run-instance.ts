import { printFailure } from '../output/command.ts';
import { endOf, type Instance } from './instance.ts';
import { onStopSignal } from './signals.ts';
import { startInstance } from './start-instance.ts';

/**
 * Starts an instance and runs it until a signal ends it; ends the process with code 1 where it cannot start.
 */
export function runInstance(options: Pick<Instance, 'terminal' | 'watch'>): void {
  const instance: Instance = { ...options, servers: [], apps: [], atEnd: [] };
  const end = endOf(instance);
  const stopped = new AbortController();

  async function stop(exitCode: number, reason?: string): Promise<void> {
    stopped.abort();
    await end(reason);
    process.exit(exitCode);
  }

  onStopSignal((reason) => void stop(0, reason));
  startInstance(instance, stopped.signal).catch((error: unknown) => {
    if (stopped.signal.aborted) return;
    printFailure(error);
    void stop(1);
  });
}
