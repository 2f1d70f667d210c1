import { fileURLToPath } from 'node:url';
import { PortTakenError } from '../ports.ts';
import { describeExit, type RunningProcess, startProcess } from '../process/child-process.ts';
import { serverEnvironment } from '../process/run-command.ts';

/** What the process answers once to the port and password that it was sent. */
export type WasmRedisReply = { type: 'ready' } | { type: 'port-taken' } | { type: 'failed'; reason: string };

const SCRIPT = fileURLToPath(new URL('./wasm-process.ts', import.meta.url));

/**
 * Starts Valkey compiled to WebAssembly in a Node process of its own, where its work does not hold up the caller's
 * event loop. Nothing is stored on disk. The process ends when its parent does.
 *
 * @throws PortTakenError, or Error with what the process said before it ended
 */
export async function launchWasmRedis(port: number, password: string): Promise<RunningProcess> {
  let errors = '';
  const server = startProcess({
    // Its import of node:wasi would print an ExperimentalWarning.
    command: [process.execPath, '--disable-warning=ExperimentalWarning', SCRIPT],
    env: serverEnvironment(),
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    onOutput: (_stream, chunk) => {
      errors = `${errors}${chunk}`.slice(-2_000);
    },
  });
  const replied = new Promise<WasmRedisReply>((resolve) => {
    server.child.once('message', (message: WasmRedisReply) => resolve(message));
    server.child.send({ port, password }, () => {});
  });
  const ended = server.exited.then(
    (exit): WasmRedisReply => ({ type: 'failed', reason: `${describeExit(exit)} ${errors}`.trim() }),
  );
  const reply = await Promise.race([replied, ended]);
  if (reply.type === 'ready') return server;
  await server.stop();
  if (reply.type === 'port-taken') throw new PortTakenError(`port ${port} is taken`);
  throw new Error(`the bundled Redis ended while it started: ${reply.reason}`);
}
