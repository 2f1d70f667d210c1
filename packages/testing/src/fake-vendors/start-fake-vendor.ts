import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { FakeRequest } from './fake-request.ts';
import { anthropicProtocol } from './protocols/anthropic.ts';
import { genericProtocol } from './protocols/generic.ts';
import { openaiProtocol } from './protocols/openai.ts';
import type { Protocol, ProtocolName } from './protocols/protocol.ts';
import { type RefusedParameter, refusalOf } from './refused-parameters.ts';
import { answersTo, asksSecondReader } from './second-reader.ts';
import { send, sendStep } from './send-step.ts';
import type { Step } from './steps.ts';

const PROTOCOLS: Record<ProtocolName, Protocol> = {
  openai: openaiProtocol,
  anthropic: anthropicProtocol,
  generic: genericProtocol,
};

/** Decides what to do with a request; a string is the text of a good reply. */
export type Responder = (request: FakeRequest) => Step | string | Promise<Step | string>;

export interface FakeVendorOptions {
  protocol: ProtocolName;
  /** The only key accepted. Default: any key, though one must be sent where the vendor demands one. */
  apiKey?: string;
  /** Default: a free port. */
  port?: number;
}

export interface FakeVendor {
  /** `http://127.0.0.1:<port>` */
  url: string;
  /** What a client of the protocol takes as base URL (`OPENAI_BASE_URL`, `ANTHROPIC_BASE_URL`). */
  baseUrl: string;
  /** Everything received so far, refused requests included, in order. */
  requests: FakeRequest[];
  /** Appends steps; each valid request uses up one, in order. */
  script(...steps: Step[]): void;
  /**
   * Answers the requests for which no step is left. Default: the text "ok", and to what a second reader is
   * asked that all is kept.
   */
  respondWith(responder: Responder): void;
  /** From now on refuses requests with these parameters, which use up no step. */
  refuse(...parameters: RefusedParameter[]): void;
  /** Resolves when this many requests have been received since the last reset. */
  waitForRequests(count: number): Promise<void>;
  /**
   * Forgets steps, responder, refusals and requests, and cuts connections on which an answer is under way.
   */
  reset(): void;
  close(): Promise<void>;
}

const defaultResponder: Responder = (request) =>
  asksSecondReader(request) ? answersTo(request, () => true) : 'ok';

async function receive(message: IncomingMessage, protocol: Protocol): Promise<FakeRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(Buffer.from(chunk));
  const text = Buffer.concat(chunks).toString();
  let body: unknown = text;
  try {
    body = JSON.parse(text);
  } catch {
    // Stays text, which no protocol accepts.
  }
  return {
    method: message.method ?? '',
    path: message.url ?? '',
    headers: message.headers,
    body,
    at: performance.timeOrigin + performance.now(),
    ...protocol.read(body),
  };
}

/**
 * Starts an HTTP server on loopback that speaks a vendor's wire protocol: it checks what the vendor checks
 * (authorization, version header, required fields), answers in the vendor's envelope, and commits the faults
 * it is told to commit.
 */
export async function startFakeVendor(options: FakeVendorOptions): Promise<FakeVendor> {
  const protocol = PROTOCOLS[options.protocol];
  const requests: FakeRequest[] = [];
  const steps: Step[] = [];
  const refused: RefusedParameter[] = [];
  const waiters = new Set<() => void>();
  const underWay = new Set<ServerResponse>();
  let responder = defaultResponder;

  async function nextStep(request: FakeRequest): Promise<Step> {
    const step = steps.shift() ?? (await responder(request));
    return typeof step === 'string' ? { kind: 'reply', text: step } : step;
  }

  async function handle(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const request = await receive(message, protocol);
    requests.push(request);
    for (const wake of waiters) wake();
    const known = request.method === 'POST' && protocol.isEndpoint(request.path);
    const refusal = known
      ? protocol.check(request, options.apiKey)
      : { status: 404, message: `Unknown request URL: ${request.method} ${request.path}` };
    const unsupported = refusal ? undefined : refusalOf(refused, request);
    if (unsupported) return send(response, unsupported);
    const step: Step = refusal
      ? {
          kind: 'error',
          status: refusal.status,
          ...(refusal.code ? { code: refusal.code } : {}),
          ...(refusal.message ? { message: refusal.message } : {}),
          ...(refusal.param ? { param: refusal.param } : {}),
        }
      : await nextStep(request);
    await sendStep(response, protocol, request, step);
  }

  const server = createServer((message, response) => {
    underWay.add(response);
    response.once('close', () => underWay.delete(response));
    // A client that goes away, or a responder that throws, ends its own connection and nothing else.
    handle(message, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const url = `http://127.0.0.1:${port}`;

  return {
    url,
    baseUrl: url + protocol.basePath,
    requests,
    script: (...more) => void steps.push(...more),
    respondWith(next) {
      responder = next;
    },
    refuse: (...parameters) => void refused.push(...parameters),
    waitForRequests: (count) =>
      new Promise((resolve) => {
        const wake = () => {
          if (requests.length < count) return;
          waiters.delete(wake);
          resolve();
        };
        waiters.add(wake);
        wake();
      }),
    reset() {
      steps.length = 0;
      refused.length = 0;
      requests.length = 0;
      responder = defaultResponder;
      // Idle ones stay: a client that does not know yet that one was closed would send its next request
      // there.
      for (const response of underWay) response.destroy();
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
