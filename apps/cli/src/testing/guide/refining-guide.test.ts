import { readFile, writeFile } from 'node:fs/promises';
import { checkFidelity } from '@refinery/guard';
import { WEIGHTS } from '@refinery/guard/weights.ts';
import { describe, expect, it } from 'vitest';
import { BLOCKS } from './blocks.ts';
import { GUARD_EXAMPLES } from './guard-examples.ts';

const ROOT = new URL('../../../../../', import.meta.url);
const PAGES = ['docs/refining.md', 'README.md', 'packages/refiner/README.md', 'packages/guard/README.md'];
const BLOCK = /(<!-- generated: ([a-z ]+) -->\n)[\s\S]*?(<!-- end -->)/g;

/** The file with its generated blocks made anew. */
async function regenerated(path: string): Promise<{ old: string; anew: string; names: string[] }> {
  const old = await readFile(new URL(path, ROOT), 'utf8');
  const names: string[] = [];
  const anew = old.replace(BLOCK, (_all, begin: string, name: string, end: string) => {
    names.push(name);
    return `${begin}\n${BLOCKS[name]?.()}\n\n${end}`;
  });
  return { old, anew, names };
}

describe('what the real refiner does', () => {
  it.each(PAGES)('is what %s shows (UPDATE_DOCS=1 writes it anew)', async (path) => {
    const { anew } = await regenerated(path);
    expect(anew).not.toContain('\nundefined\n');
    if (process.env.UPDATE_DOCS) await writeFile(new URL(path, ROOT), anew);
    expect(await readFile(new URL(path, ROOT), 'utf8')).toBe(anew);
  });

  it('is shown by every block there is', async () => {
    const shown = (await Promise.all(PAGES.map(regenerated))).flatMap(({ names }) => names);
    expect(shown.toSorted()).toEqual(Object.keys(BLOCKS).toSorted());
  });
});

describe('the guard', () => {
  it('has an example for each kind', () => {
    expect(GUARD_EXAMPLES.map(({ kind }) => kind).toSorted()).toEqual(Object.keys(WEIGHTS).toSorted());
  });

  it.each(GUARD_EXAMPLES)(
    'keeps and changes a $kind as the guide says',
    ({ kind, original, keeps, loses, preserve }) => {
      expect(checkFidelity(original, keeps, { preserve })).toMatchObject({ passed: true });
      const { requirements, added } = checkFidelity(original, loses, { preserve });
      const open = [...requirements.filter(({ verdict }) => verdict !== 'kept'), ...added];
      expect(open.flatMap((item) => [item, ...(item.details ?? [])]).map((item) => item.kind)).toContain(
        kind,
      );
    },
  );
});
