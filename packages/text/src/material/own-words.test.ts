import { describe, expect, it } from 'vitest';
import { LAST_WORDS, OWN_WORDS } from '../../fixtures/own-words.ts';
import { lex } from '../lex.ts';
import { readAnnouncement } from './cues.ts';
import { findMaterial } from './find-material.ts';
import { partsOf } from './parts.ts';
import { isInstruction, type Sentence } from './sentence.ts';

/** The found parts in brackets. */
function marked(text: string): string {
  let out = '';
  let at = 0;
  for (const { start, end } of findMaterial(text, lex(text))) {
    out += `${text.slice(at, start)}⟦${text.slice(start, end)}⟧`;
    at = end;
  }
  return out + text.slice(at);
}

const GUIDE = '# Guide\n\nAsk before you begin.\n\n## Style\n\nWrite short sentences. Never use slang.';

describe('an author hands over no words of his own', () => {
  it.each(OWN_WORDS)('%s', (_, prompt) => {
    expect(marked(prompt.replace(/[⟦⟧]/g, ''))).toBe(prompt);
  });

  it.each(LAST_WORDS)('behind his rules: %s', (_, last) => {
    const prompt = `${GUIDE}\n\n${last}`;
    expect(marked(prompt.replace(/[⟦⟧]/g, ''))).toBe(prompt);
  });

  it.each([
    'Summarize the submission process.',
    'Check the code changes.',
    'Text and content stay below 9 points.',
  ])('and announces none: %s', (text) => {
    expect(readAnnouncement(text, sentenceOf(text), true)).toBeUndefined();
  });

  it('where he says what an order is based on', () => {
    expect(isInstruction(sentenceOf('Based on my answer, create three analogies.'))).toBe(true);
  });
});

function sentenceOf(text: string): Sentence {
  const sentence = partsOf(text, lex(text))[0]?.sentences[0];
  if (!sentence) throw new Error(`no sentence in ${text}`);
  return sentence;
}
