import { type Endpoint, isMedia, successOf } from '@refinery/contracts/endpoint.ts';
import type { TSchema } from 'typebox';
import { comment, type Types } from './render-type.ts';

const NDJSON = 'application/x-ndjson';

/** The method of an endpoint, and the input types that it needs. */
export function renderMethod(endpoint: Endpoint, types: Types): string {
  const { operationId, summary, description, errors } = endpoint;
  const { type, isOptional } = inputOf(endpoint, types);
  const { kind, result, item } = replyOf(endpoint, types);
  const notes = [
    `${summary}.`,
    ...(description ? ['', description] : []),
    ...(errors.length ? ['', `Errors of its own: ${errors.map((code) => `\`${code}\``).join(', ')}.`] : []),
  ];
  return [
    comment(notes),
    `${operationId}(input: ${type}${isOptional ? ' = {}' : ''}, options: CallOptions = {}): ${result} {`,
    `return this.#transport.${kind}${kind === 'bytes' ? '' : `<${item}>`}(OPERATIONS.${operationId}, input, options);`,
    '}',
  ].join('\n');
}

const nameOf = ({ operationId }: Endpoint, suffix: string): string =>
  `${operationId.slice(0, 1).toUpperCase()}${operationId.slice(1)}${suffix}`;

/** Path, query and body in one; what is about one thing takes the name of it alone, too. */
function inputOf(endpoint: Endpoint, types: Types): { type: string; isOptional: boolean } {
  const { params, query, body, operationId } = endpoint;
  const json = body && (isMedia(body) ? body.media['application/json'] : body);
  const parts = [params, query, json].map(fieldsOf);
  const properties = Object.assign({}, ...parts.map((part) => part.properties));
  const required = parts.flatMap((part) => part.required);
  const names = Object.keys(properties);
  if (!names.length) return { type: 'NoInput', isOptional: true };
  const name = nameOf(endpoint, 'Input');
  types.declare(name, `What \`${operationId}\` takes.`, { properties, required });
  const file = fileInputOf(endpoint, types);
  const [only, ...others] = required;
  const short = only && !others.length && only in fieldsOf(params).properties ? `${name}['${only}']` : '';
  const type = [name, file, short].filter(Boolean).join(' | ');
  return { type, isOptional: required.length === 0 };
}

/** An upload that is no JSON: what is in the file, and the rest as path and query have it. */
function fileInputOf(endpoint: Endpoint, types: Types): string {
  const { params, query, body } = endpoint;
  if (!body || !isMedia(body)) return '';
  const media = Object.keys(body.media).filter((type) => !/json$|^multipart\//.test(type) || type === NDJSON);
  const name = nameOf(endpoint, 'FileInput');
  const parts = [params, query].map(fieldsOf);
  const fields = {
    properties: Object.assign({}, ...parts.map((part) => part.properties)),
    required: parts.flatMap((part) => part.required),
  };
  types.declare(name, `The options of \`${endpoint.operationId}\` for a file.`, fields);
  return `(${name} & FileBody<${media.map((type) => `'${type}'`).join(' | ')}>)`;
}

function fieldsOf(schema: TSchema | undefined): { properties: Record<string, TSchema>; required: string[] } {
  const { properties = {}, required = [] } = Object(schema);
  return { properties, required };
}

/** How a reply is read, the type that the method answers, and the type of what is read. */
function replyOf(endpoint: Endpoint, types: Types): { kind: string; result: string; item: string } {
  const content = endpoint.reply[successOf(endpoint)];
  if (!content) throw new TypeError(`${endpoint.operationId} has no reply.`);
  if (isMedia(content)) {
    const { [NDJSON]: line, 'application/json': json, ...others } = content.media;
    if (json) return { kind: 'call', result: `Promise<${types.typeOf(json)}>`, item: types.typeOf(json) };
    if (!line) return { kind: 'bytes', result: 'Chunks', item: 'never' };
    const item = types.typeOf(line);
    const media = Object.keys(others).map((type) => `'${type}'`);
    return { kind: 'lines', result: `Lines<${item}, ${media.join(' | ') || 'never'}>`, item };
  }
  if (endpoint.page) {
    const item = types.typeOf(Object(content).items);
    return { kind: 'pages', result: `Pages<${item}>`, item };
  }
  // What is done at once for one thing and later for many has two.
  const all = [200, 201, 202, 204] as const;
  const replies = all.flatMap((status) => endpoint.reply[status] ?? []);
  const type = replies.map((reply) => types.typeOf(isMedia(reply) ? content : reply)).join(' | ');
  const item = type === 'null' ? 'void' : type;
  return { kind: 'call', result: `Promise<${item}>`, item };
}
