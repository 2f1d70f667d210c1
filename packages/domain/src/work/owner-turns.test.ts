import { expect, it } from 'vitest';
import { createOwnerTurns } from './owner-turns.ts';

it('gives an organization its share and no more, and others theirs', () => {
  const turns = createOwnerTurns({ share: 2, now: () => 0 });
  const leave = turns.enter('a');
  expect([leave, turns.enter('a'), turns.enter('a'), turns.enter('b')]).toEqual([
    expect.any(Function),
    expect.any(Function),
    null,
    expect.any(Function),
  ]);
  leave?.();
  expect(turns.enter('a')).not.toBeNull();
  expect(turns.enter('a')).toBeNull();
});

it('spreads the looks of many lanes of one organization, and of nobody else', () => {
  let time = 1_000;
  const turns = createOwnerTurns({ share: 1, now: () => time });
  turns.enter('a');
  expect([1, 2, 3].map(() => turns.waitMs('a'))).toEqual([250, 270, 290]);
  expect(turns.waitMs('b')).toBe(250);
  time += 10_000;
  expect(turns.waitMs('a')).toBe(250);
});

it('spreads no more looks once all lanes of an organization have left', () => {
  const turns = createOwnerTurns({ share: 2, now: () => 0 });
  const leave = [turns.enter('a'), turns.enter('a')];
  expect([1, 2].map(() => turns.waitMs('a'))).toEqual([250, 270]);
  leave[0]?.();
  expect(turns.waitMs('a')).toBe(290);
  leave[1]?.();
  expect(turns.waitMs('a')).toBe(250);
});
