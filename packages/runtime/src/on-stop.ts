import type { Logger } from 'pino';

/** Time for the last log lines to be written. */
const FLUSH_MS = 50;

/**
 * Runs `stop` once, on SIGTERM, SIGINT or the end of the process that started this one, and then ends the
 * process; at the deadline whatever is still going on is cut.
 */
export function onStop(options: { logger: Logger; deadlineMs: number }, stop: () => Promise<void>): void {
  const { logger, deadlineMs } = options;
  let stopping = false;
  const begin = (reason: string): void => {
    if (stopping) return;
    stopping = true;
    logger.info({ reason }, 'stopping');
    setTimeout(() => {
      logger.warn('stop deadline passed');
      process.exit(1);
    }, deadlineMs);
    void stop()
      .then(() => 0)
      .catch((error: unknown) => {
        logger.error({ err: error }, 'stopping failed');
        return 1;
      })
      .then((code) => setTimeout(() => process.exit(code), FLUSH_MS));
  };
  process.on('SIGTERM', () => begin('SIGTERM'));
  process.on('SIGINT', () => begin('SIGINT'));
  if (process.send) process.on('disconnect', () => begin('parent ended'));
}
