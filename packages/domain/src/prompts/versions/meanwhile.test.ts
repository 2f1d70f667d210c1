import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { commitMeanwhile } from '@refinery/testing/commit-meanwhile.ts';
import { expectCode } from '@refinery/testing/expect-code.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import type { TransactionSql } from 'postgres';
import { beforeEach, describe, expect, it } from 'vitest';
import { createPrompt } from './create-prompt.ts';
import { deletePrompt } from './delete-prompt.ts';
import { getPrompt } from './get-prompt.ts';
import { propagatePromptVersion } from './propagate-prompt-version.ts';
import { restorePromptVersion } from './restore-prompt-version.ts';
import { updatePrompt } from './update-prompt.ts';

const test = fixture(openTestContext);
let member: Member;

beforeEach(async () => {
  member = await buildMember(test.ctx);
});

const made = async (name: string, content: string): Promise<string> =>
  (await createPrompt(member.as, { name, content })).id;
const change = (id: string, content: string) => updatePrompt(member.as, { id, content });
/** As whoever deletes a prompt does it. */
const deleting = (id: string) => async (sql: TransactionSql) => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`includes:${member.organizationId}`}, 0))`;
  await sql`delete from prompts where id = ${id}`;
};
const meanwhile = <T>(happens: (sql: TransactionSql) => PromiseLike<unknown>, begin: () => Promise<T>) =>
  commitMeanwhile(test.databaseUrl, happens, begin);

describe('a prompt', () => {
  it('is not deleted without force where it gets a label at that moment', async () => {
    const id = await made('Answer', 'Answer.');
    const { organizationId } = member;
    const deleted = meanwhile(
      async (sql) => {
        await sql`select from prompts where id = ${id} for no key update`;
        await sql`
          insert into prompt_labels (organization_id, prompt_id, label, version, moved_at)
          values (${organizationId}, ${id}, 'staging', 1, now())`;
      },
      () => deletePrompt(member.as, { id }),
    );
    await expectCode(deleted, 'prompt_in_use');
    expect((await getPrompt(member.as, { id })).labels).toEqual({ staging: 1 });
  });

  it.each<[string, (id: string) => Promise<unknown>]>([
    ['changed', (id) => change(id, 'Answer all.')],
    ['restored', (id) => restorePromptVersion(member.as, { id, n: 1 })],
    ['deleted', (id) => deletePrompt(member.as, { id })],
  ])('that is deleted at that moment is there no more, and not %s', async (_, begin) => {
    const id = await made('Answer', 'Answer.');
    await expectCode(
      meanwhile(deleting(id), () => begin(id)),
      'prompt_not_found',
    );
  });
});

describe('a text that includes a prompt that is deleted at that moment', () => {
  it('is restored as it was, and includes it no more', async () => {
    const rules = await made('rules', 'Be kind.');
    const id = await made('Answer', 'Answer. {{> rules}}');
    await change(id, 'Answer.');
    const restored = await meanwhile(deleting(rules), () => restorePromptVersion(member.as, { id, n: 1 }));
    expect(restored).toMatchObject({ number: 3, content: 'Answer. Be kind.' });
  });

  it('gets no new text of another that it includes, and the answer says so', async () => {
    const rules = await made('rules', 'Be kind.');
    const tone = await made('tone', 'Be calm.');
    const id = await made('Answer', 'Answer. {{> rules}} {{> tone}}');
    await change(rules, 'Be short.');
    const reply = await meanwhile(deleting(tone), () =>
      propagatePromptVersion(member.as, { id: rules, n: 2 }),
    );
    expect(reply).toMatchObject({ updated: [], failed: [{ promptId: id, code: 'include_invalid' }] });
    expect(await getPrompt(member.as, { id })).toMatchObject({
      latest: 1,
      content: 'Answer. Be kind. Be calm.',
    });
  });
});
