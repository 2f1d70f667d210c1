import { ApiError } from './api-error.ts';
import { Deadline } from './deadline.ts';
import { newIdempotencyKey } from './idempotency-key.ts';
import type { Operation, WireRequest } from './operation.ts';
import type { CallOptions, ClientOptions, Fetch } from './options.ts';
import { withRetries } from './retry.ts';
import { wait } from './wait.ts';

const DEFAULT_TIMEOUT_MS = 120_000;
const DEFAULT_RETRIES = 2;
const DEFAULT_MAX_RETRY_AFTER_SECONDS = 60;

export interface Answer {
  response: Response;
  /** To be released once the answer has been read. */
  deadline: Deadline;
}

interface Call {
  operation: Operation;
  request: WireRequest;
  options: CallOptions;
}

/** Makes a call, again where that is safe, and answers what `read` makes of an answer that is no error. */
export async function send<T>(
  client: ClientOptions,
  { operation, request, options }: Call,
  read: (answer: Answer) => Promise<T>,
): Promise<T> {
  const { url, body, contentType } = request;
  const { method, idempotent } = operation;
  const idempotencyKey = idempotent && (options.idempotencyKey ?? newIdempotencyKey());
  const isFile = body !== undefined && contentType !== 'application/json';
  const isStream = body instanceof ReadableStream;
  const timeoutMs = options.timeoutMs ?? client.timeoutMs ?? (isFile ? Infinity : DEFAULT_TIMEOUT_MS);
  const init: RequestInit = {
    method,
    headers: headersOf(client, { operation, request, options }, idempotencyKey),
    // The API redirects nobody, and nobody else is to see the key.
    redirect: 'manual',
    ...(client.session === 'cookie' ? { credentials: 'same-origin' } : {}),
    ...(body === undefined ? {} : { body }),
    ...(isStream ? { duplex: 'half' } : {}),
  };
  const fetch: Fetch = client.fetch ?? ((address, given) => globalThis.fetch(address, given));
  const isSafe = (method === 'GET' || idempotencyKey !== undefined) && !isStream;
  const attempt = async (): Promise<T> => {
    const deadline = new Deadline(timeoutMs, options.signal);
    try {
      const response = await deadline.during((signal) => fetch(url.href, { ...init, signal }));
      if (isAnswer(operation, response)) return await read({ response, deadline });
      throw ApiError.of(response, await deadline.during(() => response.text()));
    } catch (error) {
      deadline.release();
      throw error;
    }
  };
  return withRetries(attempt, {
    retries: isSafe ? (options.retries ?? client.retries ?? DEFAULT_RETRIES) : 0,
    maxRetryAfterSeconds: client.maxRetryAfterSeconds ?? DEFAULT_MAX_RETRY_AFTER_SECONDS,
    wait: client.wait ?? wait,
    signal: options.signal,
  });
}

/** The client's own headers win over those that are given, whatever their case. */
function headersOf(client: ClientOptions, { operation, request, options }: Call, key?: string): Headers {
  const headers = new Headers({ ...client.headers });
  const own = {
    ...options.headers,
    accept: operation.accept,
    'content-type': request.contentType,
    authorization: client.accessToken && `Bearer ${client.accessToken}`,
    'x-api-key': client.apiKey,
    'x-organization': options.organization ?? client.organization,
    'idempotency-key': key,
    'if-match': operation.ifMatch && options.ifMatch !== undefined ? `"${options.ifMatch}"` : undefined,
  };
  for (const [name, value] of Object.entries(own)) if (value) headers.set(name, value);
  return headers;
}

/** A sign of health with status 503 is an answer; a problem with it is none. */
const isAnswer = ({ statuses, accept }: Operation, { status, headers }: Response): boolean =>
  statuses.includes(status) &&
  (hasNoBody({ status }) || (headers.get('content-type') ?? '').startsWith(accept));

export const NOT_MODIFIED = 304;
export const hasNoBody = ({ status }: Pick<Response, 'status'>): boolean =>
  status === 204 || status === NOT_MODIFIED;
