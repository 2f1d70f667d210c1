import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { API_VERSION } from '../world/api-version.ts';
import { type Answering, answer, type RecordedRequest, refusal } from './answer.ts';
import { Failure } from './failure.ts';
import type { Fault, Faults } from './faults.ts';
import type { Reply } from './idempotency.ts';
import { paramsOf } from './route.ts';

const first = (header: string | string[] | undefined): string | undefined =>
  Array.isArray(header) ? header[0] : header;

async function bodyOf(message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString();
}

function outage(status: number): Reply {
  const error = { type: 'api_error', message: 'An error occurred with our connection to Stripe.' };
  return { status, body: JSON.stringify({ error }) };
}

function send(response: ServerResponse, reply: Reply, headers: Record<string, string> = {}): void {
  response.writeHead(reply.status, { 'content-type': 'application/json', ...headers });
  response.end(reply.body);
}

/**
 * Half a reply. The SDK asks again by itself, once, where a connection is cut before the reply begins, even
 * with `maxNetworkRetries: 0`; of half a reply it tells its caller.
 */
function cutShort(response: ServerResponse, { status, body }: Reply): void {
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': body.length });
  response.write(body.slice(0, body.length / 2), () => response.destroy());
}

function checkCaller(message: IncomingMessage, apiKey: string): void {
  if (message.headers.authorization !== `Bearer ${apiKey}`) {
    throw new Failure({ status: 401, type: 'invalid_request_error', message: 'Invalid API Key provided.' });
  }
  const version = first(message.headers['stripe-version']);
  if (version !== undefined && version !== API_VERSION) {
    throw new Failure({
      status: 400,
      type: 'invalid_request_error',
      message: `Only Stripe-Version ${API_VERSION} is spoken here, not ${version}.`,
    });
  }
}

export interface StripeServer {
  port: number;
  requests: RecordedRequest[];
  close(): Promise<void>;
}

export interface ServerOptions {
  apiKey: string;
  answering: Answering;
  faults: Faults;
}

async function readRequest(message: IncomingMessage): Promise<RecordedRequest> {
  const url = new URL(message.url ?? '/', 'http://stripe.test');
  return {
    method: message.method ?? '',
    path: url.pathname,
    params: paramsOf(url, await bodyOf(message)),
    idempotencyKey: first(message.headers['idempotency-key']),
    status: undefined,
    replayed: false,
    ran: false,
  };
}

/** What a fault does before anything runs: a reply, or `cut`. */
async function beforehand(fault: Fault | undefined): Promise<Reply | 'cut' | undefined> {
  if (fault?.kind === 'reset') return 'cut';
  if (fault?.kind === 'status' && !fault.kept) return outage(fault.status);
  if (fault?.kind === 'rate_limit') {
    const error = { type: 'rate_limit_error', code: 'rate_limit', message: 'Too many requests.' };
    return { status: 429, body: JSON.stringify({ error }) };
  }
  if (fault?.kind === 'refused') {
    const error = { type: 'invalid_request_error', code: fault.code, message: 'Refused.' };
    return { status: 400, body: JSON.stringify({ error }) };
  }
  return undefined;
}

async function meanwhile(fault: Fault | undefined): Promise<Reply | undefined> {
  if (fault?.kind === 'slow') await fault.until;
  if (fault?.kind === 'meanwhile') await fault.before?.();
  return fault?.kind === 'status' && fault.kept ? outage(fault.status) : undefined;
}

async function checked(
  { apiKey, answering }: ServerOptions,
  message: IncomingMessage,
  request: RecordedRequest,
  fault: Fault | undefined,
): Promise<Reply> {
  try {
    checkCaller(message, apiKey);
  } catch (error) {
    return refusal(error);
  }
  return answer(answering, request, () => meanwhile(fault));
}

/** Speaks HTTP on a free port of loopback, and commits the faults that are planned. */
export async function startStripeServer(options: ServerOptions): Promise<StripeServer> {
  const requests: RecordedRequest[] = [];
  let count = 0;

  async function handle(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const request = await readRequest(message);
    requests.push(request);
    const fault = options.faults.next(message);
    const early = await beforehand(fault);
    if (early === 'cut') return void response.destroy();
    const reply = early ?? (await checked(options, message, request, fault));
    if (fault?.kind === 'meanwhile') await fault.after?.();
    if (fault?.kind === 'lost_reply') {
      cutShort(response, reply);
      return;
    }
    request.status = reply.status;
    count += 1;
    const retryAfter = fault?.kind === 'rate_limit' ? String(fault.retryAfter ?? 1) : undefined;
    send(response, reply, {
      'request-id': `req_${count}`,
      'stripe-version': API_VERSION,
      ...(request.idempotencyKey === undefined ? null : { 'idempotency-key': request.idempotencyKey }),
      ...(request.replayed ? { 'idempotent-replayed': 'true' } : null),
      ...(retryAfter === undefined ? null : { 'retry-after': retryAfter }),
    });
  }

  const server = createServer((message, response) => {
    // A form that is none, or a fault of the fake itself: the test sees what it was.
    handle(message, response).catch((error: unknown) => {
      const reply = error instanceof Failure ? refusal(error) : undefined;
      send(
        response,
        reply ?? {
          status: 500,
          body: JSON.stringify({ error: { type: 'api_error', message: String(error) } }),
        },
      );
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
