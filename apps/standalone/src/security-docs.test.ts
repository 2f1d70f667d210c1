import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';

const ROOT = new URL('../../../', import.meta.url);

test('docs/security.md names ten risks, and only tests that exist', async () => {
  const text = await readFile(new URL('docs/security.md', ROOT), 'utf8');
  expect(text.match(/^## API\d+:2023 /gm)).toHaveLength(10);
  const paths = [...text.matchAll(/`((?:apps|packages|tools)\/[^`\s]+)`/g)].map(([, path = '']) => path);
  expect(paths.length).toBeGreaterThan(50);
  expect(paths.filter((path) => !existsSync(new URL(path, ROOT)))).toEqual([]);
});
