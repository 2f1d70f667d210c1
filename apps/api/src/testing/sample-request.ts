import type { Endpoint } from '@refinery/contracts/endpoint.ts';
import { ENDPOINTS } from '@refinery/contracts/endpoints/all.ts';
import type { InjectOptions } from 'fastify';
import type { TSchema } from 'typebox';
import { exampleBody } from './marked-body.ts';

const NOBODYS_ID = '01890000-0000-7000-8000-000000000000';

/** The endpoints that only known callers may use. */
export const GUARDED = ENDPOINTS.filter(({ access }) => access !== 'public');

/**
 * Whether an endpoint is about things of the caller's organization: not about what is everybody's, or what
 * operators see of all.
 */
export const isAboutOwn = ({ access, path }: Endpoint): boolean =>
  access !== 'operator' && !path.includes('/prompts/public');
/** Those of them that are about the caller and their organization, and not about the whole service. */
export const OF_MEMBERS = GUARDED.filter(({ access }) => access !== 'operator');

/** The name that tests show: method and path. */
export const nameOf = ({ method, path }: Endpoint): string => `${method} ${path}`;

/**
 * What a path calls the things that its last id tells: the step in front of it. There are sessions of two
 * kinds.
 */
export const resourceIn = ({ path }: Endpoint): string => /((?:chat\/)?[\w-]+)\/:id\b/.exec(path)?.[1] ?? '';

interface Of {
  /** Of the thing in the path; default: nobody's. */
  id?: string | undefined;
  /** In which it is looked for, where the path says one; default: nobody's. */
  organizationId?: string | undefined;
  /** The prompt that a body is about, where it names one; default: the example's, which is nobody's. */
  promptId?: string | undefined;
}

export interface SampleRequest extends InjectOptions {
  method: Endpoint['method'];
  url: string;
}

/** A request as the documentation shows it, for the thing with this id. */
export function sampleRequest(endpoint: Endpoint, of: Of = {}): SampleRequest {
  const payload = exampleBody(endpoint);
  return {
    method: endpoint.method,
    url:
      pathOf(endpoint, { id: of.id ?? NOBODYS_ID, organizationId: of.organizationId ?? NOBODYS_ID }) +
      queryOf(endpoint),
    ...(payload === undefined ? {} : { payload: withPrompt(Object(payload), of.promptId) }),
  };
}

/** A body that is about this prompt, if it names one. */
export const withPrompt = (body: object, promptId: string | undefined): object =>
  'promptId' in body && promptId !== undefined ? { ...body, promptId } : body;

const pathOf = ({ path, params }: Endpoint, given: Record<string, string>): string =>
  path.replaceAll(/:(\w+)/g, (_, name: string) => given[name] ?? String(exampleOf(params?.properties[name])));

/** The query that it does not do without. */
function queryOf({ query }: Endpoint): string {
  const needed = (query?.required ?? []).map((name) => `${name}=${exampleOf(query?.properties[name])}`);
  return needed.length ? `?${needed.join('&')}` : '';
}

const exampleOf = (schema: TSchema | undefined): unknown => Object(schema).examples?.[0];
