import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { commitMeanwhile } from '@refinery/testing/commit-meanwhile.ts';
import { deliverWebhooks, deliveryLanes } from '@refinery/testing/deliver-webhooks.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { startReceiver } from '@refinery/testing/start-receiver.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import { beforeEach, expect, it } from 'vitest';
import { createWebhook } from '../../webhooks/create-webhook.ts';
import { importPrompts } from '../files/import-prompts.ts';
import { removePromptLabel } from '../labels/remove-prompt-label.ts';
import { setLabelPolicy } from '../labels/set-label-policy.ts';
import { setPromptLabel } from '../labels/set-prompt-label.ts';
import { createPrompt } from '../versions/create-prompt.ts';
import { deletePrompt } from '../versions/delete-prompt.ts';
import { updatePrompt } from '../versions/update-prompt.ts';

const label = 'production';
const CONTENT = 'Answer shortly.';

const receiver = fixture(() => startReceiver());
const test = fixture((services) => openTestContext(services, { env: { UPSTREAM_ALLOWLIST: receiver.host } }));
let member: Member;
let id: string;

beforeEach(async () => {
  receiver.reset();
  member = await buildMember(test.ctx);
  id = (await createPrompt(member.as, { name: 'Answer', content: CONTENT })).id;
  await setPromptLabel(member.as, { id, label, version: 1 });
  await createWebhook(member.as, { url: receiver.url });
});

it.each<[string, () => Promise<unknown>, number | null]>([
  [
    'is given',
    async () => {
      await updatePrompt(member.as, { id, content: `Please ${CONTENT}` });
      await setPromptLabel(member.as, { id, label, version: 2 });
    },
    2,
  ],
  ['is removed', () => removePromptLabel(member.as, { id, label }), null],
  ['has its prompt renamed', () => updatePrompt(member.as, { id, name: 'Other' }), 1],
  [
    'has its prompt renamed by a file',
    async () => {
      const messages = [{ role: 'user', content: CONTENT }];
      const value = { slug: 'answer', name: 'Other', version: 7, messages, config: { seed: 1 } };
      expect(await importPrompts(member.as, [{ line: 1, value }])).toMatchObject({ added: 1, failed: [] });
    },
    1,
  ],
  ['has its prompt deleted', () => deletePrompt(member.as, { id, force: true }), null],
])('webhooks hear at once of a label that %s, before any reconciler comes', async (_, change, to) => {
  await change();
  expect(await deliveryLanes(test.ctx, member.organizationId)).toHaveLength(1);
  await deliverWebhooks(test.ctx, member.organizationId);
  expect(receiver.received.map(({ body }) => JSON.parse(body))).toMatchObject([
    { type: 'prompt.label_moved', data: { promptId: id, label, from: 1, to } },
  ]);
});

it.each<[string, () => Promise<unknown>, number | null]>([
  ['renamed', () => updatePrompt(member.as, { id, name: 'Other' }), 1],
  ['deleted', () => deletePrompt(member.as, { id, force: true }), null],
])('webhooks hear of each guarded label of a prompt that is %s', async (_, change, to) => {
  for (const guarded of ['beta', 'staging']) {
    await setLabelPolicy(member.as, { label: guarded, require: { variables: true } });
    await setPromptLabel(member.as, { id, label: guarded, version: 1 });
  }
  await deliverWebhooks(test.ctx, member.organizationId);
  receiver.reset();
  await change();
  await deliverWebhooks(test.ctx, member.organizationId);
  expect(receiver.received.map(({ body }) => JSON.parse(body).data)).toEqual(
    ['beta', 'production', 'staging'].map((moved) => ({ promptId: id, label: moved, from: 1, to })),
  );
});

it('webhooks hear once of a label that two remove at the same moment', async () => {
  const remove = () => removePromptLabel(member.as, { id, label });
  await commitMeanwhile(
    test.databaseUrl,
    (sql) => sql`select from prompts where id = ${id} for no key update`,
    () => Promise.allSettled([remove(), remove()]),
    { waiting: 2 },
  );
  await deliverWebhooks(test.ctx, member.organizationId);
  expect(receiver.received.map(({ body }) => JSON.parse(body).data)).toEqual([
    { promptId: id, label, from: 1, to: null },
  ]);
});
