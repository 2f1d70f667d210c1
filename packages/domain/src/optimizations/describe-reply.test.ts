import { openTestContext, type TestContext } from '@refinery/testing/test-context.ts';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { describeReply } from './describe-reply.ts';
import { optimizationRow } from './testing/optimization-row.ts';

let test: TestContext;

beforeAll(async () => {
  test = await openTestContext(inject('services'));
});
afterAll(() => test.close());

const PASTED = '<article>\nCould you please read this.\n</article>';
const originalText = `Please summarize the article:\n\n${PASTED}\n\nWrite 5 lines about the tide.`;
const row = optimizationRow({ originalText, refinedText: originalText.replace('Please s', 'S') });
const at = originalText.indexOf('5 lines');

const describeWith = (request: Parameters<typeof describeReply>[2]) => describeReply(test.ctx, row, request);
const protectedTexts = async (options: Parameters<typeof describeReply>[2]) =>
  (await describeWith(options)).protected.map(({ start, end }) => originalText.slice(start, end));

it('a reply names what was protected: what was pasted, handed over or to be preserved', async () => {
  const pasted = await protectedTexts({});
  expect(pasted.join()).toContain('Could you please read this.');
  const named = [{ start: at, end: at + '5 lines'.length }];
  expect(await protectedTexts({ material: named })).toEqual([...pasted, '5 lines']);
  expect(await protectedTexts({ preserve: ['the tide'] })).toEqual([...pasted, 'the tide']);
});

it('a reply names nothing pasted where it was to be refined too, but what was handed over', async () => {
  expect((await protectedTexts({ refineMaterial: true })).join()).not.toContain('Could you please');
  const material = [{ start: at, end: at + '5 lines'.length }];
  expect(await protectedTexts({ refineMaterial: true, material })).toContain('5 lines');
});

it('a reply has its edits where they are wanted', async () => {
  expect(await describeWith({})).not.toHaveProperty('edits');
  expect((await describeWith({ include: 'edits' })).edits).toHaveLength(1);
});
