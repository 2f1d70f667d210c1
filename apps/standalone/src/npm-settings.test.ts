import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from './testing/start-launcher.ts';

const root = join(import.meta.dirname, '../../..');

/** What npm prints in a folder, to somebody whose own settings it does not know. */
function npmIn(cwd: string): { stdout: string; stderr: string } {
  const home = temporaryFolder();
  writeFileSync(join(home, '.npmrc'), 'a-setting-of-theirs=1\nupdate-notifier=false\n');
  const env = { PATH: process.env.PATH, HOME: home };
  return spawnSync('npm', ['pkg', 'get', 'name'], { cwd, env, encoding: 'utf8' });
}

test('npm does not complain of settings of yours before anything of ours is said', () => {
  expect(npmIn(root)).toMatchObject({ stdout: '"prompt-refinery"\n', stderr: '' });
});
