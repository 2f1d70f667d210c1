import { expect, it } from 'vitest';
import { lostOf, preservedIn } from './preserve.ts';

const lostPreserved = (original: string, views: string[], preserve: string[]) =>
  lostOf(preservedIn(original, preserve), views);

it('names each text of the original that no view of the result has', () => {
  const lost = lostPreserved(
    'Keep a < b, Ana and Ben.',
    ['keep a &lt; b and ana', 'keep a < b and ana'],
    ['a < b', 'Ana', 'Ana', '', 'Cleo', 'Ben.'],
  );
  expect(lost).toEqual([
    { kind: 'preserve', text: 'Ana', start: 12, end: 15 },
    { kind: 'preserve', text: 'Ben.', start: 20, end: 24 },
  ]);
});

it('names a text at the very start', () => {
  expect(lostPreserved('Ana sings.', ['She sings.'], ['Ana'])).toEqual([
    { kind: 'preserve', text: 'Ana', start: 0, end: 3 },
  ]);
});
