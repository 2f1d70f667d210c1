import { fixture } from '@refinery/testing/fixture.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import { expect, it } from 'vitest';
import { toOptimizationReply } from './optimization-replies.ts';
import { optimizationRow } from './testing/optimization-row.ts';

const test = fixture(openTestContext);

const PASTED = '<article>\nCould you please read this.\n</article>';
const originalText = `Please summarize the article:\n\n${PASTED}\n\nWrite 5 lines about the tide.`;
const row = optimizationRow({ originalText, refinedText: originalText.replace('Please s', 'S') });
const at = originalText.indexOf('5 lines');

const replyTo = (request: Parameters<typeof toOptimizationReply>[2]) =>
  toOptimizationReply(test.ctx, row, request);
const protectedTexts = async (options: Parameters<typeof toOptimizationReply>[2]) =>
  (await replyTo(options)).protected.map(({ start, end }) => originalText.slice(start, end));

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
  expect(await replyTo({})).not.toHaveProperty('edits');
  expect((await replyTo({ include: 'edits' })).edits).toHaveLength(1);
});

it('a reply has the metadata of its request, where there is any', async () => {
  expect(await replyTo({})).not.toHaveProperty('metadata');
  const metadata = { team: 'search' };
  expect(await toOptimizationReply(test.ctx, { ...row, metadata }, {})).toMatchObject({ metadata });
});
