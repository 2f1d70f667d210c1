import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { withFileAdvice } from '../errors.ts';
import { onPort } from '../ports.ts';
import type { RunningProcess } from '../process/child-process.ts';
import { acquireInstanceLock } from '../process/instance-lock.ts';
import { type Supervised, type SuperviseOptions, supervise } from './supervise.ts';

/** A server on 127.0.0.1 that comes back on the same port, with the same password, whenever it ends unasked. */
export interface RunningServer extends Pick<Supervised, 'pid' | 'kill'> {
  url: string;
  port: number;
  /** Ends the server within 10 s. Safe to call twice. */
  stop(): Promise<void>;
}

/** Says nothing. */
export const SILENT: SuperviseOptions['report'] = { progress: () => {}, warn: () => {} };

export interface ServerOptions extends Pick<SuperviseOptions, 'name' | 'report' | 'record'> {
  /** 0 for a free port. */
  port: number;
  /** Starts the server and waits until it takes connections. Throws PortTakenError where the port is taken. */
  launch(port: number): Promise<RunningProcess>;
}

/** Starts a server and keeps it running on the port where it came up. Throws what its first start fails with. */
export async function superviseServer(options: ServerOptions): Promise<Supervised & { port: number }> {
  const { name, launch } = options;
  let { port } = options;
  const supervised = supervise({
    ...options,
    start: async () => {
      const { started, port: taken } = await onPort(port, name, launch);
      port = taken;
      return started;
    },
  });
  await supervised.ready;
  return { ...supervised, port };
}

/**
 * Starts a server that holds the lock of its data folder, `<dataDir>.lock`, until it has stopped. Makes the folder
 * above.
 *
 * @throws StartError with advice where the folder is in use or cannot be written
 */
export async function onDataFolder<T extends RunningServer>(
  dataDir: string,
  start: () => Promise<T>,
): Promise<T> {
  try {
    mkdirSync(dirname(dataDir), { recursive: true });
    const lock = acquireInstanceLock(`${dataDir}.lock`, `the data folder ${dataDir}`);
    try {
      const server = await start();
      return { ...server, stop: () => server.stop().finally(() => lock.release()) };
    } catch (error) {
      lock.release();
      throw error;
    }
  } catch (error) {
    throw withFileAdvice(error, dataDir);
  }
}
