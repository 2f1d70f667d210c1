import { createLogger } from '@refinery/runtime/logger.ts';
import { onStop } from '@refinery/runtime/on-stop.ts';
import { describeStartFailure } from '@refinery/runtime/start-failure/describe-start-failure.ts';
import { createApp } from './app.ts';
import { loadConfig } from './config.ts';
import { openApiContext } from './context.ts';

/** Starts the API: configuration, context, app, listen; stops in the opposite order. */
async function main(): Promise<void> {
  const config = loadConfig(process.env);
  const logger = createLogger({ name: 'api', level: config.LOG_LEVEL });
  const { ctx, stop, close } = await openApiContext(config, logger);
  const app = await createApp({ ctx, config });
  onStop({ logger, deadlineMs: config.SHUTDOWN_TIMEOUT_MS }, async () => {
    // Requests that wait for a vendor end before the deadline does.
    const hurry = setTimeout(stop, config.SHUTDOWN_TIMEOUT_MS / 2);
    // Clients that send or read too slowly do not hold the process beyond it.
    const cut = setTimeout(() => app.server.closeAllConnections(), config.SHUTDOWN_TIMEOUT_MS * 0.75);
    await app.close();
    clearTimeout(cut);
    // What goes on without its client, such as a chat that can be asked for again, ends by then, too.
    await close();
    clearTimeout(hurry);
  });
  const url = await app.listen({ host: config.HOST, port: config.PORT });
  process.send?.({ kind: 'ready', url });
}

main().catch(async (error: unknown) => {
  process.stderr.write(`${await describeStartFailure(error, process.env)}\n`);
  process.exit(1);
});
