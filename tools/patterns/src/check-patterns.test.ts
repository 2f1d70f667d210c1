import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { analyse, analyseAll, keyOf } from './analyse.ts';
import { findPatterns, type Pattern } from './find-patterns.ts';
import { collectPatterns, judgePatterns } from './findings.ts';
import { fingerprint, readRecord, type VerdictRecord, writeRecord } from './verdict-record.ts';

const pattern = ({ source, flags }: RegExp): Pattern => ({ file: 'a.ts', line: 1, source, flags });
const found = (code: string) => findPatterns('a.ts', code);

describe('analyse', () => {
  it.each([
    ['nested repetition', /^(?:a+)+$/],
    ['alternatives that overlap', /^(?:a|b|ab)*c$/],
    ['neighbours that overlap', /^\s*;?\s*x/],
    ['three neighbours that overlap', /x*y*x*z/],
    ['a search that starts anew at each place', /[.!?]+(?=\s|$)/],
    ['a search for the end', /\s+$/],
    ['a search for what never closes', /<!--[\s\S]*?-->/],
    ['a search from each word', /(?:please )*thanks/],
    ['a search from each line', /^\s*x/m],
    ['looking behind without an end', /(?<=a.*)b/],
    ['looking ahead without an end', /(?=\w*x)y/],
  ])('finds %s', async (_name, slow) => {
    expect((await analyse(pattern(slow)))?.complexity).toMatch(/nomial|exponential/);
  });

  it.each([
    /^\s+|\d+/g,
    /[.!?](?=\s|$)/,
    /(?<!\s)\s+$/,
    /\p{L}+/gu,
    /^```[\w-]*[ \t]*\r?\n/,
    /<!--/,
    /\s*x/y,
  ])('lets %s pass', async (linear) => {
    expect(await analyse(pattern(linear))).toBeNull();
  });

  it('counts what cannot be analysed as slow', async () => {
    expect(await analyse({ ...pattern(/a/), source: '(' })).toMatchObject({
      complexity: expect.stringContaining('unknown'),
    });
  });
});

describe('a record of verdicts', () => {
  const linear = pattern(/a+/);
  const slow = pattern(/a+$/);
  const excused = { ...slow, reason: 'short.' };
  const recordOf = async (...patterns: Pattern[]): Promise<VerdictRecord> => {
    const record: VerdictRecord = new Map();
    await analyseAll(patterns, record);
    return record;
  };

  it('spares the analysis of what it knows, and knows what was analysed', async () => {
    const record = await recordOf(linear, excused);
    expect([...record.values()].sort()).toEqual([false, true]);
    // That it is believed shows where it is wrong.
    const wrong: VerdictRecord = new Map([...record].map(([key, isLinear]) => [key, !isLinear]));
    expect((await analyseAll([excused], wrong)).get(keyOf(excused))).toBeNull();
    expect((await analyseAll([excused], record)).get(keyOf(excused))).not.toBeNull();
  });

  it('is no excuse: what is slow is looked at again where it has no reason', async () => {
    const record = await recordOf(slow);
    expect([...record.values()]).toEqual([false]);
    expect((await analyseAll([slow], record)).get(keyOf(slow))?.complexity).toMatch(/2nd degree/);
    // Nor is a quick look believed where a thorough one is due.
    const quick = new Map([...(await recordOf(excused)).keys()].map((key) => [key, true]));
    expect((await analyseAll([slow], quick)).get(keyOf(slow))?.complexity).toMatch(/2nd degree/);
  });

  it('forgets patterns that are gone', async () => {
    const record = await recordOf(linear, excused);
    await analyseAll([linear], record);
    expect(record.size).toBe(1);
  });

  it('is read as it was written', () => {
    const folder = mkdtempSync(join(tmpdir(), 'verdicts-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const file = join(folder, 'verdicts.txt');
    const record: VerdictRecord = new Map([
      [fingerprint('/b/', {}), true],
      [fingerprint('/a/', {}), false],
    ]);
    expect(readRecord(file)).toEqual(new Map());
    writeRecord(file, record);
    expect(readRecord(file)).toEqual(record);
  });

  it('differs by pattern and settings', () => {
    const keys = [fingerprint('/a/', {}), fingerprint('/a/i', {}), fingerprint('/a/', { timeout: 1 })];
    expect(new Set(keys).size).toBe(3);
  });
});

describe('findPatterns', () => {
  it('finds literals and patterns of schemas, not what only looks like them', () => {
    const code = `
      const a = /x\\/y/gd, b = 4 / 2 / 1; // /no/
      const c = Type.String({ pattern: '^z' });
      const d = \`\${text.replace(/w/, '/v/')}\`;
      const e = { pattern: 'rule' };`;
    expect(found(code).patterns).toMatchObject([
      { line: 2, source: 'x\\/y', flags: 'g' },
      { line: 3, source: '^z', flags: '' },
      { line: 4, source: 'w', flags: '' },
    ]);
  });

  it('finds where patterns are built', () => {
    const code = "const a = new RegExp('x');\nconst b = RegExp(c);\nconst d = Type.String({ pattern: c });";
    expect(found(code).builders.map(({ line }) => line)).toEqual([1, 2, 3]);
  });

  it('reads the reason above a statement or a pattern', () => {
    const code = `
      // Not linear, but runs on ten words.
      const A =
        /a+$/;
      const B = [
        // Not linear, but short.
        /b+$/,
        /c+$/,
      ];`;
    const reasons = found(code).patterns.map(({ reason }) => reason);
    expect(reasons).toEqual(['runs on ten words.', 'short.', undefined]);
  });
});

