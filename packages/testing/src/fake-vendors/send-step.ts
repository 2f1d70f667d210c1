import type { ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { FakeRequest } from './fake-request.ts';
import type { Protocol, WireReply } from './protocols/protocol.ts';
import type { CutStep, DripStep, HangStep, RateLimitStep, Step } from './steps.ts';

export function send(response: ServerResponse, { status, headers, body }: WireReply): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}

function rateLimit(protocol: Protocol, step: RateLimitStep): WireReply {
  const reply = protocol.error({ status: 429, message: 'Rate limit reached for requests.' });
  return {
    ...reply,
    headers: {
      ...reply.headers,
      ...(step.retryAfter === undefined ? {} : { 'retry-after': step.retryAfter }),
      ...(step.retryAfterMs === undefined ? {} : { 'retry-after-ms': String(step.retryAfterMs) }),
    },
  };
}

function hang(response: ServerResponse, step: HangStep): void {
  if (step.after !== 'headers') return;
  response.writeHead(200, { 'content-type': 'application/json' });
  response.write('{"id":');
}

function cut(response: ServerResponse, step: CutStep, whole: WireReply): void {
  if (step.framing === 'before-headers') {
    response.destroy();
    return;
  }
  const body = Buffer.from(JSON.stringify(whole.body));
  response.writeHead(whole.status, {
    'content-type': 'application/json',
    ...whole.headers,
    ...(step.framing === 'content-length' ? { 'content-length': body.byteLength } : {}),
  });
  // Ended in order (FIN), so that only the framing tells that something is missing.
  response.write(body.subarray(0, Math.ceil(body.byteLength / 2)), () => response.socket?.end());
}

function drip(response: ServerResponse, step: DripStep, whole: WireReply): void {
  const body = Buffer.from(JSON.stringify(whole.body));
  const size = Math.ceil(body.byteLength / step.pieces);
  let sent = 0;
  response.writeHead(whole.status, { 'content-type': 'application/json', ...whole.headers });
  const timer = setInterval(() => {
    response.write(body.subarray(sent, sent + size));
    sent += size;
    if (sent >= body.byteLength) response.end();
  }, step.intervalMs);
  response.once('close', () => clearInterval(timer));
  response.once('finish', () => clearInterval(timer));
}

function* hugeBody(bytes: number): Generator<Buffer> {
  const piece = Buffer.alloc(64 * 1024, 'x');
  yield Buffer.from('{"text":"');
  for (let left = bytes; left > 0; left -= piece.byteLength) yield piece.subarray(0, left);
  yield Buffer.from('"}');
}

async function huge(response: ServerResponse, bytes: number): Promise<void> {
  response.writeHead(200, { 'content-type': 'application/json' });
  await pipeline(hugeBody(bytes), response);
}

/** Does to one request what a step says. */
export async function sendStep(
  response: ServerResponse,
  protocol: Protocol,
  request: FakeRequest,
  step: Step,
): Promise<void> {
  const reply = (text: string) => protocol.reply(request, text, 'stop');
  switch (step.kind) {
    case 'reply': {
      const text = typeof step.text === 'string' ? step.text : step.text(request);
      return send(
        response,
        protocol.reply(request, text, step.finishReason ?? 'stop', step.model, step.usage),
      );
    }
    case 'rate-limit':
      return send(response, rateLimit(protocol, step));
    case 'error': {
      const error = protocol.error(step);
      return send(response, { ...error, headers: { ...error.headers, ...step.headers } });
    }
    case 'hang':
      return hang(response, step);
    case 'cut':
      return cut(response, step, reply('This text would have been the whole reply, had it arrived.'));
    case 'body':
      response.writeHead(200, { 'content-type': step.contentType ?? 'application/json' });
      response.end(step.body);
      return;
    case 'drip':
      return drip(response, step, reply(step.text));
    case 'empty':
      return send(response, protocol.empty(request));
    case 'unsupported-format':
      return send(
        response,
        request.wantsFormat ? protocol.error(protocol.unsupportedFormat) : reply(step.text),
      );
    case 'redirect':
      response.writeHead(step.status ?? 307, { location: step.location });
      response.end();
      return;
    case 'huge':
      return huge(response, step.bytes);
  }
}
