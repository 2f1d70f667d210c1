import { type Endpoint, isMedia, type Media } from '@refinery/contracts/endpoint.ts';
import type { WireEndpoint } from '@refinery/contracts/gateway.ts';
import { ProblemSchema } from '@refinery/contracts/problem.ts';
import type { TObject, TSchema } from 'typebox';
import { headersOf } from '../endpoints/routes.ts';
import { PROBLEM_TYPE } from '../plugins/problem.ts';
import { Components } from './components.ts';
import { describeWire } from './describe-wire.ts';
import { describeStatus, problemsOf } from './replies.ts';

const DESCRIPTION =
  'Makes LLM prompts shorter and clearer without losing a requirement. Every path exists under /api/v1/… and under /api/…. With the header `X-Organization: <id>`, or `?organization=<id>` where a browser can send no header, a request acts in that organization of the caller.';

/** What every operation takes that is not public. */
const ORGANIZATION = {
  name: 'X-Organization',
  in: 'header',
  required: false,
  description:
    'The organization in which the request acts: one of the caller, with their role there. Default: that of the session or the key. A key can name only its own; if the path names one, it must be the same',
  schema: { type: 'string', format: 'uuid' },
} as const;

/** What an instance says of itself. */
interface Instance {
  version: string;
  /** Of its session cookie. */
  cookieName?: string;
}

/** The OpenAPI 3.1 document of the endpoints. Schemas with a title are its components, each written once. */
export function describeApi(
  endpoints: readonly Endpoint[],
  wireEndpoints: readonly WireEndpoint[],
  { version, cookieName = 'refinery' }: Instance,
) {
  const components = new Components();
  components.refer(ProblemSchema);
  const paths: Record<string, Record<string, object>> = {};
  for (const endpoint of endpoints) {
    const path = endpoint.path.replaceAll(/:(\w+)/g, '{$1}');
    const operation = { [endpoint.method.toLowerCase()]: describeOperation(endpoint, components) };
    paths[path] = { ...paths[path], ...operation };
  }
  for (const endpoint of wireEndpoints) {
    const path = endpoint.path.replaceAll(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: describeWire(endpoint) };
  }
  const tags = new Map([...endpoints, ...wireEndpoints].map(({ tag }) => [tag.name, tag]));
  return {
    openapi: '3.1.0' as const,
    info: {
      title: 'Prompt Refinery',
      version,
      description: DESCRIPTION,
      contact: { name: 'The operator of this server' },
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/', description: 'The server that this document comes from' }],
    tags: [...tags.values()],
    security: [{ bearer: [] }, { apiKey: [] }, { cookie: [] }],
    paths,
    components: {
      securitySchemes: {
        bearer: {
          type: 'http' as const,
          scheme: 'bearer',
          description: 'An access token, or an API key',
        },
        apiKey: { type: 'apiKey' as const, in: 'header', name: 'X-API-Key' },
        cookie: {
          type: 'apiKey' as const,
          in: 'cookie',
          name: cookieName,
          description:
            'For browsers: signing in with `session: "cookie"` sets it. Changes need `Sec-Fetch-Site: same-origin`, or an `Origin` equal to that of the server',
        },
      },
      parameters: { Organization: ORGANIZATION },
      schemas: components.schemas,
    },
  };
}

function describeOperation(endpoint: Endpoint, components: Components): object {
  const { operationId, tag, summary, description, access, body, bodyIsOptional } = endpoint;
  const named = access === 'public' ? [] : [{ $ref: '#/components/parameters/Organization' }];
  const parameters = [...parametersOf(endpoint, components), ...named];
  return {
    operationId,
    tags: [tag.name],
    summary,
    description,
    ...(access === 'public' ? { security: [] } : {}),
    ...(parameters.length ? { parameters } : {}),
    ...(body ? { requestBody: { required: !bodyIsOptional, content: contentOf(body, components) } } : {}),
    responses: responsesOf(endpoint, components),
  };
}

function parametersOf(endpoint: Endpoint, components: Components): object[] {
  const places: [string, TObject | undefined][] = [
    ['path', endpoint.params],
    ['query', endpoint.query],
    ['header', headersOf(endpoint)],
  ];
  return places.flatMap(([place, schema]) =>
    Object.entries(schema?.properties ?? {}).map(([name, value]) => {
      const { description, ...rest } = Object(components.refer(value));
      const isRequired = place === 'path' || schema?.required?.some((required) => required === name) === true;
      return {
        name,
        in: place,
        required: isRequired,
        ...(description ? { description } : {}),
        schema: rest,
      };
    }),
  );
}

/** Successes and signs of health first, then the problems. */
function responsesOf(endpoint: Endpoint, components: Components): Record<string, object> {
  const own = Object.entries(endpoint.reply).map(([status, content]) => [
    status,
    {
      description: describeStatus(Number(status)),
      ...(status === '204' ? {} : { content: contentOf(content, components) }),
    },
  ]);
  const problems = [...problemsOf(endpoint)].map(([status, codes]) => [
    status,
    {
      description: `${describeStatus(status)}: ${codes.map((code) => `\`${code}\``).join(', ')}`,
      content: { [PROBLEM_TYPE]: { schema: components.refer(ProblemSchema) } },
    },
  ]);
  const known = endpoint.etag !== undefined && endpoint.method === 'GET';
  const unchanged = known ? [[304, { description: describeStatus(304) }]] : [];
  return Object.fromEntries([...problems, ...unchanged, ...own]);
}

const contentOf = (content: TSchema | Media, components: Components): object =>
  Object.fromEntries(
    Object.entries(isMedia(content) ? content.media : { 'application/json': content }).map(
      ([type, schema]) => [type, { schema: components.refer(schema) }],
    ),
  );
