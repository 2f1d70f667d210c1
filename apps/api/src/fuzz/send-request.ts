import { connect, type Socket } from 'node:net';
import { type FuzzRequest, toPieces } from './request.ts';

export interface Answer {
  status: number;
  /** By lower-case name; several of a name are joined by commas. */
  headers: Map<string, string>;
  body: Buffer;
}

/** Longer than the API takes for anything here, also on a busy machine. */
const PATIENCE_MS = 30_000;

/** Sends a request over a connection of its own. Undefined where the connection ends without an answer. */
export async function sendRequest(port: number, request: FuzzRequest): Promise<Answer | undefined> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  const received: Buffer[] = [];
  const ended = new Promise<void>((resolve) => {
    socket.on('data', (chunk) => {
      received.push(chunk);
      if (isWhole(Buffer.concat(received), request.method)) resolve();
    });
    socket.on('error', () => resolve());
    socket.on('close', () => resolve());
    socket.setTimeout(PATIENCE_MS, resolve);
  });
  const sending = sendPieces(socket, request);
  await Promise.race([ended, sending.then(() => ended)]);
  if (request.framing === 'cut-reset') socket.resetAndDestroy();
  else socket.destroy();
  return parseAnswer(Buffer.concat(received), request.method);
}

async function sendPieces(socket: Socket, request: FuzzRequest): Promise<void> {
  for (const piece of toPieces(request)) {
    // Each on its own: the server must not get them in one.
    await new Promise<void>((resolve) => void socket.write(piece, () => resolve()));
    await new Promise((resolve) => setImmediate(resolve));
    if (socket.destroyed) return;
  }
  if (request.framing === 'cut' || request.framing === 'cut-chunked') socket.end();
  if (request.framing === 'cut-reset') socket.resetAndDestroy();
}

const HEAD_END = '\r\n\r\n';

interface Head {
  status: number;
  headers: Map<string, string>;
  rest: Buffer;
}

/** The head of the final answer: those that only say to go on are passed over. */
function parseHead(bytes: Buffer): Head | undefined {
  const end = bytes.indexOf(HEAD_END);
  if (end < 0) return undefined;
  const [first = '', ...lines] = bytes.subarray(0, end).toString('latin1').split('\r\n');
  const status = Number(/^HTTP\/1\.1 (\d{3})(?: |$)/.exec(first)?.[1]);
  const rest = bytes.subarray(end + HEAD_END.length);
  if (status === 100) return parseHead(rest);
  const headers = new Map<string, string>();
  for (const line of lines) {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon).toLowerCase();
    const value = line.slice(colon + 1).trim();
    headers.set(name, headers.has(name) ? `${headers.get(name)}, ${value}` : value);
  }
  return { status, headers, rest };
}

const hasNoBody = (status: number, method: string): boolean =>
  method === 'HEAD' || status === 204 || status === 304;

function bodyOf({ status, headers, rest }: Head, method: string): Buffer | undefined {
  if (hasNoBody(status, method)) return Buffer.alloc(0);
  if (headers.get('transfer-encoding') === 'chunked') return unchunk(rest);
  const length = headers.get('content-length');
  if (length === undefined) return undefined;
  return rest.length >= Number(length) ? rest.subarray(0, Number(length)) : undefined;
}

function isWhole(bytes: Buffer, method: string): boolean {
  const head = parseHead(bytes);
  return head !== undefined && bodyOf(head, method) !== undefined;
}

function parseAnswer(bytes: Buffer, method: string): Answer | undefined {
  const head = parseHead(bytes);
  if (!head) return undefined;
  return { status: head.status, headers: head.headers, body: bodyOf(head, method) ?? head.rest };
}

/** The content of a chunked body, or undefined where its end has not come yet. */
function unchunk(bytes: Buffer): Buffer | undefined {
  const chunks: Buffer[] = [];
  for (let start = 0; ; ) {
    const lineEnd = bytes.indexOf('\r\n', start);
    if (lineEnd < 0) return undefined;
    const size = Number.parseInt(bytes.subarray(start, lineEnd).toString('latin1'), 16);
    if (size === 0) return Buffer.concat(chunks);
    if (!(size > 0) || bytes.length < lineEnd + 2 + size) return undefined;
    chunks.push(bytes.subarray(lineEnd + 2, lineEnd + 2 + size));
    start = lineEnd + 2 + size + 2;
  }
}
