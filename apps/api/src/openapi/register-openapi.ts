import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import { ENDPOINTS } from '@refinery/contracts/endpoints/all.ts';
import { WIRE_ENDPOINTS } from '@refinery/contracts/gateway.ts';
import type { App } from '../types.ts';
import { VERSION } from '../version.ts';
import { describeApi } from './describe-api.ts';

/**
 * Shows what the endpoints are: /openapi.json to programs, and to people /api-docs. The document is made when
 * somebody first asks for it: that takes longer than to register all the rest.
 */
export async function registerOpenApi(app: App): Promise<void> {
  const cookieName = app.sessionCookie.name;
  // The plugin wants an object when it is registered, and reads it when somebody asks.
  const document = { openapi: '3.1.0', info: { title: 'Prompt Refinery', version: VERSION }, paths: {} };
  let isWhole = false;
  const complete = async (): Promise<void> => {
    if (isWhole) return;
    Object.assign(document, describeApi(ENDPOINTS, WIRE_ENDPOINTS, { version: VERSION, cookieName }));
    isWhole = true;
  };
  await app.register(async (pages) => {
    pages.addHook('onRequest', complete);
    // The plugins register routes of their own, which need no authentication either.
    pages.addHook('onRoute', (route) => {
      route.config = { ...route.config, access: 'public' };
    });
    await pages.register(swagger, { mode: 'static', specification: { document } });
    await pages.register(swaggerUi, { routePrefix: '/api-docs', staticCSP: true });
    pages.get('/openapi.json', async () => document);
  });
}
