import { createServer } from 'node:net';

/**
 * Asks the kernel for a TCP port on 127.0.0.1 that nobody listens on right now. Another process may take it
 * before the caller binds it, so whoever uses the answer retries with a new one when binding fails.
 */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        if (address !== null && typeof address === 'object') resolve(address.port);
        else reject(new Error('the kernel gave no port'));
      });
    });
  });
}
