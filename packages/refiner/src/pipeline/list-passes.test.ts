import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { listPasses, refine } from '../index.ts';

const BENCHMARKS = readFileSync(new URL('../../../../bench/README.md', import.meta.url), 'utf8');

const TEXT =
  'Hello! Please  make use of the the tool that is built for teams in order to write a very long report.';

describe('listPasses', () => {
  it('names every pass once per language, with its lowest level', () => {
    const passes = listPasses();
    const keys = passes.map(({ name, language }) => `${name} ${language}`);
    expect(new Set(keys).size).toBe(keys.length);
    expect(passes).toContainEqual({
      name: 'final-stop',
      reason: 'full stop at the end',
      level: 'high',
      language: 'en',
    });
    expect(passes.find(({ name }) => name === 'whitespace')?.level).toBe('low');
  });

  it('names the passes in the table of bench/README.md', () => {
    const [, table = ''] = /^\| pass \| refinement.*\n((?:\|.*\n)+)/m.exec(BENCHMARKS) ?? [];
    const shown = [...table.matchAll(/^\| ([\w-]*\w) \|/gm)].map(([, name]) => name);
    // `pnpm bench:rules` makes the table anew.
    expect(new Set(shown)).toEqual(new Set(listPasses().map(({ name }) => name)));
  });

  it('names the passes of all edits', () => {
    const names = new Set(listPasses().map(({ name }) => name));
    for (const edit of refine(TEXT, { compressionLevel: 'high' }).edits) expect(names).toContain(edit.pass);
  });
});

describe('disabledPasses', () => {
  it('keeps single passes from running', () => {
    const options = { compressionLevel: 'high' } as const;
    const used = new Set(refine(TEXT, options).edits.map((edit) => edit.pass));
    expect(used.size).toBeGreaterThan(3);
    for (const name of used) {
      const { edits } = refine(TEXT, { ...options, disabledPasses: [name] });
      expect(edits.map((edit) => edit.pass)).not.toContain(name);
    }
  });

  it('leaves the text alone when all are disabled', () => {
    const disabledPasses = listPasses().map(({ name }) => name);
    expect(refine(TEXT, { disabledPasses, compressionLevel: 'high' }).refinedText).toBe(TEXT);
  });
});
