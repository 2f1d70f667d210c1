import type { ClientOptions } from '../options.ts';
import { PromptRefinery } from '../prompt-refinery.ts';

/** A request as the client sent it. */
export interface Sent {
  method: string;
  /** Path and query. */
  path: string;
  headers: Record<string, string>;
  body: unknown;
}

/** What is answered to a request; a rejection is a network that fails. */
export type Step = Response | Error | ((sent: Sent, signal: AbortSignal | undefined) => Promise<Response>);

export const json = (value: unknown, init: ResponseInit = {}): Response =>
  Response.json(value, { status: 200, ...init });

/** A problem document. */
export const problem = (
  status: number,
  code: string,
  headers: Record<string, string> = {},
  more = {},
): Response =>
  Response.json(
    {
      type: `/api-docs#${code}`,
      title: 'A title',
      status,
      code,
      detail: 'A detail.',
      requestId: 'r1',
      ...more,
    },
    { status, headers: { 'content-type': 'application/problem+json', ...headers } },
  );

/** Bytes in these chunks, as an answer. */
export function chunked(chunks: readonly Uint8Array[], type = 'application/x-ndjson'): Response {
  const waiting = [...chunks];
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      const chunk = waiting.shift();
      if (chunk) controller.enqueue(chunk);
      else controller.close();
    },
  });
  return new Response(body, { headers: { 'content-type': type } });
}

/** A client, what it sent, and how long it waited, in milliseconds: it never really does. */
export function openClient(steps: readonly Step[], options: Partial<ClientOptions> = {}) {
  const waiting = [...steps];
  const sent: Sent[] = [];
  const waits: number[] = [];
  const client = new PromptRefinery({
    baseUrl: 'https://refinery.test',
    wait: async (ms) => void waits.push(ms),
    fetch: async (url, { method = '', headers, body, signal }) => {
      const { origin, pathname, search } = new URL(url);
      const path = `${origin === 'https://refinery.test' ? '' : origin}${pathname}${search}`;
      const request = { method, path, headers: Object.fromEntries(new Headers(headers)), body };
      sent.push(request);
      const step = waiting.shift();
      if (!step) throw new Error('No more was expected to be sent.');
      if (step instanceof Error) throw step;
      return typeof step === 'function' ? step(request, signal ?? undefined) : step;
    },
    ...options,
  });
  return { client, sent, waits };
}

/** Never answers, until the request is given up. */
export const silence: Step = (_sent, signal) =>
  new Promise((_resolve, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
