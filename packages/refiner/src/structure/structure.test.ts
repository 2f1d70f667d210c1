import { describe, expect, it } from 'vitest';
import { refine } from '../index.ts';

const TEXT = `Act as a data analyst. Our shop sold 3,000 books last year.
Write a report about <sales> & "returns".
Do not use tables. Answer in at most 200 words.
For example, "Sales rose by 5%".

Steps:
- load data.csv
- plot it`;

describe('output formats', () => {
  it('markdown puts what the text says under headings', () => {
    const { refinedText, checks } = refine(TEXT, { outputFormat: 'markdown' });
    expect(refinedText.match(/^## \w+$/gm)).toEqual([
      '## Role',
      '## Task',
      '## Context',
      '## Examples',
      '## Constraints',
    ]);
    expect(refinedText).toContain('## Role\nAct as a data analyst.');
    expect(refinedText).toContain('Steps:\n- load data.csv\n- plot it');
    expect(checks.passed).toBe(true);
  });

  it('json is one object of strings', () => {
    const { refinedText, checks } = refine(TEXT, { outputFormat: 'json' });
    const value: unknown = JSON.parse(refinedText);
    expect(value).toMatchObject({
      role: 'Act as a data analyst.',
      task: expect.stringContaining('<sales> & "returns"'),
    });
    expect(checks.passed).toBe(true);
  });

  it('xml is well-formed whatever the text holds', () => {
    const { refinedText, checks } = refine(`${TEXT}\n]]> and \u0001 \ud800`, { outputFormat: 'xml' });
    expect(refinedText).toMatch(/^<prompt>\n<role>/);
    expect(refinedText).toMatch(/<\/prompt>$/);
    const withoutData = refinedText.replace(/<!\[CDATA\[[\s\S]*?\]\]>/g, '');
    expect(withoutData.replace(/<\/?[a-z]+>/g, '')).not.toMatch(/[<&]/);
    expect(refinedText.isWellFormed()).toBe(true);
    expect(refinedText).not.toContain('\u0001');
    expect(checks.lost.filter((item) => item.kind !== 'code')).toEqual([]);
  });

  it('keeps a text that has the structure already', () => {
    for (const outputFormat of ['markdown', 'json', 'xml'] as const) {
      const once = refine(TEXT, { outputFormat }).refinedText;
      expect(refine(once, { outputFormat }).refinedText).toBe(once);
    }
    expect(refine('{"a": [1, 2]}', { outputFormat: 'json' }).refinedText).toBe('{"a":[1,2]}');
  });

  it('says that structure costs tokens', () => {
    expect(refine('Write a poem.', { outputFormat: 'markdown' }).warnings).toHaveLength(1);
  });
});

describe('strategies', () => {
  const long = `I would like you to act as a data analyst. ${'I want you to know that it is important to note that the shop is old. '.repeat(2)}
${Array.from({ length: 12 }, (_, i) => `Please note that in order to help, due to the fact that it matters, chapter ${i} is long.`).join(' ')}
Please write a report about the sales. Do not use tables.`;

  it.each([
    ['GPT', /^## Role\n/],
    ['CLAUDE', /^<role>\n/],
  ] as const)('%s sorts long texts where that costs no token', (strategy, opening) => {
    const result = refine(long, { strategy });
    expect(result.refinedText).toMatch(opening);
    expect(result.refinedTokens).toBeLessThanOrEqual(result.originalTokens);
    expect(result.checks.passed).toBe(true);
    expect(refine('Write a poem about cats.', { strategy }).refinedText).toBe('Write a poem about cats.');
  });
});
