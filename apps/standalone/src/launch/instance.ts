import { settlesWithin } from '@refinery/embedded/server-process.ts';
import type { Terminal } from '../output/terminal.ts';
import type { Server } from '../servers/servers.ts';
import type { SupervisedApp } from './supervise-app.ts';

/** Time for the apps to finish what they hold, before they are ended. */
const APP_GRACE_MS = 6_000;
/** By then everything is ended by force. */
const STOP_DEADLINE_MS = 9_000;
const AFTER_FORCE_MS = 800;

/** Everything that runs on one data folder, in the order in which it was started. */
export interface Instance {
  servers: Promise<Server>[];
  apps: SupervisedApp[];
  /** Run last: locks, files. */
  atEnd: (() => void)[];
}

export interface InstanceEnd {
  /** Ends apps, then servers, within 10 s. Called again it ends all of them at once. */
  stop(reason: string): Promise<void>;
  stopping(): boolean;
}

/** Knows how to end an instance, in order and once, whatever it consists of by then. */
export function endOf(instance: Instance, terminal: Terminal): InstanceEnd {
  let ending: Promise<void> | undefined;

  async function inOrder(): Promise<void> {
    await Promise.all(instance.apps.map((app) => app.stop(APP_GRACE_MS)));
    const servers = await Promise.allSettled(instance.servers);
    await Promise.all(servers.map((server) => (server.status === 'fulfilled' ? server.value.stop() : null)));
  }

  async function force(ordered: Promise<void>): Promise<void> {
    for (const app of instance.apps) app.kill();
    for (const server of instance.servers) void server.then((running) => running.kill()).catch(() => {});
    await settlesWithin(ordered, AFTER_FORCE_MS);
  }

  async function end(forced: Promise<void>): Promise<void> {
    const ordered = inOrder().catch((error: unknown) => terminal.warn(`Stopping failed: ${String(error)}`));
    const inTime = await settlesWithin(Promise.race([ordered, forced]), STOP_DEADLINE_MS);
    if (!inTime) terminal.warn('Not everything stopped in time: ending it by force');
    await force(ordered);
    for (const last of instance.atEnd) last();
  }

  const forced = Promise.withResolvers<void>();
  return {
    stopping: () => ending !== undefined,
    stop(reason) {
      if (ending) {
        terminal.progress('Ending everything at once');
        forced.resolve();
      } else {
        terminal.progress(`${reason}: stopping`);
        ending = end(forced.promise).then(() => terminal.progress('Stopped'));
      }
      return ending;
    },
  };
}
