import { describe, expect, it } from 'vitest';
import { DENSE_PASSES } from '../passes/ideographic/passes.ts';
import { densePass } from './rules.ts';

const rulesOf = (lines: string) => densePass('x', 'x', 'zh', lines).rules;

describe('densePass', () => {
  it('reads rank, pattern and replacement', () => {
    const [rule] = rulesOf(String.raw`
      2~ 大概(\d+)左右 => 约$1
    `);
    expect(rule).toMatchObject({ rank: 2, cuts: true, opens: false, replacement: { gaps: ['约', ''] } });
    expect(rule?.pattern.test('大概30左右')).toBe(true);
  });

  it('tells groups that change places', () => {
    expect(rulesOf('1 对(甲)做(乙) => $2$1')[0]?.replacement).toEqual({ text: '$2$1' });
  });

  it('refuses a line that does not parse', () => {
    expect(() => rulesOf('9 其实 =>')).toThrow(/其实/);
  });
});

describe.each(DENSE_PASSES.map((pass) => [pass.script, pass.name, pass] as const))('%s %s', (_, __, pass) => {
  it('has rules that parse, each once', () => {
    const patterns = pass.rules.map(({ pattern }) => pattern.source);
    expect(patterns.filter((pattern, i) => patterns.indexOf(pattern) !== i)).toEqual([]);
  });

  it('names groups that its patterns have', () => {
    for (const { pattern, replacement } of pass.rules) {
      const groups = (new RegExp(`${pattern.source}|`, 'u').exec('')?.length ?? 1) - 1;
      const named =
        'gaps' in replacement ? replacement.gaps.length - 1 : replacement.text.split('$').length - 1;
      expect([pattern.source, named]).toEqual([pattern.source, groups]);
    }
  });
});
