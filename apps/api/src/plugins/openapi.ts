import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import { ProblemSchema } from '@refinery/contracts/errors.ts';
import type { FastifySchema, RouteOptions } from 'fastify';
import { Type } from 'typebox';
import type { App } from '../types.ts';
import { VERSION } from '../version.ts';

/** Header of the creating routes. Not strict: a request has other headers too. */
export const idempotencyHeader = Type.Object({
  'idempotency-key': Type.Optional(
    Type.String({ description: 'Makes it safe to send the request again for 24 hours' }),
  ),
});

const DESCRIPTIONS: Record<number, string> = {
  200: 'Done',
  201: 'Made',
  202: 'Accepted; the work goes on',
  204: 'Done; there is nothing to say',
  400: 'The request is not valid',
  401: 'Authentication is missing or wrong',
  403: 'The caller may not do this',
  404: 'No such resource',
  408: 'The body came too slowly',
  409: 'In conflict with what is there',
  413: 'Too large',
  415: 'Content type not supported',
  422: 'Understood but refused',
  429: 'Too many requests, or the quota is used up',
  502: 'The provider failed',
  503: 'Not available right now',
};

/** What any route may answer: beyond a limit, and without a database. */
const ANYWHERE = [429, 503];
/** What any route may answer whose method has a body, whether it wants one or not. */
const WITH_BODY = [400, 408, 413, 415];

/** The problem replies of a route, for its schema. */
export const problems = (...statuses: number[]) =>
  Object.fromEntries(
    [...new Set([...statuses, ...ANYWHERE])].map((status) => [
      status,
      {
        description: DESCRIPTIONS[status] ?? 'A problem',
        content: { 'application/problem+json': { schema: Type.Ref('Problem') } },
      },
    ]),
  );

/** Describes the API from the routes' own schemas: /openapi.json, and for people /api-docs. */
export async function registerOpenApi(app: App): Promise<void> {
  app.addSchema(ProblemSchema);
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Prompt Refinery',
        version: VERSION,
        description:
          'Makes LLM prompts shorter and clearer without losing a requirement. Every path answers under /api/v1/… and /api/….',
      },
      components: {
        securitySchemes: {
          bearer: { type: 'http', scheme: 'bearer', description: 'An access token, or an API key' },
          apiKey: { type: 'apiKey', in: 'header', name: 'X-API-Key' },
        },
      },
      security: [{ bearer: [] }, { apiKey: [] }],
    },
    transform: ({ schema, url, route }) => ({ url, schema: describeRoute(schema, route) }),
    refResolver: {
      buildLocalReference: (json, _baseUri, _fragment, index) => String(json.$id ?? `def-${index}`),
    },
  });
  // The pages of the documentation, which the plugin registers itself, need no authentication either.
  app.addHook('onRoute', (route) => {
    if (route.url.startsWith('/api-docs')) route.config = { ...route.config, public: true };
  });
  await app.register(swaggerUi, { routePrefix: '/api-docs', staticCSP: true });
  app.get('/openapi.json', { config: { public: true }, schema: { hide: true } }, async () => app.swagger());
}

/** Adds what follows from the route itself: that it is public, and what its statuses mean. */
function describeRoute(schema: FastifySchema, route: RouteOptions): FastifySchema {
  const takesBody = [route.method].flat().some((method) => ['POST', 'PUT', 'DELETE'].includes(method));
  const replies: Record<string, object> = {
    ...(takesBody ? problems(...WITH_BODY) : {}),
    ...Object(schema?.response),
  };
  const response = Object.fromEntries(
    Object.entries(replies).map(([status, reply]) => [
      status,
      { description: DESCRIPTIONS[Number(status)] ?? 'A reply', ...reply },
    ]),
  );
  return { ...schema, response, ...(route.config?.public ? { security: [] } : {}) };
}
