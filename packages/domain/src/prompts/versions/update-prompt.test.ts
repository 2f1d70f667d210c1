import { buildMember } from '@refinery/testing/builders.ts';
import { expectCode } from '@refinery/testing/expect-code.ts';
import { TestClock } from '@refinery/testing/test-clock.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import { expect, inject, it, onTestFinished } from 'vitest';
import { createPrompt } from './create-prompt.ts';
import { updatePrompt } from './update-prompt.ts';

it('a prompt that changes twice within a millisecond, or while a clock goes back, is not taken for the one that was seen', async () => {
  const clock = new TestClock();
  const test = await openTestContext(inject('services'), { clock });
  onTestFinished(() => test.close());
  const { as } = await buildMember(test.ctx);
  const { id, updatedAt, latest } = await createPrompt(as, { name: 'Answer', content: 'Answer.' });
  const ifMatch = [{ number: latest, changedAt: Date.parse(updatedAt) }];
  const first = await updatePrompt(as, { id, description: 'Of Bob', ifMatch });
  await expectCode(updatePrompt(as, { id, description: 'Of Ada', ifMatch }), 'version_conflict');
  clock.advance(-60_000);
  const second = await updatePrompt(as, { id, description: 'Of Cleo' });
  const times = [updatedAt, first.updatedAt, second.updatedAt];
  expect(times.toSorted()).toEqual(times);
  expect(new Set(times).size).toBe(3);
});
