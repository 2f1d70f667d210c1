import { describe, expect, it } from 'vitest';
import { MANUALS, MANUALS_WITH_MATERIAL } from '../../fixtures/manuals.ts';
import { HANDED_OVER, NOTHING_HANDED_OVER } from '../../fixtures/material.ts';
import { PASTED_RULES, RULEBOOK, RULEBOOKS_WITH_MATERIAL } from '../../fixtures/rulebook.ts';
import { RULES, RULES_WITH_MATERIAL } from '../../fixtures/rules.ts';
import { lex } from '../lex.ts';
import { findMaterial } from './find-material.ts';

/** The found parts marked in the text. */
function marked(text: string): string {
  let out = '';
  let at = 0;
  for (const { start, end } of findMaterial(text, lex(text))) {
    out += `${text.slice(at, start)}⟦${text.slice(start, end)}⟧`;
    at = end;
  }
  return out + text.slice(at);
}

describe('what a prompt hands over', () => {
  it.each(HANDED_OVER)('%s', (prompt) => {
    const text = prompt.replace(/[⟦⟧]/g, '');
    const found = findMaterial(text, lex(text));
    for (const [, piece = ''] of prompt.matchAll(/⟦([^⟧]*)⟧/g)) {
      const start = text.indexOf(piece);
      expect(
        found.some((part) => part.start <= start && part.end >= start + piece.length),
        marked(text),
      ).toBe(true);
    }
  });

  it.each(NOTHING_HANDED_OVER)('is nothing in: %s', (text) => {
    expect(marked(text)).toBe(text);
  });

  it.each(RULES)('is nothing in rules: %s', (_, text) => {
    expect(marked(text)).toBe(text);
  });

  it.each(RULES_WITH_MATERIAL)('is no rule beside it: %s', (prompt) => {
    expect(marked(prompt.replace(/[⟦⟧]/g, ''))).toBe(prompt);
  });

  it.each(MANUALS)('is nothing in what its author wrote: %s', (_, text) => {
    expect(marked(text)).toBe(text);
  });

  it.each(MANUALS_WITH_MATERIAL)('is what stands beside that: %s', (_, prompt) => {
    expect(marked(prompt.replace(/[⟦⟧]/g, ''))).toBe(prompt);
  });

  it('is nothing in a long prompt of rules', () => {
    expect(marked(RULEBOOK)).toBe(RULEBOOK);
  });

  it.each([...RULEBOOKS_WITH_MATERIAL, ...PASTED_RULES])(
    'is what was pasted beside and as rules: %s',
    (prompt) => {
      expect(marked(prompt.replace(/[⟦⟧]/g, ''))).toBe(prompt);
    },
  );
});
