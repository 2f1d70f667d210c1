import { stripVTControlCharacters } from 'node:util';
import { refine } from '@refinery/refiner';
import { describe, expect, it } from 'vitest';
import type { Checked } from '../check/check-pair.ts';
import { renderCheck } from '../check/check-report.ts';
import { renderReport, savingsByPass } from '../refine/report.ts';
import { renderDiff } from './diff.ts';
import { plainPainter } from './paint.ts';

const edit = (start: number, end: number, replacement: string) => ({
  start,
  end,
  replacement,
  pass: 'p',
  reason: 'r',
});
const plain = plainPainter(false);
const coloured = plainPainter(true);

describe('the diff', () => {
  it('marks what went and what came', () => {
    const text = 'Please make use of tea.';
    const edits = [edit(0, 19, 'Use ')];
    expect(renderDiff(text, edits, plain)).toBe('[-Please make use of-]{+Use+} tea.');
    expect(renderDiff(text, edits, coloured)).toBe(
      '\u001b[31m\u001b[9mPlease make use of\u001b[29m\u001b[39m\u001b[32mUse\u001b[39m tea.',
    );
    expect(renderDiff(text, [edit(0, 7, ''), edit(7, 18, 'Use')], plain)).toBe(
      '[-Please make use of-]{+Use+} tea.',
    );
    expect(renderDiff(text, [], plain)).toBe('No changes.');
  });

  it('shows line breaks that went, and ends colour with the line', () => {
    expect(renderDiff('a\n\n\nb', [edit(1, 3, '')], plain)).toBe('a[-↵\n↵\n-]\nb');
    expect(stripVTControlCharacters(renderDiff('a\n\n\nb', [edit(1, 3, '')], coloured))).toBe('a↵\n↵\n\nb');
  });

  it('leaves out what stays where that is long', () => {
    const word = 'word '.repeat(200);
    const diff = renderDiff(`${word}please ${word}go`, [edit(1000, 1007, '')], plain);
    expect(diff.length).toBeLessThan(300);
    expect(diff).toMatch(/^… {1,2}(?:word )+\[-please -\](?:word )+ …/);
  });

  it('lets no control character through to the terminal', () => {
    const diff = renderDiff('a\u001b[2J\u202eb c', [edit(0, 1, '\u0007')], coloured);
    for (const harmful of ['\u001b[2J', '\u202e', '\u0007']) expect(diff).not.toContain(harmful);
  });
});

describe('the report', () => {
  const text = 'Could you please write 3 haiku? Thank you in advance!';

  it('has tokens, integrity, checks and what each pass saved', () => {
    const result = refine(text);
    const report = renderReport(text, result, plain);
    expect(report).toMatch(
      /^ {2}tokens {2,}\d+ → \d+, [\d.]+ % saved\n {2}integrity {2,}100 of 100\n {2}checks {2,}\d+ kept, none lost\n {2}cost {2,}nothing, no model was asked\n/,
    );
    expect(report).toMatch(/\n {2}politeness {2,}\d edits?, about −\d+ tokens\n/);
    const saved = savingsByPass(text, result.edits).reduce((sum, { tokens }) => sum + tokens, 0);
    expect(Math.abs(saved - (result.originalTokens - result.refinedTokens))).toBeLessThan(4);
  });

  it('has what was left alone', () => {
    const replaced =
      'It is important that the list has to be sorted, in order to find a name. Make use of it.';
    expect(renderReport(replaced, refine(replaced), plain)).toContain('\n  Make use of → Use\n');
    expect(renderReport(text, refine(text), plain, 'Left alone: 1 passage.')).toContain(
      '\n  Left alone: 1 passage.\n',
    );
  });

  it('has warnings and losses', () => {
    const result = refine(text, { targetTokens: 1 });
    const lost = [{ kind: 'name', text: 'Ada\nL.\u0007', start: 0, end: 7 }];
    const checks = {
      passed: false,
      integrity: 80,
      lost,
      checked: 3,
      doubtful: [],
      requirements: [],
      added: [],
    };
    const report = renderReport(text, { ...result, checks, refinedTokens: 999 }, plain);
    expect(report).toContain('% longer');
    expect(report).toContain('2 kept, 1 lost');
    expect(report).toContain('  ! lost name: Ada L.·\n');
    expect(report).toMatch(/! The text has \d+ tokens\. The target of 1 could not be reached/);
  });
});

describe('the list of a check', () => {
  const place = { id: 'r1', start: 0, end: 1 };
  const checked: Checked = {
    passed: false,
    requirements: [
      { ...place, kind: 'negation', text: 'not\n mention', verdict: 'kept', reason: 'said otherwise' },
      {
        ...place,
        kind: 'bound',
        text: `${'a'.repeat(59)}😀${'b'.repeat(90)}`,
        verdict: 'lost',
        reason: 'gone',
      },
      { ...place, kind: 'scope', text: 'only\u001b[2J\u202e', verdict: 'doubtful', reason: 'unsure' },
    ],
    added: [
      { ...place, kind: 'scope', text: 'just', verdict: 'lost', reason: 'new' },
      { ...place, kind: 'order', text: 'first', verdict: 'doubtful', reason: 'maybe new' },
    ],
    integrity: 71.4,
    tokens: { original: 20, rewritten: 12 },
  };

  it('has a line for each requirement and addition, and a summary', () => {
    expect(renderCheck(checked, plain).split('\n')).toEqual([
      '  kept      negation  “not mention”: said otherwise',
      `  lost      bound     “${'a'.repeat(59)}\ufffd … ${'b'.repeat(25)}”: gone`,
      '  doubtful  scope     “only·[2J·”: unsure',
      '  added     scope     “just”: new',
      '  added?    order     “first”: maybe new',
      '',
      'Not passed: 1 kept, 1 lost, 1 doubtful, 2 added; integrity 71.4 of 100, 20 → 12 tokens.',
      '',
    ]);
    expect(stripVTControlCharacters(renderCheck(checked, coloured))).toBe(renderCheck(checked, plain));
  });

  it('says whether doubts were let pass', () => {
    expect(renderCheck({ ...checked, passed: true }, plain)).toContain('\nPassed with doubts: 1 kept');
    const nothing = { ...checked, passed: true, requirements: [], added: [] };
    expect(renderCheck(nothing, plain)).toMatch(/^Passed: 0 kept/);
  });
});
