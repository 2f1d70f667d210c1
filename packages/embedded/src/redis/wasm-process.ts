/**
 * The process in which `wasm.ts` runs Valkey. It is told port and password by a message, answers with one, and
 * lives no longer than the channel to its parent.
 */
import { errorText, systemErrorCode } from '../errors.ts';
import { listen, portOf } from '../ports.ts';
import { redisCommands } from './command.ts';
import type { WasmRedisReply } from './wasm.ts';
import { runValkey } from './wasm-engine.ts';

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

/** Valkey gets its settings over a port that nobody knows of, so that no client ever meets it without a password. */
async function start(port: number, password: string): Promise<WasmRedisReply> {
  const accept = await runValkey(port);
  const setup = await listen(accept, 0);
  const replies = await redisCommands(portOf(setup), [
    ['CONFIG', 'SET', 'maxmemory-policy', 'noeviction'],
    ['CONFIG', 'SET', 'maxmemory', MAX_MEMORY],
    ['CONFIG', 'SET', 'requirepass', password],
  ]);
  setup.close();
  const refused = replies.find((line) => line !== '+OK');
  if (refused !== undefined) return { type: 'failed', reason: refused };
  await listen(accept, port);
  return { type: 'ready' };
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
