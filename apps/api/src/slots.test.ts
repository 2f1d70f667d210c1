import { expect, it } from 'vitest';
import { createSlots } from './slots.ts';

it('an organization has so many slots and no more, each of which is free again once it is given back', () => {
  const slots = createSlots(2, 'exports');
  const [first, second] = [slots.take('a'), slots.take('a')];
  const refused = expect.objectContaining({
    code: 'rate_limited',
    message: expect.stringContaining('2 exports'),
  });
  expect(() => slots.take('a')).toThrow(refused);
  const other = slots.take('b');
  expect(slots.taken()).toBe(3);
  first();
  expect(slots.taken()).toBe(2);
  const third = slots.take('a');
  expect(() => slots.take('a')).toThrow(refused);
  for (const giveBack of [second, third, other]) giveBack();
  expect(slots.taken()).toBe(0);
});

it('a slot that is given back twice is free once', () => {
  const slots = createSlots(2, 'exports');
  const [first] = [slots.take('a'), slots.take('a')];
  first();
  first();
  expect(slots.taken()).toBe(1);
  slots.take('a');
  expect(() => slots.take('a')).toThrow();
});
