import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '@refinery/embedded/ports.ts';

const VERSION = '1.15.2';

export interface Peer {
  name: string;
  origin: string;
  pid: number;
  stop(): Promise<void>;
}

/**
 * Portkey's gateway (MIT), installed once into a folder of the system's: 95 packages of 25 MB that nothing
 * but this benchmark needs, so they are no dependency of the workspace. As npm has it, it answers no stream
 * since version 1.13 of the server that it depends on (`TypeError: immutable`), so for streams it gets an
 * earlier one.
 */
export async function startPortkey({ streams }: { streams: boolean }): Promise<Peer> {
  const folder = join(tmpdir(), `refinery-bench-portkey-${VERSION}${streams ? '-streams' : ''}`);
  const entry = join(folder, 'node_modules/@portkey-ai/gateway/build/start-server.js');
  if (!existsSync(entry)) {
    mkdirSync(folder, { recursive: true });
    const dependencies = { '@portkey-ai/gateway': VERSION };
    const overrides = streams ? { '@hono/node-server': '1.12.0' } : {};
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies, overrides }));
    execFileSync('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  }
  const port = await freePort();
  const child = spawn(process.execPath, [entry, `--port=${port}`, '--headless'], {
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: 'ignore',
  });
  const origin = `http://127.0.0.1:${port}`;
  const isReady = () =>
    fetch(origin).then(
      () => true,
      () => false,
    );
  while (!(await isReady())) {
    if (child.exitCode !== null) throw new Error(`Portkey's gateway ended with ${child.exitCode}.`);
    await sleep(50);
  }
  return {
    name: `Portkey ${VERSION}`,
    origin,
    pid: child.pid ?? 0,
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve());
        child.kill('SIGTERM');
      }),
  };
}
