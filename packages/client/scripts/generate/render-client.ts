import { type Endpoint, isMedia, successOf } from '@refinery/contracts/endpoint.ts';
import { ProblemSchema } from '@refinery/contracts/problem.ts';
import { renderMethod } from './render-methods.ts';
import { Types } from './render-type.ts';

export const HEAD = '// Made from packages/contracts by `pnpm docs:write`. Not to be edited.';

/** The generated part of the client: the text of each file by its name. */
export function renderClient(endpoints: readonly Endpoint[]): Record<string, string> {
  const types = new Types();
  types.typeOf(ProblemSchema);
  const methods = endpoints.map((endpoint) => renderMethod(endpoint, types));
  const declarations = types.interfaces.join('\n');
  return {
    'types.ts': [
      HEAD,
      '',
      '/** A method that takes nothing, or nothing yet. */',
      'export type NoInput = Record<string, never>;',
      '',
      declarations,
    ].join('\n'),
    'operations.ts': renderTable(endpoints),
    'methods.ts': renderClass(methods, declarations),
  };
}

/** How each call goes over the wire: all that is known of an endpoint at run time. */
function renderTable(endpoints: readonly Endpoint[]): string {
  const rows = endpoints.map(
    (endpoint) => `${endpoint.operationId}: ${JSON.stringify(operationOf(endpoint))},`,
  );
  return [
    HEAD,
    "import type { Operation } from '../operation.ts';",
    '',
    'export const OPERATIONS = {',
    ...rows,
    '} as const satisfies Record<string, Operation>;',
    '',
  ].join('\n');
}

function operationOf(endpoint: Endpoint): object {
  const { method, path, access, params, query, body, reply, idempotent, ifMatch } = endpoint;
  const content = reply[successOf(endpoint)];
  const json = body && (isMedia(body) ? body.media['application/json'] : body);
  const inBody = Object.keys(Object(json).properties ?? {});
  return {
    method,
    path,
    access,
    params: Object.keys(params?.properties ?? {}),
    // What the body has a field for goes there, unless the body is a file.
    ...(body ? { query: Object.keys(query?.properties ?? {}).filter((name) => !inBody.includes(name)) } : {}),
    ...(idempotent ? { idempotent } : {}),
    ...(ifMatch ? { ifMatch } : {}),
    statuses: Object.keys(reply).map(Number),
    accept: content && isMedia(content) ? Object.keys(content.media)[0] : 'application/json',
  };
}

function renderClass(methods: readonly string[], declarations: string): string {
  const names = [...declarations.matchAll(/^export interface (\w+)/gm)].map(([, name]) => name ?? '');
  const text = methods.join('\n\n');
  const words = new Set(text.match(/\w+/g));
  const used = ['NoInput', ...names].filter((name) => words.has(name)).sort();
  const helpers = ['FileBody', 'Pages'].filter((name) => text.includes(`${name}<`));
  const streams = ['Chunks', 'Lines'].filter((name) => words.has(name));
  const from = (name: string): string => ({ FileBody: '../operation.ts', Pages: '../pages.ts' })[name] ?? '';
  return [
    HEAD,
    ...helpers.map((name) => `import type { ${name} } from '${from(name)}';`),
    ...(streams.length ? [`import type { ${streams.join(', ')} } from '../lines.ts';`] : []),
    "import type { CallOptions, ClientOptions } from '../options.ts';",
    "import { Transport } from '../transport.ts';",
    "import { OPERATIONS } from './operations.ts';",
    `import type { ${used.join(', ')} } from './types.ts';`,
    '',
    '/** A method for each endpoint. */',
    'export class Methods {',
    'readonly #transport: Transport;',
    '',
    'constructor(options: ClientOptions) {',
    'this.#transport = new Transport(options);',
    '}',
    '',
    text,
    '}',
    '',
  ].join('\n');
}
