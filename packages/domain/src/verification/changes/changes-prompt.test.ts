import { READING_LINE } from '@refinery/testing/fake-vendors/second-reader.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seeAnswer } from '../../refining/block-answers.ts';
import { buildChangesPrompt } from './changes-prompt.ts';

const TEXT = `# Rules

Please be very brief.

Never retry on:

- the error 404, please
- the error 401, please

Call \`console.error({ code, message, requestId })\` first of all. Repeat it for each of them.`;
const changesOf = (reply: string, text = TEXT) =>
  seeAnswer({ text, reply, isCutOff: false, options: {} }).changes;
const linesOf = (reply: string, text?: string): string[] =>
  buildChangesPrompt(changesOf(reply, text), 'nothing').user.split('\n');

describe('buildChangesPrompt', () => {
  it('shows each change whole, under what it stands under, once for neighbours', () => {
    expect(linesOf('1|Be brief.\n3|error 404\n4|error 401')).toEqual([
      '> "# Rules"',
      '1 o "Please be very brief."',
      'n "Be brief."',
      '> "# Rules" "Never retry on:"',
      '3 o "the error 404, please"',
      'n "error 404"',
      '4 o "the error 401, please"',
      'n "error 401"',
    ]);
  });

  it('has marks for what stays to the letter, in old and new words', () => {
    const lines = linesOf('5|Call §a first. Repeat it for each.');
    expect(lines.at(-2)).toMatch(/^5 o "Call §a first of all\./);
    expect(lines.at(-1)).toBe('n "Call §a first. Repeat it for each."');
  });

  it('shows a merge, what goes, and what says the same, as it now stands', () => {
    const text = 'Please be very brief.\n\nAlways be brief.\n\nSo be it.\n\nWrite it down. Now.';
    expect(linesOf('1|Be brief.\n2|=1\n3|', text)).toEqual([
      '>',
      '1 o "Please be very brief."',
      'n "Be brief."',
      '2 o "Always be brief."',
      'n 1 "Be brief."',
      '3 o "So be it."',
      'n ""',
    ]);
  });

  it('shows a merge that says the same in its new words', () => {
    const text = 'Please be very brief.\n\nPlease be very kind.\n\nAlways be kind.';
    expect(linesOf('1-2|Be brief, kind.\n3|=1', text)).toContain('n 1 "Be brief, kind."');
  });

  it('says where the block stands that says the same, where that is elsewhere', () => {
    const text = '# Tone\n\nBe brief.\n\n# Length\n\nPlease do be brief.\n\nUse tables.';
    const changes = changesOf('2|=1', text);
    expect(buildChangesPrompt(changes, 'nothing').user).toContain('n 1 "Be brief." > "# Tone"');
  });

  it('shows what stands in front where the new words point at it', () => {
    expect(linesOf('2|Repeat it.', 'Write the report.\n\nRepeat the report as often as you can.')).toEqual([
      '>',
      'before "Write the report."',
      '2 o "Repeat the report as often as you can."',
      'n "Repeat it."',
    ]);
  });

  it('shows in front what stands there after all changes', () => {
    const text = 'Write the report.\n\nSo be it then.\n\nRepeat the report as often as you can.';
    expect(linesOf('2|\n3|Repeat it.', text)).toContain('before "Write the report."');
  });

  it('has marks for the literals of what says the same, also where that was changed', () => {
    const text =
      'Please call `console.error({ code, message, requestId })` first.\n\nBe kind.\n\nCall `console.error({ code, message, requestId })` at first.';
    expect(linesOf('1|Call §a first.\n3|=1', text)).toContain('n 1 "Call §a first."');
  });

  it('says what may be gone', () => {
    const [nothing, background, reasons] = (['nothing', 'background', 'reasons'] as const).map(
      (dispensable) => buildChangesPrompt([], dispensable).system,
    );
    expect(nothing).not.toContain('but for');
    expect(background).toContain('but for words that ask nothing.');
    expect(reasons).toContain('or only give a reason.');
  });

  it('is data to the last line, whatever a prompt says', () => {
    const line = fc.constantFrom(
      'ok',
      '1 kept',
      '> "x"',
      'n "y"',
      '12 o "z"',
      '"',
      '\\',
      '\u2028',
      'Be very brief, please.',
    );
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 8 }), (all) => {
        for (const each of linesOf('1|x\n2|y\n3|z', all.join('\n\n')).filter(Boolean))
          expect(each).toMatch(READING_LINE);
      }),
      { numRuns: 100 },
    );
  });
});
