import type { Caller } from './world.ts';

/** How the bytes of a request go over its connection. */
export type Framing =
  /** As the headers say. */
  | 'whole'
  /** In two pieces, the first of which ends in the middle of the headers. */
  | 'split'
  | 'chunked'
  | 'one-byte-chunks'
  /** A chunk whose size is no number. */
  | 'bad-chunk-size'
  /** A chunk whose size says more than 2^64. */
  | 'huge-chunk-size'
  /** Content-Length is larger than the body; the client closes its side after the body. */
  | 'cut'
  /** The same, and the client resets the connection. */
  | 'cut-reset'
  /** The last chunk never comes. */
  | 'cut-chunked'
  /** More bytes than Content-Length says. */
  | 'overlong'
  /** Content-Length and chunked at once. */
  | 'both'
  | 'bad-length'
  | 'two-lengths';

/** Ways in which a request ends before it is whole. */
export const CUT: readonly Framing[] = ['cut', 'cut-reset', 'cut-chunked'];

/** A request before it is bytes, so that its parts can be changed and taken away one by one. */
export interface FuzzRequest {
  operationId: string;
  caller: Caller;
  method: string;
  /** Percent-encoded, or wrongly so. */
  path: string;
  /** Without the question mark. */
  query: string;
  headers: [name: string, value: string][];
  body: Buffer | undefined;
  framing: Framing;
  /** Whether method or path are not the operation's any more, so that it may be no route at all. */
  rerouted: boolean;
  /** Whether what was changed is below HTTP, so that the server may refuse it before it looks for a route. */
  malformed: boolean;
}

export const targetOf = (request: FuzzRequest): string =>
  request.query ? `${request.path}?${request.query}` : request.path;

const CHUNK = 8 * 1024;

/** The request as bytes, in the pieces in which they are to be sent. */
export function toPieces(request: FuzzRequest): Buffer[] {
  const { framing, body } = request;
  const content = body ?? Buffer.alloc(0);
  const head = Buffer.from(headOf(request, content), 'latin1');
  switch (framing) {
    case 'split':
      return [head.subarray(0, head.length >> 1), Buffer.concat([head.subarray(head.length >> 1), content])];
    case 'chunked':
    case 'cut-chunked':
    case 'both':
      return [
        head,
        ...chunksOf(content, CHUNK),
        ...(framing === 'cut-chunked' ? [] : [Buffer.from('0\r\n\r\n')]),
      ];
    case 'one-byte-chunks':
      // The rest in one, or a long body would take all day.
      return [
        head,
        Buffer.concat(chunksOf(content.subarray(0, 2_000), 1)),
        Buffer.concat([...chunksOf(content.subarray(2_000), CHUNK), Buffer.from('0\r\n\r\n')]),
      ];
    case 'bad-chunk-size':
      return [head, ...chunksOf(content.subarray(0, 10), 5), Buffer.from('xyz\r\nabc\r\n0\r\n\r\n')];
    case 'huge-chunk-size':
      return [head, Buffer.from('fffffffffffffffff1\r\nabc\r\n0\r\n\r\n')];
    case 'overlong':
      return [Buffer.concat([head, content, Buffer.from('GET / HTTP/9.9\r\n\0\0\r\n\r\n')])];
    default:
      return [Buffer.concat([head, content])];
  }
}

function headOf(request: FuzzRequest, content: Buffer): string {
  const headers = [...request.headers, ...framingHeaders(request, content)];
  const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  return `${request.method} ${targetOf(request)} HTTP/1.1\r\n${lines}\r\n`;
}

function framingHeaders({ framing, body }: FuzzRequest, { length }: Buffer): [string, string][] {
  const chunked: [string, string] = ['transfer-encoding', 'chunked'];
  switch (framing) {
    case 'chunked':
    case 'one-byte-chunks':
    case 'bad-chunk-size':
    case 'huge-chunk-size':
    case 'cut-chunked':
      return [chunked];
    case 'both':
      return [['content-length', String(length)], chunked];
    case 'cut':
    case 'cut-reset':
      return [['content-length', String(length + 100)]];
    case 'bad-length':
      return [['content-length', '-1']];
    case 'two-lengths':
      return [
        ['content-length', String(length)],
        ['content-length', String(length + 1)],
      ];
    default:
      return body ? [['content-length', String(length)]] : [];
  }
}

function chunksOf(content: Buffer, size: number): Buffer[] {
  const chunks: Buffer[] = [];
  for (let start = 0; start < content.length; start += size) {
    const piece = content.subarray(start, start + size);
    chunks.push(Buffer.concat([Buffer.from(`${piece.length.toString(16)}\r\n`), piece, Buffer.from('\r\n')]));
  }
  return chunks;
}
