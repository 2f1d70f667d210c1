import { Readable } from 'node:stream';
import { ProviderError } from '@refinery/providers/errors.ts';
import { isRecord } from '@refinery/providers/json.ts';
import { readStart } from '@refinery/providers/limited-body.ts';
import { assertSendable } from '@refinery/providers/sendable-headers.ts';
import type { Dispatcher } from 'undici';
import { GrowingBytes } from '../large/growing-bytes.ts';
import { readerOf } from '../replies/reader-of.ts';
import { READ_HERE, type ReplyReaders } from '../replies/reply-readers.ts';
import { ReplyTooLargeError } from '../sse/reply-too-large-error.ts';
import { Call } from './call.ts';
import type { RelayReply } from './relay-reply.ts';
import { DEFAULT_LIMITS, type RelayOptions, type RelayRequest } from './relay-request.ts';
import { callerHeaders, requestIdOf } from './reply-headers.ts';
import { Settlement } from './settlement.ts';
import { StreamedReply } from './streamed-reply.ts';
import { fromVendorError } from './vendor-error.ts';

/** What a failed request says of itself; what lies beyond is not read. */
const MAX_FAILURE_BYTES = 64 * 1024;

type Limits = typeof DEFAULT_LIMITS & { readers: ReplyReaders };
type Response = Dispatcher.ResponseData;

/**
 * Sends the request, over a connection that is opened for it and closed behind it where the dispatcher says
 * so.
 */
async function send(
  request: RelayRequest,
  dispatcher: RelayOptions['dispatcher'],
  call: Call,
): Promise<Response> {
  if (typeof dispatcher !== 'function') return exchange(request, dispatcher, call);
  const connection = await dispatcher(request.url, call.signal);
  const response = exchange(request, connection, call);
  // Waits for the reply to end.
  connection.close().catch(() => {});
  return response;
}

function exchange(request: RelayRequest, dispatcher: Dispatcher, call: Call): Promise<Response> {
  const { origin, pathname, search } = new URL(request.url);
  return dispatcher.request({
    origin,
    path: pathname + search,
    method: 'POST',
    headers: {
      accept: request.stream ? 'text/event-stream' : 'application/json',
      'accept-encoding': 'identity',
      'content-type': 'application/json',
      'user-agent': 'prompt-refinery',
      ...request.headers,
    },
    body: request.body,
    signal: call.signal,
  });
}

/** What a vendor says of an error; undefined for what is no JSON, or far more than that. */
function parse(bytes: Uint8Array): unknown {
  if (bytes.byteLength > MAX_FAILURE_BYTES) return undefined;
  try {
    return JSON.parse(Buffer.from(bytes).toString());
  } catch {
    return undefined;
  }
}

/**
 * @throws {RelayError} for any status but a good one, {@link ProviderError} for an encoding that was not
 * asked for
 */
async function assertGood(request: RelayRequest, response: Response): Promise<void> {
  const { statusCode, headers, body } = response;
  if (statusCode < 200 || statusCode >= 300) {
    throw fromVendorError(request, parse(await readStart(body, MAX_FAILURE_BYTES)), headers, statusCode);
  }
  const encoding = headers['content-encoding'];
  if (encoding !== undefined && encoding !== 'identity') {
    throw new ProviderError({ provider: request.provider, kind: 'malformed_reply' });
  }
}

async function* patiently(body: AsyncIterable<Buffer>, call: Call): AsyncGenerator<Buffer> {
  const source = body[Symbol.asyncIterator]();
  for (;;) {
    const { value, done } = await call.untilNext(() => source.next());
    if (done) return;
    yield value;
  }
}

async function gather(source: AsyncIterable<Buffer>, { maxReplyBytes, readers }: Limits): Promise<Buffer> {
  const gathered = new GrowingBytes(maxReplyBytes);
  for await (const chunk of source) {
    if (gathered.length + chunk.byteLength > maxReplyBytes) throw new ReplyTooLargeError();
    const turn = readers.takeLight(chunk.byteLength);
    if (turn) await turn;
    gathered.append(chunk);
  }
  return gathered.take();
}

async function wholeReply(
  request: RelayRequest,
  response: Response,
  call: Call,
  limits: Limits,
): Promise<RelayReply> {
  const { statusCode: status, headers } = response;
  const bytes = await gather(patiently(response.body, call), limits);
  const { facts, isError } = await limits.readers.wholeReply(bytes, request.protocol);
  if (isError) throw fromVendorError(request, parse(bytes), headers);
  const requestId = requestIdOf(headers);
  const settlement = new Settlement(call, requestId);
  Object.assign(settlement, { facts, bytes: bytes.length, firstContentMs: call.elapsed() });
  settlement.settle('completed');
  call.close();
  const body = Readable.from([bytes], { objectMode: false });
  return {
    status,
    headers: callerHeaders(headers),
    requestId,
    body,
    whole: bytes,
    outcome: settlement.outcome,
  };
}

/** Some vendors tell of an error in JSON, though a stream was asked for and the status is good. */
async function assertStream(request: RelayRequest, { headers, body }: Response): Promise<void> {
  const type = headers['content-type'] ?? 'text/event-stream';
  if (type.includes('text/event-stream')) return;
  const told = parse(await readStart(body, MAX_FAILURE_BYTES));
  if (isRecord(told) && told.error) throw fromVendorError(request, told, headers);
  throw new ProviderError({ provider: request.provider, kind: 'malformed_reply' });
}

async function streamedReply(
  request: RelayRequest,
  response: Response,
  call: Call,
  limits: Limits,
): Promise<RelayReply> {
  const { statusCode: status, headers } = response;
  await assertStream(request, response);
  const requestId = requestIdOf(headers);
  const settlement = new Settlement(call, requestId);
  const reply = new StreamedReply({
    request,
    options: limits,
    call,
    settlement,
    reader: readerOf(request.protocol),
    toError: (body) => fromVendorError(request, body, headers),
    source: response.body[Symbol.asyncIterator](),
  });
  const body = reply.body(await reply.begin());
  return {
    status,
    headers: callerHeaders(headers),
    requestId,
    body,
    whole: null,
    outcome: settlement.outcome,
  };
}

/**
 * Asks a vendor once and hands on its reply, byte for byte. The promise resolves with the first content of a
 * stream, or with the whole of another reply, so that until then another vendor can be asked. From then on
 * nothing throws: a stream that fails ends with the protocol's own error event, and `outcome` tells how it
 * ended.
 * @throws {ProviderError} for everything the vendor or the network does wrong before ({@link RelayError}
 *   where the vendor said what)
 * @throws the abort reason when the caller's signal is aborted
 */
export async function relay(request: RelayRequest, options: RelayOptions): Promise<RelayReply> {
  const limits: Limits = { ...DEFAULT_LIMITS, readers: READ_HERE, ...options };
  assertSendable(request.provider, request.headers);
  const call = new Call(request.provider, options.signal, limits);
  try {
    return await call.untilBegun(request.stream, async () => {
      const response = await send(request, options.dispatcher, call);
      await assertGood(request, response);
      const reply = request.stream ? streamedReply : wholeReply;
      return await reply(request, response, call, limits);
    });
  } catch (error) {
    const failure = call.failure(error);
    call.abort(failure);
    throw failure;
  }
}
