import { buildMember } from '@refinery/testing/builders.ts';
import { commitMeanwhile, countWaiting } from '@refinery/testing/commit-meanwhile.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import { waitFor } from '@refinery/testing/wait-for.ts';
import { expect, it } from 'vitest';
import { createPrompt } from '../versions/create-prompt.ts';
import { updatePrompt } from '../versions/update-prompt.ts';
import { setLabelPolicy } from './set-label-policy.ts';
import { setPromptLabel } from './set-prompt-label.ts';

const test = fixture(openTestContext);

it('what a label requires does not change between the look of a move at it and its end', async () => {
  const { as } = await buildMember(test.ctx);
  const label = 'staging';
  const { id } = await createPrompt(as, { name: 'Answer', content: 'Answer.' });
  await setPromptLabel(as, { id, label, version: 1 });
  await updatePrompt(as, { id, content: 'Answer in German.' });
  const both: Promise<unknown>[] = [];
  const first = await commitMeanwhile(
    test.databaseUrl,
    (tx) => tx`select from prompt_labels where prompt_id = ${id} for update`,
    async () => {
      const moving = setPromptLabel(as, { id, label, version: 2 });
      await waitFor(async () => (await countWaiting(test.sql)) > 0, { what: 'the move to be at its end' });
      const changing = setLabelPolicy(as, { label, require: { role: 'admin' } });
      both.push(moving, changing);
      return Promise.race([moving.then(() => 'the move'), changing.then(() => 'the change')]);
    },
    { waiting: 2 },
  );
  await Promise.all(both);
  expect(first).toBe('the move');
});
