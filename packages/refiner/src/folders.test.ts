import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { expect, it } from 'vitest';

const ROOT = import.meta.dirname;
const IMPORT = /^(?:import|export)\b[^;]*? from '(\.[^']+)'/gm;

/** The folder of `src` that a file is in; '.' for `src` itself, which nothing in a folder imports. */
const folderOf = (file: string): string => {
  const path = relative(ROOT, file).split(sep);
  return path.length > 1 ? (path[0] ?? '.') : '.';
};

/** Which folders each folder imports from, tests left out. */
function importsByFolder(): ReadonlyMap<string, ReadonlySet<string>> {
  const imports = new Map<string, Set<string>>();
  for (const name of globSync('**/*.ts', { cwd: ROOT })) {
    if (name.endsWith('.test.ts')) continue;
    const file = join(ROOT, name);
    const from = folderOf(file);
    const known = imports.get(from) ?? new Set();
    imports.set(from, known);
    for (const [, path = ''] of readFileSync(file, 'utf8').matchAll(IMPORT)) {
      const to = folderOf(join(dirname(file), path));
      if (to !== from) known.add(to);
    }
  }
  return imports;
}

it('no folder imports in a circle', () => {
  const left = new Map(importsByFolder());
  expect(left.size).toBeGreaterThan(10);
  for (let before = -1; before !== left.size; ) {
    before = left.size;
    for (const [folder, imports] of left)
      if ([...imports].every((other) => !left.has(other))) left.delete(folder);
  }
  expect([...left.keys()]).toEqual([]);
});
