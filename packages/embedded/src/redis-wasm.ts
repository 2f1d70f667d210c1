import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { serverEnvironment } from './run-command.ts';
import { describeExit, endProcess, exitOf, PortTakenError, type ServerProcess } from './server-process.ts';

/** What the process answers once to the port and password that it was sent. */
export type WasmRedisReply = { type: 'ready' } | { type: 'port-taken' } | { type: 'failed'; reason: string };

/**
 * Starts Valkey compiled to WebAssembly in a Node process of its own, where its work does not hold up the caller's
 * event loop. Nothing is stored on disk. The process ends when its parent does.
 *
 * @throws PortTakenError, or Error with what the process said before it ended
 */
export async function launchWasmRedis(port: number, password: string): Promise<ServerProcess> {
  const child = fork(fileURLToPath(new URL('./redis-wasm-process.ts', import.meta.url)), [], {
    // Its import of node:wasi would print an ExperimentalWarning.
    execArgv: ['--disable-warning=ExperimentalWarning'],
    env: serverEnvironment(),
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    detached: true,
  });
  const exited = exitOf(child);
  let errors = '';
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
    errors = `${errors}${chunk}`.slice(-2_000);
  });
  const reply = await Promise.race([
    new Promise<WasmRedisReply>((resolve) => {
      child.once('message', (message: WasmRedisReply) => resolve(message));
      child.send({ port, password }, () => {});
    }),
    exited.then(
      (exit): WasmRedisReply => ({ type: 'failed', reason: `${describeExit(exit)} ${errors}`.trim() }),
    ),
  ]);
  const stop = () =>
    endProcess(child, exited, [
      ['SIGTERM', 2_000],
      ['SIGKILL', 2_000],
    ]);
  if (reply.type === 'ready') return { pid: child.pid ?? 0, exited, stop };
  await stop();
  if (reply.type === 'port-taken') throw new PortTakenError(`port ${port} is taken`);
  throw new Error(`the bundled Redis ended while it started: ${reply.reason}`);
}
