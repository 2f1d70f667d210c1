import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { build, buildOnce } from './built-statement.ts';
import { optimizations } from './schema/optimizations.ts';

type Values = { id: string; most: number | null };

it('statements are built once and filled at each call, with what is constant in its place', () => {
  let made = 0;
  const fill = buildOnce<Values>((slot) => {
    made++;
    return [
      sql`select ${'constant'}::text, ${slot('id')}::uuid from ${optimizations} limit ${slot('most')}`,
      sql`select ${slot('id')}::text, ${7}`,
    ];
  });
  const [first, second] = [fill({ id: 'a', most: 2 }), fill({ id: 'b', most: null })];
  expect(made).toBe(1);
  expect(first.map(({ parameters }) => parameters)).toEqual([
    ['constant', 'a', 2],
    ['a', 7],
  ]);
  expect(second.map(({ parameters }) => parameters)).toEqual([
    ['constant', 'b', null],
    ['b', 7],
  ]);
  const anew = build(sql`select ${'constant'}::text, ${'b'}::uuid from ${optimizations} limit ${null}`);
  expect(second[0]).toEqual({ ...anew, parameters: ['constant', 'b', null] });
  expect(first.map(({ text }) => text)).toEqual(second.map(({ text }) => text));
});

it('what was built is taken as it is, and what cannot be sent is refused', () => {
  const built = build(sql`select ${[1, 2]}::int[]`);
  expect(build(built)).toBe(built);
  expect(() => build(sql`select ${Symbol('secret')}`)).toThrow('A value of type symbol cannot be sent');
});
