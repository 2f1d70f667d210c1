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
