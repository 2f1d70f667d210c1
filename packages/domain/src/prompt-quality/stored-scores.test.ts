import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { asSuperuser } from '@refinery/testing/superuser.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { enhancePrompt } from '../prompts/enriching/enhance-prompt.ts';
import { createPrompt } from '../prompts/versions/create-prompt.ts';
import { restorePromptVersion } from '../prompts/versions/restore-prompt-version.ts';
import { updatePrompt } from '../prompts/versions/update-prompt.ts';
import { RULES_VERSION } from './rules-version.ts';

const test = fixture(openTestContext);
let member: Member;

beforeEach(async () => {
  member = await buildMember(test.ctx);
});

const content = 'Answer in at most 5 words.';

/** The versions of the rules beside the scores in a table, the oldest row first. */
const stored = (table: string) =>
  asSuperuser(test.ctx, async (sql) => {
    const rows = await sql`
      select rules_version from ${sql(table)} where organization_id = ${member.organizationId} order by id`;
    return rows.map(({ rules_version: version }) => version);
  });
const forget = (table: string) =>
  asSuperuser(
    test.ctx,
    (sql) => sql`
      update ${sql(table)} set rules_version = null where organization_id = ${member.organizationId}`,
  );

describe('beside a score stands the version of the rules that gave it', () => {
  it('in versions of prompts, and a restored one has that of its original', async () => {
    const { id } = await createPrompt(member.as, { name: 'Answer', content });
    await forget('prompt_versions');
    await updatePrompt(member.as, { id, content: 'Answer briefly.' });
    await restorePromptVersion(member.as, { id, n: 1 });
    await restorePromptVersion(member.as, { id, n: 2 });
    expect(await stored('prompt_versions')).toEqual([null, RULES_VERSION, null, RULES_VERSION]);
  });

  it('in what is published', async () => {
    await createPrompt(member.as, { name: 'Answer', content, isPublic: true });
    expect(await stored('published_prompts')).toEqual([RULES_VERSION]);
  });

  it('in enrichments, of which none is given again that other rules judged', async () => {
    const cached = async () => (await enhancePrompt(member.as, { text: content })).cached;
    expect([await cached(), await cached()]).toEqual([false, true]);
    await asSuperuser(
      test.ctx,
      (sql) => sql`
        update enrichments set rules_version = ${RULES_VERSION + 1} where organization_id = ${member.organizationId}`,
    );
    expect([await cached(), await cached()]).toEqual([false, true]);
    expect(await stored('enrichments')).toEqual([RULES_VERSION + 1, RULES_VERSION]);
  });

  it('in enrichments, of which those of the day before versions are given again', async () => {
    await enhancePrompt(member.as, { text: content });
    await forget('enrichments');
    // They were judged by the first rules.
    expect((await enhancePrompt(member.as, { text: content })).cached).toBe(RULES_VERSION === 1);
  });
});
