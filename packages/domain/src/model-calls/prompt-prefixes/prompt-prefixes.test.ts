import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { asSuperuser } from '@refinery/testing/superuser.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import { expect, it } from 'vitest';
import { createApiKey } from '../../api-keys/create-api-key.ts';
import { PromptPrefixes } from './prompt-prefixes.ts';

const model = 'openai/gpt-4o-mini';

const test = fixture(openTestContext);

/** Somebody with a key, whose prompts are noticed. */
async function program(prefixes: PromptPrefixes) {
  const member = await buildMember(test.ctx);
  const { id: apiKeyId } = await createApiKey(member.as, { name: 'Calls' });
  const note = (text: string) => {
    const bytes = Buffer.from(text);
    const parts = [{ start: 0, end: bytes.length }];
    prefixes.note({ organizationId: member.organizationId, apiKeyId, model, bytes, parts });
  };
  return { member, note };
}
const compared = ({ organizationId }: Member) =>
  asSuperuser(
    test.ctx,
    (sql) => sql`select compared from prompt_prefixes where organization_id = ${organizationId}`,
  );

it('what prompts of several organizations have alike is written for each', async () => {
  const prefixes = new PromptPrefixes(test.ctx);
  const programs = [await program(prefixes), await program(prefixes), await program(prefixes)];
  for (const { note } of programs) for (const text of ['One.', 'Two.']) note(text);
  await prefixes.settled();
  for (const { member } of programs) expect(await compared(member)).toEqual([{ compared: 1 }]);
});

it('what comes while others are written is written after them', async () => {
  const prefixes = new PromptPrefixes(test.ctx);
  const { member, note } = await program(prefixes);
  for (const text of ['One.', 'Two.']) note(text);
  const settled = prefixes.settled();
  // By then the first are on their way to the database, and not yet there.
  await new Promise((resolve) => setImmediate(resolve));
  note('Three.');
  await settled;
  expect(await compared(member)).toEqual([{ compared: 2 }]);
});
