import { createLogger } from '@refinery/runtime/logger.ts';
import { onStop } from '@refinery/runtime/on-stop.ts';
import { describeStartFailure } from '@refinery/runtime/start-failure/describe-start-failure.ts';
import { loadConfig } from './config.ts';
import { openWorkerContext } from './context.ts';
import { startWorker } from './worker.ts';

/** Starts the worker: configuration, context, queues; stops in the opposite order. */
async function main(): Promise<void> {
  const config = loadConfig(process.env);
  const logger = createLogger({ name: 'worker', level: config.LOG_LEVEL });
  const { ctx, stop, close } = await openWorkerContext(config, logger);
  const worker = await startWorker(ctx, config);
  onStop({ logger, deadlineMs: config.SHUTDOWN_TIMEOUT_MS }, async () => {
    // Items that wait for a vendor are given back before the deadline comes.
    const hurry = setTimeout(stop, config.SHUTDOWN_TIMEOUT_MS / 2);
    await worker.close();
    clearTimeout(hurry);
    await close();
  });
  logger.info({ healthPort: worker.healthPort }, 'worker started');
  process.send?.({ kind: 'ready', healthPort: worker.healthPort });
}

main().catch(async (error: unknown) => {
  process.stderr.write(`${await describeStartFailure(error, process.env)}\n`);
  process.exit(1);
});
