import type { Context } from '@refinery/domain/context/context.ts';
import {
  type BatchAccount,
  type BatchLedger,
  type BatchProgress,
  openBatchLedger,
} from '@refinery/testing/batch-ledger.ts';
import type { TestServices } from '@refinery/testing/services.ts';
import { type StartedProcess, startProcess } from '@refinery/testing/start-process.ts';
import { openTestContext, type TestContext } from '@refinery/testing/test-context.ts';
import { type WaitForOptions, waitFor } from '@refinery/testing/wait-for.ts';
import { loadConfig } from '../config.ts';
import { type RunningWorker, startWorker } from '../worker.ts';

/** Short enough for a test; long enough that a busy machine does not pass for a dead worker. */
const QUICK = {
  BATCH_LEASE_MS: '2000',
  RECONCILE_INTERVAL_MS: '250',
  BATCH_MAX_ATTEMPTS: '20',
  WORKER_PORT: '0',
};

export interface LocalWorker extends RunningWorker {
  ctx: Context;
}

/** Real workers on real servers, in this process or as processes of their own. */
export interface WorkerBench extends TestContext {
  ledger: BatchLedger;
  /** Starts a worker in this process, with connections of its own. */
  startLocal(env?: Record<string, string>): Promise<LocalWorker>;
  startProcess(env?: Record<string, string>): Promise<StartedProcess>;
  /** Waits until a batch has refined, failed or cancelled this many items in all. */
  ended(batchId: string, items: number): Promise<BatchAccount>;
  /** Waits until a batch has ended and its lanes with it. */
  finished(batchId: string): Promise<BatchAccount>;
}

export async function openWorkerBench(
  services: TestServices,
  env: Record<string, string> = {},
): Promise<WorkerBench> {
  const test = await openTestContext(services, { env: { ...QUICK, ...env } });
  const ledger = openBatchLedger(test.databaseUrl);
  const cleanups: (() => Promise<unknown>)[] = [];
  const waitForAccount = async (
    batchId: string,
    what: string,
    fits: (progress: BatchProgress) => boolean,
    options: WaitForOptions = {},
  ): Promise<BatchAccount> => {
    let last: BatchProgress | undefined;
    const read = async () => {
      last = await ledger.progress(batchId);
      return fits(last);
    };
    await waitFor(read, { what: () => `${what}: ${JSON.stringify(last)}`, ...options });
    return ledger.read(batchId);
  };
  return {
    ...test,
    ledger,
    startLocal: async (own = {}) => {
      const { ctx, environment, close } = await openTestContext(services, {
        environment: { ...test.environment, ...own },
      });
      const worker = await startWorker(ctx, loadConfig(environment));
      const end = async (): Promise<void> => {
        await worker.close();
        await close();
      };
      let ending: Promise<void> | undefined;
      const endOnce = () => (ending ??= end());
      cleanups.push(endOnce);
      return { ctx, healthPort: worker.healthPort, close: endOnce };
    },
    startProcess: async (own = {}) => {
      const started = await startProcess('apps/worker/src/main.ts', { ...test.environment, ...own });
      cleanups.push(() => {
        started.kill('SIGKILL');
        return started.exited;
      });
      return started;
    },
    ended: (batchId, items) =>
      waitForAccount(
        batchId,
        `${items} items of the batch to end`,
        ({ counters }) => counters.completed + counters.failed + counters.cancelled >= items,
        // It goes on.
        { intervalMs: 20 },
      ),
    finished: (batchId) =>
      waitForAccount(
        batchId,
        'the batch to end',
        ({ status, lanes }) => ['completed', 'failed', 'cancelled'].includes(status) && !lanes,
      ),
    close: async () => {
      await Promise.allSettled(cleanups.map((cleanup) => cleanup()));
      await ledger.close();
      await test.close();
    },
  };
}
