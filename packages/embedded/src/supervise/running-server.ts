import { onPort } from '../ports.ts';
import type { RunningProcess } from '../process/child-process.ts';
import { type Report, type Supervised, supervise } from './supervise.ts';

/** A server on 127.0.0.1 that comes back on the same port, with the same password, whenever it ends unasked. */
export interface RunningServer extends Pick<Supervised, 'pid' | 'kill'> {
  url: string;
  port: number;
  /** Ends the server within 10 s. Safe to call twice. */
  stop(): Promise<void>;
}

/** Says nothing. */
export const SILENT: Report = { progress: () => {}, warn: () => {} };

export interface ServerOptions {
  name: string;
  /** 0 for a free port. */
  port: number;
  /** Starts the server and waits until it takes connections. Throws PortTakenError where the port is taken. */
  launch(port: number): Promise<RunningProcess>;
  report: Report;
}

/** Starts a server and keeps it running on the port where it came up. Throws what its first start fails with. */
export async function superviseServer(
  options: ServerOptions,
): Promise<{ port: number; supervised: Supervised }> {
  const { name, launch, report } = options;
  let { port } = options;
  const supervised = supervise({
    name,
    report,
    start: async () => {
      const { started, port: taken } = await onPort(port, name, launch);
      port = taken;
      return started;
    },
  });
  await supervised.ready;
  return { port, supervised };
}
