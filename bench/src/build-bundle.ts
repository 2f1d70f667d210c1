import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Makes `dist/`, which the image runs. */
export function buildBundle(): void {
  const file = fileURLToPath(new URL('../../tools/bundle/src/main.ts', import.meta.url));
  const { status } = spawnSync(process.execPath, [file], { stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) throw new Error('The bundle was not made.');
}
