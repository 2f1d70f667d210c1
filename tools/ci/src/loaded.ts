import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';

/**
 * Runs the tests beside as many busy processes as there are cores: what depends on the machine's speed fails
 * here first. Takes vitest's arguments.
 */
const busy = Array.from({ length: availableParallelism() }, () =>
  spawn(
    process.execPath,
    [
      '-e',
      'process.on("disconnect", process.exit); setInterval(() => { for (const end = Date.now() + 1000; Date.now() < end; ); })',
    ],
    {
      // They end with this process, however that ends.
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    },
  ),
);
const tests = spawn('pnpm', ['test', ...process.argv.slice(2)], { stdio: 'inherit' });
for (const signal of ['SIGHUP', 'SIGINT', 'SIGTERM'] as const) process.on(signal, () => tests.kill(signal));
tests.once('exit', (code) => {
  for (const one of busy) one.kill('SIGKILL');
  process.exit(code ?? 1);
});
