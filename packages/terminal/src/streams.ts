import { once } from 'node:events';
import type { Writable } from 'node:stream';

/**
 * Somebody who reads only the beginning (`| head -1`) ends the command; that is no failure, beyond what
 * failed before.
 */
export function endQuietlyWithoutReader(stream: Writable): void {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    process.exit(error.code === 'EPIPE' ? (process.exitCode ?? 0) : 1);
  });
}

/** Writes, and waits while the reader is behind. */
export async function write(stream: Writable, text: string): Promise<void> {
  if (!stream.write(text)) await once(stream, 'drain');
}
