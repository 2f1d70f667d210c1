import { expect, it } from 'vitest';
import { describeRefusals } from './describe-refusals.ts';

const refusals = (count: number) =>
  Array.from({ length: count }, () => ({ text: 'Be brief.', reason: 'no' }));

it('says of three refusals all, of more that there are more', () => {
  expect(describeRefusals([])).toBeNull();
  expect(describeRefusals(refusals(1))).toBe(
    '1 change was not taken, the text stays there ("Be brief.": no)',
  );
  expect(describeRefusals(refusals(3))).not.toContain('…');
  const told = describeRefusals(refusals(4));
  expect(told).toMatch(/^4 changes were not taken/);
  expect(told).toMatch(/"Be brief.": no; …\)$/);
  expect(told?.match(/Be brief/g)).toHaveLength(3);
});
