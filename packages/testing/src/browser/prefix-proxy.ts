import { once } from 'node:events';
import { createServer, request } from 'node:http';

export interface PrefixProxy {
  /** Ends without a slash. */
  url: string;
  close(): Promise<void>;
}

/**
 * A proxy that has something only below `prefix`, as several products share a host: it leaves the prefix out
 * of what it passes on, or not. `target` is known later than the address of the proxy, which the product
 * behind is told.
 */
export async function startPrefixProxy(
  prefix: string,
  options: { strips: boolean; target: () => URL },
): Promise<PrefixProxy> {
  const server = createServer((incoming, outgoing) => {
    const { url = '/', method, headers } = incoming;
    if (!url.startsWith(`${prefix}/`)) {
      outgoing.writeHead(418).end('Not below the prefix.');
      return;
    }
    const path = options.strips ? url.slice(prefix.length) : url;
    const { hostname, port } = options.target();
    const passed = request({ hostname, port, path, method, headers }, (reply) => {
      outgoing.writeHead(reply.statusCode ?? 502, reply.headers);
      reply.pipe(outgoing);
    });
    passed.on('error', () => outgoing.destroy());
    incoming.pipe(passed);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('The proxy has no port.');
  return {
    url: `http://127.0.0.1:${address.port}${prefix}`,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
