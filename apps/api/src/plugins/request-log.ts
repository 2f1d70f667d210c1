import type { App } from '../types.ts';

/** One line for each answered request: never its query string, its body or its credentials. */
export function registerRequestLog(app: App): void {
  app.addHook('onResponse', async (request, reply) => {
    request.log.info(
      {
        method: request.method,
        path: request.url.split('?')[0],
        ip: request.ip,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime * 10) / 10,
        organizationId: request.actor?.organizationId,
      },
      'request',
    );
  });
}
