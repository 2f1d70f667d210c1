import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { temporaryFolder } from '../testing/start-launcher.ts';
import { concerns, isSource, restartOnChange } from './watch-sources.ts';

test('source is what runs', () => {
  expect(['app.ts', join('batches', 'routes.ts'), 'app.test.ts', 'notes.md'].map(isSource)).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

test('an app is concerned by its own source and that of the packages', () => {
  expect(concerns(join('apps', 'api', 'src', 'app.ts'), 'api')).toBe(true);
  expect(concerns(join('apps', 'api', 'src', 'app.ts'), 'worker')).toBe(false);
  expect(concerns(join('packages', 'domain', 'src', 'errors.ts'), 'worker')).toBe(true);
});

test('a change restarts the apps it concerns', async () => {
  const root = temporaryFolder();
  const source = (folder: string) => join(root, folder, 'src');
  for (const folder of ['apps/api', 'apps/worker', 'packages/domain']) {
    mkdirSync(source(folder), { recursive: true });
    writeFileSync(join(source(folder), 'a.ts'), '');
  }
  const restarted: string[] = [];
  const said: string[] = [];
  const say = (line: string) => void said.push(line);
  const apps = (['api', 'worker'] as const).map((name) => ({
    name,
    restart: () => void restarted.push(name),
  }));
  onTestFinished(restartOnChange(apps, { progress: say, warn: say, print: say }, root));
  writeFileSync(join(source('apps/worker'), 'a.ts'), 'export {};');
  await expect.poll(() => restarted).toEqual(['worker']);
  writeFileSync(join(source('packages/domain'), 'a.ts'), 'export {};');
  await expect.poll(() => restarted).toEqual(['worker', 'api', 'worker']);
  expect(said[0]).toBe(`${join('apps', 'worker', 'src', 'a.ts')} changed: restarting worker`);
});
