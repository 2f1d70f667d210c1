import { isMainThread } from 'node:worker_threads';

/**
 * Loaded with `node --import` before an app's `main.ts`. It loads the app's modules while the database still
 * starts, then waits for the launcher to send the environment, which so never shows in the process list. A
 * thread of the app that is started with the same options has nothing to wait for: the message goes to the
 * process, once.
 */
if (isMainThread) await awaitEnvironment();

async function awaitEnvironment(): Promise<void> {
  const modules = process.env.REFINERY_WARM_UP?.split('\n') ?? [];
  delete process.env.REFINERY_WARM_UP;
  const leave = (): void => process.exit(0);
  process.once('disconnect', leave);
  const environment = new Promise<unknown>((resolve) => process.once('message', resolve));
  await Promise.all(modules.map((file) => import(file)));
  const message = await environment;
  process.off('disconnect', leave);
  if (typeof message === 'object' && message !== null && 'environment' in message) {
    Object.assign(process.env, message.environment);
  }
}
