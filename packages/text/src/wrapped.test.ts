import { describe, expect, it } from 'vitest';
import { lex } from './lex.ts';
import { segment } from './segment.ts';
import { isWrapped } from './wrapped.ts';

/** For each line but the first: whether it goes on with the sentence of the one before. */
function goingOn(text: string): boolean[] {
  const tokens = lex(text);
  const segments = segment(text, tokens);
  return segments.flatMap((part, at) => {
    const before = segments[at - 1];
    return before && part.first ? [isWrapped(text, tokens, before, part)] : [];
  });
}

const lines = (...all: string[]): string => all.join('\n');

describe('a sentence goes on in the next line', () => {
  it('where it was wrapped at a width, names with capitals included', () => {
    const text = lines(
      'Answer each question of a customer in the language it was asked in, also where',
      'Dutch or Flemish is written with words of another language, and tell people in',
      'Belgium which of the two offices is open on that day without asking them first',
    );
    expect(goingOn(text)).toEqual([true, true]);
  });

  it('not where lines begin like sentences although their first word had room above', () => {
    const text = lines(
      'Prefer short functions with one clear purpose and names that tell what they do',
      'Never swallow errors of a library that you call',
      'Write a test for each bug that you mend in this repository',
      'Explain what you changed and why it is safe to do in a word or two',
    );
    expect(goingOn(text)).toEqual([false, false, false]);
  });

  it('where a line begins small, whatever room there was', () => {
    const text = lines(
      'Prefer short functions with one clear purpose and names that tell what they do',
      'never swallow errors of a library that you call, and',
      'write a test for each bug',
    );
    expect(goingOn(text)).toEqual([true, true]);
  });

  it('where only a sentence that had ended left room', () => {
    const text = lines(
      'Tell customers that the shop is closed on Mondays.',
      'When somebody asks for the nearest shop that is open on that day, tell them of',
      'Antwerp and of the trains that go there',
    );
    expect(goingOn(text)).toEqual([false, true]);
  });

  it('whatever lines of another paragraph leave', () => {
    const wrapped = lines(
      'When somebody asks for the nearest shop that is open on that day, tell them of',
      'Antwerp and of the trains that go there',
    );
    const list = lines(
      'Name the shops of the town that was asked for in the order of streets and numbers',
      'Say nothing about shops of other towns',
      'Ask which town is meant',
    );
    expect(goingOn(`${list}\n\n${wrapped}\n\n${list}`)).toEqual([
      false,
      false,
      false,
      true,
      false,
      false,
      false,
    ]);
  });
});
