/**
 * The process in which `redis-wasm.ts` runs Valkey. It is told port and password by a message, answers with one, and
 * lives no longer than the channel to its parent.
 */
import { createServer } from 'node:net';
import { errorText, systemErrorCode } from './errors.ts';
import { redisCommands } from './redis-command.ts';
import type { WasmRedisReply } from './redis-wasm.ts';
import { runValkey } from './redis-wasm-engine.ts';

/** WebAssembly memory ends at 4 GB and an allocation beyond it would trap; at this limit writes get an OOM error. */
const MAX_MEMORY = '1gb';

process.once('disconnect', () => process.exit(0));
process.once('message', (request: unknown) => {
  if (!isRequest(request)) throw new TypeError('expected {port, password}');
  void start(request.port, request.password).then(reply, (error: unknown) => {
    const taken = systemErrorCode(error) === 'EADDRINUSE';
    reply(taken ? { type: 'port-taken' } : { type: 'failed', reason: errorText(error) });
  });
});

async function start(port: number, password: string): Promise<WasmRedisReply> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  await runValkey(server, port);
  const replies = await redisCommands(port, [
    ['CONFIG', 'SET', 'maxmemory-policy', 'noeviction'],
    ['CONFIG', 'SET', 'maxmemory', MAX_MEMORY],
    ['CONFIG', 'SET', 'requirepass', password],
  ]);
  const refused = replies.find((line) => line !== '+OK');
  return refused === undefined ? { type: 'ready' } : { type: 'failed', reason: refused };
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
