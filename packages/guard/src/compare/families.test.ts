import { expect, it } from 'vitest';
import { Families } from './families.ts';

it('finds words by their first letters, and by their last ones where words are compounds', () => {
  const families = new Families(true);
  families.add('umzugskiste');
  expect(families.byPrefix('umzugswagen')).toContain('umzugskiste');
  expect(families.bySuffix('kiste')).toContain('umzugskiste');
  const plain = new Families(false);
  plain.add('umzugskiste');
  expect(plain.bySuffix('kiste')).toEqual([]);
});

it('has no family for short words', () => {
  const families = new Families(false);
  families.add('cat');
  expect(families.byPrefix('cat')).toEqual([]);
});

it('finds words of characters by each of them', () => {
  const families = new Families(false);
  families.add('报告');
  expect(families.byCharacter('告')).toEqual(['报告']);
});

it('takes five letters for a family and nine for a compound', () => {
  const families = new Families(true);
  for (const key of ['opera', 'oper', 'hausboot', 'bootshaus', 'hausbooten']) families.add(key);
  expect(families.byPrefix('opera')).toEqual(['opera']);
  expect(families.byPrefix('operatic')).toEqual(['opera']);
  expect(families.byPrefix('oper')).toEqual([]);
  expect(families.byPrefix('operb')).toEqual([]);
  expect(families.bySuffix('sboot')).toEqual([]);
  expect(families.bySuffix('shaus')).toEqual(['bootshaus']);
  expect(families.bySuffix('haus')).toEqual([]);
  expect(families.bySuffix('ooten')).toEqual(['hausbooten']);
  expect(families.byPrefix('hausbau')).toEqual(['hausboot', 'hausbooten']);
});

it('looks at so many of a family and no more', () => {
  const families = new Families(false);
  const keys = Array.from({ length: 60 }, (_, at) => `stone${at}`);
  for (const key of keys) families.add(key);
  expect(families.byPrefix('stone')).toEqual(keys.slice(0, 48));
});

it('names a word of characters once, however often it has one', () => {
  const families = new Families(false);
  families.add('人人');
  expect(families.byCharacter('人')).toEqual(['人人']);
  expect(families.byCharacter('口')).toEqual([]);
});