describe('findings', () => {
  const root = mkdtempSync(join(tmpdir(), 'patterns-'));
  afterAll(() => rmSync(root, { recursive: true }));

  const findingsFor = async (code: string, seen: Pattern[] = []): Promise<string[]> => {
    writeFileSync(join(root, 'a.ts'), code);
    const { patterns, findings } = await collectPatterns(root, ['a.ts'], seen, async () => {});
    return [...findings, ...(await judgePatterns(patterns))];
  };

  it('name the place, the pattern, how slow it is and a text', async () => {
    const [finding, ...others] = await findingsFor('\nconst a = /a+$/;\nconst b = /b/;');
    expect(finding).toMatch(/^a\.ts:2 \/a\+\$\/ 2nd degree polynomial .*repeat/);
    expect(others).toEqual([]);
  });

  it('leave out what has a reason, but no reason that nothing needs', async () => {
    expect(await findingsFor('// Not linear, but short.\nconst a = /a+$/;')).toEqual([]);
    expect(await findingsFor('// Not linear, but short.\nconst a = /a+/;')).toEqual([
      'a.ts:2 /a+/ is linear and needs no reason',
    ]);
  });

  it('tell of patterns built at run time: slow ones and those never seen', async () => {
    const code = 'const a = new RegExp(x);';
    expect(await findingsFor(code)).toEqual(['a.ts:1 builds a pattern that was never seen']);
    expect(await findingsFor(code, [pattern(/x/)])).toEqual([]);
    expect(await findingsFor(code, [pattern(/x+$/)])).toEqual([expect.stringContaining('2nd degree')]);
  });

  it('see what a module builds', () => {
    writeFileSync(join(root, 'built.mts'), "\nexport const built = new RegExp('x'.concat('+$'), 'gd');\n");
    const watch = `
      const { watchConstructor } = await import(${JSON.stringify(import.meta.resolve('./watch-constructor.ts'))});
      const seen = watchConstructor(${JSON.stringify(root)});
      await import(${JSON.stringify(pathToFileURL(join(root, 'built.mts')).href)});
      console.log(JSON.stringify(seen));`;
    const printed = execFileSync(process.execPath, ['--input-type=module', '--eval', watch]).toString();
    expect(JSON.parse(printed)).toEqual([{ file: 'built.mts', line: 2, source: 'x+$', flags: 'g' }]);
  });
});
