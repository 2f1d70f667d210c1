import { mkdirSync, mkdtempSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { manifestFile, newManifest, readManifest } from './manifest.ts';

const folder = () => mkdtempSync(join(tmpdir(), 'refinery-archive-'));
const manifest = newManifest({ month: '2026-03', archivedAt: '2026-06-01', source: '1/2', files: [] });

it('a manifest is read as it was written, and is null where there is none', async () => {
  const path = folder();
  expect(await readManifest(path)).toBeNull();
  await writeFile(manifestFile(path), JSON.stringify(manifest));
  expect(await readManifest(path)).toEqual(manifest);
});

it.each([
  ['no JSON', '{"layout": 2'],
  ['of a later release', JSON.stringify({ ...manifest, layout: 3 })],
])('a manifest that is %s is refused', async (_name, text) => {
  const path = folder();
  await writeFile(manifestFile(path), text);
  await expect(readManifest(path)).rejects.toMatchObject({ code: 'validation_failed' });
});

it('a manifest that cannot be read is not taken for none', async () => {
  const path = folder();
  mkdirSync(manifestFile(path));
  await expect(readManifest(path)).rejects.toMatchObject({ code: 'EISDIR' });
});
