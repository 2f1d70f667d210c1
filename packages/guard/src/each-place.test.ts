import { describe, expect, it } from 'vitest';
import { kinds } from '../fixtures/kinds.ts';

describe('checkFidelity tells each place apart', () => {
  it.each([
    [
      'one of two negators',
      'Do not use slang and do not use puns.',
      'Do not use slang and use puns.',
      'negation',
    ],
    [
      'a nested negator',
      'Do not answer without citing sources.',
      'Do not answer citing sources.',
      'negation',
    ],
    ['an added negator', 'List the risks. Never guess.', 'Do not list the risks. Never guess.', 'negation'],
    ['a turned bound', 'Write no more than 3 lines.', 'Write more than 3 lines.', 'bound'],
    ['a bound on "once"', 'Say it at most once.', 'Say it at least once.', 'bound'],
    ['a unit inside a word', 'Plan an eight-hour day.', 'Plan an eight-week day.', 'quantity'],
    [
      'swapped numbers',
      'Ann has 3 pens and Bo has 5 pens.',
      'Ann has 5 pens and Bo has 3 pens.',
      'direction',
    ],
    ['swapped steps', '1. Boil water\n2. Add tea', '1. Add tea\n2. Boil water', 'order'],
    ['another language', 'Answer in French.', 'Answer in German.', 'name'],
    ['another day', 'Call on Friday at noon.', 'Call on Monday at noon.', 'name'],
    ['a first name', 'Natalia sold clips.', 'Someone sold clips.', 'name'],
  ])('%s', (_name, original, refined, kind) => {
    expect(kinds(original, refined)).toContain(kind);
  });

  it.each([
    ['a note of a bound', 'The report should not be longer than 3 pages.', 'Report: at most 3 pages.'],
    ['a note of a prohibition', 'You must not include footnotes.', 'No footnotes.'],
    ['an unchanged thing', 'Do not change the header row.', 'Keep the header row unchanged.'],
    ['"or" for two negators', 'No slang, no puns.', 'No slang or puns.'],
    [
      'a wrapped line',
      'Write a long story about a sailor who comes home with at least 3 parrots.',
      'Write a long story about a sailor who comes home with\nat least 3 parrots.',
    ],
  ])('passes %s', (_name, original, refined) => {
    expect(kinds(original, refined)).toEqual([]);
  });
});
