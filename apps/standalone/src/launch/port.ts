import { StartError, systemErrorCode } from '@refinery/embedded/errors.ts';
import { freePort } from '@refinery/embedded/ports.ts';

/** The port the API will have: `port`, or a free one for 0. Throws StartError where it cannot be had. */
export async function reservePort(host: string, port: number): Promise<number> {
  try {
    return await freePort(port, host);
  } catch (error) {
    throw portError(host, port, systemErrorCode(error) ?? 'unknown');
  }
}

/** What to tell somebody whose port or address cannot be used, by the code of the system error. */
export function portError(host: string, port: number, code: string): StartError {
  const next = port < 65_535 ? port + 1 : 5_080;
  if (code === 'EADDRINUSE') {
    return new StartError(
      `Port ${port} is used by another program.`,
      `Stop that program, or use another port: PORT=${next} npx --yes pnpm@10 start`,
    );
  }
  if (code === 'EACCES') {
    return new StartError(
      `This user may not listen on port ${port}.`,
      'Use a port from 1024 upwards: PORT=5080 npx --yes pnpm@10 start',
    );
  }
  return new StartError(
    `This machine cannot listen on the address ${host} (${code}).`,
    'Set HOST to 127.0.0.1 for this machine only, or to 0.0.0.0 for all addresses.',
  );
}
