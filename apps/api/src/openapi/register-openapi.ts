import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import { ENDPOINTS } from '@refinery/contracts/endpoints/all.ts';
import { WIRE_ENDPOINTS } from '@refinery/contracts/gateway.ts';
import type { App } from '../types.ts';
import { VERSION } from '../version.ts';
import { describeApi } from './describe-api.ts';

/** Shows what the endpoints are: /openapi.json to programs, and to people /api-docs. */
export async function registerOpenApi(app: App): Promise<void> {
  const document = describeApi(ENDPOINTS, WIRE_ENDPOINTS, {
    version: VERSION,
    cookieName: app.sessionCookie.name,
  });
  await app.register(swagger, { mode: 'static', specification: { document } });
  // The pages of the documentation, which the plugin registers itself, need no authentication either.
  await app.register(async (pages) => {
    pages.addHook('onRoute', (route) => {
      route.config = { ...route.config, access: 'public' };
    });
    await pages.register(swaggerUi, { routePrefix: '/api-docs', staticCSP: true });
  });
  app.get('/openapi.json', { config: { access: 'public' } }, async () => document);
}
