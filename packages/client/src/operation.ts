import { ApiError } from './api-error.ts';

/**
 * Everybody, whoever signed in or holds a key, people only, whoever operates the server, or whoever has this
 * permission.
 */
export type Access = 'public' | 'signed-in' | 'person' | 'operator' | `${string}:${string}`;

/** How an endpoint is called. */
export interface Operation {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** With `:name` for a parameter. */
  path: string;
  /** Who may call. */
  access: Access;
  /** Names of the fields that go into the path. */
  params: readonly string[];
  /** Where there is a body: names of the fields that go into the query. All others go into the body. */
  query?: readonly string[];
  /** Takes an idempotency key. */
  idempotent?: true;
  /** Takes the number of the version that is changed. */
  ifMatch?: true;
  /** Of the answers that are no errors. */
  statuses: readonly number[];
  /** The content type of the reply. */
  accept: string;
}

/** A body that is a file. What is read once, a stream, is sent once: a call with it has no retries. */
export interface FileBody<Type extends string> {
  file: string | Blob | ReadableStream<Uint8Array>;
  contentType: Type;
}

/** A call as it goes over the wire. */
export interface WireRequest {
  url: URL;
  contentType?: string;
  body?: FileBody<string>['file'];
}

/**
 * Puts each field of an input into path, query or body. A text alone is the parameter of the path.
 * Errors: `validation_failed` for a parameter with which the path would be another one.
 */
export function toRequest(operation: Operation, baseUrl: URL, input: object | string): WireRequest {
  const { params, query } = operation;
  const fields = Object.entries(typeof input === 'string' ? { [params[0] ?? '']: input } : input);
  const upload = isUpload(input) ? input : null;
  const body: [name: string, value: unknown][] = [];
  const url = new URL(baseUrl);
  url.pathname = url.pathname.replace(/\/$/, '') + pathOf(operation, Object.fromEntries(fields));
  for (const [name, value] of fields) {
    if (value === undefined || params.includes(name)) continue;
    if (upload && (name === 'file' || name === 'contentType')) continue;
    if (query && !upload && !query.includes(name)) body.push([name, value]);
    else for (const one of [value].flat()) url.searchParams.append(name, String(one));
  }
  if (upload) return { url, contentType: upload.contentType, body: upload.file };
  if (!query) return { url };
  return { url, contentType: 'application/json', body: JSON.stringify(Object.fromEntries(body)) };
}

const isUpload = (input: object | string): input is FileBody<string> =>
  typeof input === 'object' && 'file' in input && 'contentType' in input;

function pathOf({ path }: Operation, fields: Record<string, unknown>): string {
  return path.replaceAll(/:(\w+)/g, (_, name: string) => {
    const given = fields[name];
    const value = typeof given === 'number' ? String(given) : given;
    // A URL leaves dots out, and the path would be that of another endpoint.
    if (typeof value === 'string' && !['', '.', '..'].includes(value)) return encodeURIComponent(value);
    const message = 'names nothing';
    const errors = [{ path: `/${name}`, message }];
    throw new ApiError({ code: 'validation_failed', detail: `/${name} ${message}.`, errors });
  });
}
