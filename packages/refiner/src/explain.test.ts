import { describe, expect, it } from 'vitest';
import { explainEdits, refine } from './index.ts';
import { REASONS } from './model/reasons.ts';
import type { Edit } from './model/types.ts';

const edit = (reason: string, replacement = '', pass = 'pass'): Edit => ({
  start: 0,
  end: 4,
  replacement,
  pass,
  reason,
});
const kept = (checked: number) => ({ passed: true, integrity: 100, lost: [], doubtful: [], checked });

describe('explainEdits', () => {
  it('counts edits by their reason, in singular and plural', () => {
    const edits = [
      edit(REASONS.polite),
      edit(REASONS.wordy, 'to'),
      edit(REASONS.polite),
      edit(REASONS.smallTalk),
      edit(REASONS.polite),
      edit(REASONS.context),
      edit(REASONS.whitespace, ' '),
    ];
    expect(
      explainEdits(edits, { original: 'word', originalTokens: 120, refinedTokens: 84, checks: kept(14) }),
    ).toBe(
      'Removed 3 polite phrases and 1 passage of small talk, left out 1 sentence of context, shortened 1 wordy phrase, tidied whitespace; ' +
        '120 → 84 tokens (−30 %), all 14 checked requirements kept.',
    );
  });

  it('names the most frequent kinds of changes and counts the others', () => {
    const reasons = [
      REASONS.request,
      REASONS.request,
      REASONS.filler,
      REASONS.filler,
      REASONS.polite,
      REASONS.smallTalk,
      REASONS.meta,
    ];
    const edits = reasons.map((reason) => edit(reason));
    expect(
      explainEdits(edits, { original: 'word', originalTokens: 9, refinedTokens: 3, checks: kept(0) }),
    ).toBe(
      'Removed 2 filler words, 2 polite requests, 1 comment about the request and 2 more; 9 → 3 tokens (−66.7 %).',
    );
  });

  it('says that nothing was done, and how much longer a structure is', () => {
    expect(explainEdits([], { original: 'word', originalTokens: 1, refinedTokens: 1, checks: kept(0) })).toBe(
      'Nothing to shorten; the text keeps its 1 token.',
    );
    expect(
      explainEdits([edit('section heading', '# Task', 'structure')], {
        original: 'word',
        originalTokens: 1000,
        refinedTokens: 1025,
        checks: kept(1),
      }),
    ).toBe('Sorted the text into sections; 1,000 → 1,025 tokens (+2.5 %), the one checked requirement kept.');
    expect(
      explainEdits([edit('section heading', '# Task', 'structure')], {
        original: 'word',
        originalTokens: 0,
        refinedTokens: 2,
        checks: kept(0),
      }),
    ).toBe('Sorted the text into sections; 0 → 2 tokens.');
  });

  it('counts edits of other reasons by the reason', () => {
    const edits = [edit('stray word'), edit('stray word'), edit('long sentence', 'x')];
    expect(
      explainEdits(edits, { original: 'word', originalTokens: 9, refinedTokens: 6, checks: kept(0) }),
    ).toBe('Removed 2 stray words, shortened 1 long sentence; 9 → 6 tokens (−33.3 %).');
  });

  it('works from removed segments, and counts what was lost', () => {
    const lost = [{ kind: 'name', text: 'Ada', start: 0, end: 3 }];
    expect(
      explainEdits(undefined, {
        original: 'word',
        originalTokens: 10,
        refinedTokens: 5,
        checks: { passed: false, integrity: 90, lost, doubtful: [], checked: 8 },
        removedSegments: [{ text: 'a', reason: 'reworded' }],
      }),
    ).toBe('Removed or reworded 1 passage; 10 → 5 tokens (−50 %), 7 of 8 checked requirements kept.');
  });

  it('stands in the result', () => {
    expect(refine('Please write 3 verses, never rhyme.').explanation).toMatch(
      /1 polite phrase; \d+ → \d+ tokens \(−[\d.]+ %\), the one checked requirement kept\.$/,
    );
    expect(refine('').explanation).toBe('Nothing to shorten; the text keeps its 0 tokens.');
  });
});

describe('what is said of material', () => {
  const PASTED =
    'The harbour was basically empty. Nobody was able to say where they had gone, not even the old men.';
  const RULES =
    'Name the source: statute, contract or handbook. Write plain English, and keep it short for the board. Do not use lists.';

  it('is how much was left alone', () => {
    const text = `Summarise the text below. ${RULES}\n\n${PASTED}`;
    expect(refine(text).explanation).toMatch(
      new RegExp(
        ` Left alone: 1 passage, ${PASTED.length} of ${text.length} characters \\(pasted text\\)\\.$`,
      ),
    );
  });

  it('is how it can be refined, where it is more than half of the text', () => {
    const text = `Summarise the text below.\n\n${PASTED}`;
    const pointsToOption =
      /\(pasted text\)\. More than half of the text: `refineMaterial: true` refines the pasted text as well\.$/;
    expect(refine(text).explanation).toMatch(pointsToOption);
    expect(refine(text, { refineMaterial: true }).explanation).not.toContain('Left alone');
  });

  it('tells what the caller named from what was found', () => {
    const named = `${RULES} ${PASTED}`;
    const material = [{ start: RULES.length + 1, end: named.length }];
    expect(refine(named, { material }).explanation).toMatch(/characters \(text listed in `material`\)\.$/);
    const text = `Summarise the text below. ${RULES}\n\n${PASTED}`;
    expect(refine(text, { material: [{ start: 0, end: 9 }] }).explanation).toMatch(
      / Left alone: 2 passages, .*\(pasted text and text listed in `material`\)\.$/,
    );
  });

  it('is nothing where all of a text is its author’s', () => {
    expect(refine(RULES).explanation).not.toContain('Left alone');
  });
});
