import { connect, type Socket } from 'node:net';
import type { Caller } from '../../testing/long-texts.ts';

export interface RawReply {
  /** 0 where the connection ended without an answer. */
  status: number;
  text: string;
  /** Bytes of the body that the socket took before the answer came. */
  sentBytes: number;
}

export interface RawRequest {
  path: string;
  method?: string;
  headers?: Record<string, string>;
  /** Pieces of what follows the head, as they go over the wire. */
  body?: Iterable<Buffer>;
  /** Whoever got no answer by then gives up. Default: 4 minutes, as a slow machine is not a wrong answer. */
  giveUpMs?: number;
}

/** The head of a request, as bytes. */
export function headOf(
  { url, headers: own }: Caller,
  { method = 'POST', path, headers = {} }: RawRequest,
): string {
  const lines = Object.entries({ host: new URL(url).host, ...own, ...headers });
  return `${method} ${path} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`;
}

/** Opens a connection to an instance; its errors are its end. */
export async function openSocket(url: string): Promise<Socket> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => socket.destroy());
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('close', () => reject(new Error('refused')));
  });
  return socket;
}

/** Resolves when the connection has ended, for whatever reason. */
export const closed = (socket: Socket): Promise<void> =>
  socket.destroyed ? Promise.resolve() : new Promise((resolve) => socket.once('close', () => resolve()));

/**
 * Sends a request byte by byte as told, no faster than the server takes it, and stops when the answer comes.
 * Says how much of the body had gone out by then.
 */
export async function rawRequest(caller: Caller, request: RawRequest): Promise<RawReply> {
  const socket = await openSocket(caller.url);
  let text = '';
  let answered = false;
  let sentBytes = 0;
  const ended = new Promise<void>((resolve) => {
    const finish = (): void => resolve();
    socket.once('close', finish);
    setTimeout(finish, request.giveUpMs ?? 240_000).unref();
    socket.on('data', (chunk: Buffer) => {
      text += chunk;
      answered ||= text.includes('\r\n\r\n');
      if (isWhole(text)) finish();
    });
  });
  socket.write(headOf(caller, request));
  for (const piece of request.body ?? []) {
    if (answered || socket.destroyed) break;
    if (!socket.write(piece))
      await Promise.race([new Promise((resolve) => socket.once('drain', resolve)), ended]);
    sentBytes += piece.length;
  }
  await ended;
  socket.destroy();
  return { status: Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] ?? 0), text, sentBytes };
}

/** Whether an answer with a length has arrived whole. */
function isWhole(text: string): boolean {
  const headEnd = text.indexOf('\r\n\r\n');
  if (headEnd < 0) return false;
  const length = /\r\ncontent-length: (\d+)/i.exec(text.slice(0, headEnd))?.[1];
  return length !== undefined && Buffer.byteLength(text) - (headEnd + 4) >= Number(length);
}

/** `piece` until `bytes` bytes are made. */
export function* filler(piece: string, bytes: number): Iterable<Buffer> {
  const block = Buffer.from(piece.repeat(Math.max(1, Math.floor(65_536 / piece.length))));
  for (let made = 0; made < bytes; made += block.length) yield block;
}

/** A text as HTTP chunks of one byte each. */
export function* oneByteChunks(piece: string, bytes: number): Iterable<Buffer> {
  const block = Buffer.from([...piece.repeat(4_096)].map((char) => `1\r\n${char}\r\n`).join(''));
  for (let made = 0; made < bytes; made += 4_096 * piece.length) yield block;
  yield Buffer.from('0\r\n\r\n');
}
