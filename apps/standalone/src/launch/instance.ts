import { settlesWithin } from '@refinery/embedded/process/child-process.ts';
import type { Terminal } from '../output/terminal.ts';
import type { Server } from '../servers/open-servers.ts';
import type { SupervisedApp } from './app-process.ts';

/** By then everything is ended by force. */
const STOP_DEADLINE_MS = 8_500;
const AFTER_FORCE_MS = 1_000;

/** Everything that runs on one data folder, in the order in which it was started. */
export interface Instance {
  terminal: Terminal;
  /** Restart API and worker when their source changes, and show their whole log. */
  watch: boolean;
  servers: Promise<Server>[];
  apps: SupervisedApp[];
  /** Run last: locks, files. */
  atEnd: (() => void)[];
}

/** Ends an instance and resolves when all of it is gone. */
export type EndInstance = (reason?: string) => Promise<void>;

/**
 * Answers the function that ends the instance, whatever it consists of by then: apps first, then servers,
 * within 10 s. Called again, it ends everything at once. Without a reason it has nothing to say as long as
 * all goes well.
 */
export function endOf(instance: Instance): EndInstance {
  const { terminal } = instance;
  const forced = Promise.withResolvers<void>();
  let ending: Promise<void> | undefined;

  async function end(reason?: string): Promise<void> {
    if (reason) terminal.progress(`${reason}: stopping`);
    let done = false;
    const ordered = endInOrder(instance)
      .catch((error: unknown) => terminal.warn(`Stopping failed: ${String(error)}`))
      .then(() => {
        done = true;
      });
    const inTime = await settlesWithin(Promise.race([ordered, forced.promise]), STOP_DEADLINE_MS);
    if (!inTime) terminal.warn('Not everything has stopped in time. Killing what is left');
    if (!done) {
      killAll(instance);
      await settlesWithin(ordered, AFTER_FORCE_MS);
    }
    for (const last of instance.atEnd) last();
    if (reason) terminal.progress('Stopped');
  }

  return (reason) => {
    if (ending) forced.resolve();
    else ending = end(reason);
    return ending;
  };
}

/** One that cannot be stopped keeps no other running; the first such failure is thrown at the end. */
async function endInOrder(instance: Instance): Promise<void> {
  const apps = await Promise.allSettled(instance.apps.map((app) => app.stop()));
  const servers = await Promise.allSettled(instance.servers);
  const stopped = await Promise.allSettled(
    servers.map((server) => (server.status === 'fulfilled' ? server.value.stop() : undefined)),
  );
  const failed = [...apps, ...stopped].find((one) => one.status === 'rejected');
  if (failed) throw failed.reason;
}

function killAll(instance: Instance): void {
  for (const app of instance.apps) app.kill();
  for (const server of instance.servers) {
    server.then((running) => running.kill()).catch(() => undefined);
  }
}
