import { expect, it } from 'vitest';
import { refine } from './refine.ts';

const ASKED =
  'Could you please make it so that this sentence is a little bit shorter than it is at the moment?';
const NAMED = 'It is important to note that we are going to be closed on Friday.';
const TEXT = `${ASKED}\n\n${NAMED} Please make sure that you keep the tone friendly.`;
const at = TEXT.indexOf(NAMED);

it('refines a text around the part that the caller names', () => {
  const {
    refinedText,
    refinedTokens,
    originalTokens,
    protected: parts,
  } = refine(TEXT, {
    material: [{ start: at, end: at + NAMED.length }],
  });
  expect(refinedText).toContain(NAMED);
  expect(refinedTokens).toBeLessThan(originalTokens);
  expect(parts).toContainEqual({ start: at, end: at + NAMED.length, reason: 'text listed in `material`' });
});

it('keeps what is named beside what is found', () => {
  const found = 'Dear team,\nwe are going to be closed on Friday.\nKind regards\nAnna';
  const text = `${NAMED}\n\n${ASKED} Please make sure that you rewrite the following e-mail in a friendly tone:\n\n${found}`;
  const { refinedText, refinedTokens, originalTokens } = refine(text, {
    material: [{ start: 0, end: NAMED.length }],
  });
  expect(refinedText.startsWith(NAMED)).toBe(true);
  expect(refinedText.endsWith(found)).toBe(true);
  expect(refinedTokens).toBeLessThan(originalTokens);
});

it.each([
  ['an empty range', [{ start: 5, end: 5 }]],
  ['a range beyond the end', [{ start: TEXT.length, end: TEXT.length + 100 }]],
])('takes %s for nothing', (_, material) => {
  expect(refine(TEXT, { material }).refinedText).toBe(refine(TEXT).refinedText);
});

it('shortens what is handed over where the caller wants that', () => {
  const text = `Translate the following text into French:\n\n${NAMED} ${NAMED}`;
  expect(refine(text).refinedText).toContain(`${NAMED} ${NAMED}`);
  const { protected: parts } = refine(text, { refineMaterial: true });
  expect(parts).toEqual([]);
});
