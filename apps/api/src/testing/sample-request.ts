import { type Endpoint, isMedia } from '@refinery/contracts/endpoint.ts';
import { ENDPOINTS } from '@refinery/contracts/endpoints/all.ts';
import type { InjectOptions } from 'fastify';
import type { TSchema } from 'typebox';

const NOBODYS_ID = '01890000-0000-7000-8000-000000000000';

/** The endpoints that only known callers may use. */
export const GUARDED = ENDPOINTS.filter(({ access }) => access !== 'public');

/** The name that tests show: method and path. */
export const nameOf = ({ method, path }: Endpoint): string => `${method} ${path}`;

/** A request as the documentation shows it, for the thing with this id. */
export function sampleRequest(endpoint: Endpoint, id = NOBODYS_ID): InjectOptions {
  const payload = bodyOf(endpoint);
  return {
    method: endpoint.method,
    url: pathOf(endpoint, id),
    ...(payload === undefined ? {} : { payload: Object(payload) }),
  };
}

const pathOf = ({ path, params }: Endpoint, id: string): string =>
  path.replaceAll(/:(\w+)/g, (_, name: string) =>
    name === 'id' ? id : String(exampleOf(params?.properties[name])),
  );

function bodyOf({ body }: Endpoint): unknown {
  if (!body) return undefined;
  return exampleOf(isMedia(body) ? body.media['application/json'] : body);
}

const exampleOf = (schema: TSchema | undefined): unknown => Object(schema).examples?.[0];
