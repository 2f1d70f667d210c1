import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { healthExample } from '@refinery/contracts/examples/service.ts';
import { expect, it } from 'vitest';
import { VERSION } from './version.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const manifests = globSync(['package.json', '{apps,packages,tools}/*/package.json', 'bench/package.json'], {
  cwd: root,
});

it('is the same for every package, with the same license', () => {
  expect(manifests.length).toBeGreaterThan(20);
  const read = manifests.map((file) => {
    const { version, license } = JSON.parse(readFileSync(join(root, file), 'utf8'));
    return { file, version, license };
  });
  expect(read).toEqual(manifests.map((file) => ({ file, version: VERSION, license: 'MIT' })));
  expect(healthExample.version).toBe(VERSION);
});

it('has an entry in the changelog, and a license beside it', () => {
  expect(readFileSync(join(root, 'CHANGELOG.md'), 'utf8')).toContain(`\n## ${VERSION}`);
  expect(readFileSync(join(root, 'LICENSE'), 'utf8')).toMatch(/^MIT License\n/);
  expect(existsSync(join(root, 'SECURITY.md'))).toBe(true);
});
