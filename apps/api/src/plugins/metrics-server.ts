import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { Registry } from 'prom-client';
import type { App } from '../types.ts';

/** A scrape is one short request: who takes longer to send it is not a Prometheus. */
const REQUEST_TIMEOUT_MS = 5_000;

/**
 * Serves the metrics at an address of their own, from before the app takes requests until it has closed. An
 * address that is taken ends the start of the app.
 */
export function serveMetrics(app: App, registry: Registry, address: { host: string; port: number }): void {
  const server = createServer({ requestTimeout: REQUEST_TIMEOUT_MS }, (request, reply) => {
    if (request.method !== 'GET' || request.url?.split('?')[0] !== '/metrics') return end(reply, 404);
    registry.metrics().then(
      (text) => end(reply, 200, registry.contentType, text),
      (error: unknown) => {
        app.log.error({ err: error }, 'metrics not collected');
        end(reply, 500);
      },
    );
  });
  server.on('error', (error) => app.log.error({ err: error }, 'metrics server'));
  app.addHook('onReady', async () => {
    server.listen(address.port, address.host);
    await once(server, 'listening');
    const bound = server.address();
    if (typeof bound === 'object' && bound) {
      app.log.info({ metricsHost: bound.address, metricsPort: bound.port }, 'metrics listening');
    }
  });
  app.addHook('onClose', async () => {
    server.close();
    server.closeAllConnections();
  });
}

function end(reply: ServerResponse, status: number, contentType = 'text/plain', text = ''): void {
  reply.writeHead(status, { 'content-type': contentType, 'cache-control': 'no-store' }).end(text);
}
