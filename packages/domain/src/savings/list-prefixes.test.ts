import { newIdAt } from '@refinery/db/ids.ts';
import { buildColleague, buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { TestClock } from '@refinery/testing/test-clock.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { createApiKey } from '../api-keys/create-api-key.ts';
import { purgeExpired } from '../maintenance/internal/purge-expired.ts';
import { PromptPrefixes } from '../model-calls/prompt-prefixes/prompt-prefixes.ts';
import { updateOrganization } from '../organizations/update-organization.ts';
import { listPrefixes } from './list-prefixes.ts';

const DAY_MS = 86_400_000;
const MODEL = 'anthropic/claude-sonnet-4-5';
const clock = new TestClock(new Date('2026-07-15T12:00:00Z'));
const test = fixture((services) => openTestContext(services, { clock }));

let member: Member;
let apiKeyId: string;

beforeEach(async () => {
  clock.set(new Date('2026-07-15T12:00:00Z'));
  member = await buildMember(test.ctx);
  ({ id: apiKeyId } = await createApiKey(member.as, { name: 'Calls', scopes: ['usage:read'] }));
});

/** Sends prompts, as far as it is noticed. */
async function prompts(
  texts: readonly string[],
  prefixes: PromptPrefixes = test.ctx.promptPrefixes,
  key = apiKeyId,
): Promise<void> {
  for (const text of texts) {
    const bytes = Buffer.from(text);
    const parts = [{ start: 0, end: bytes.length }];
    prefixes.note({ organizationId: member.organizationId, apiKeyId: key, model: MODEL, bytes, parts });
    test.ctx.ledger.record({
      id: newIdAt(clock.now()),
      organizationId: member.organizationId,
      apiKeyId: key,
      kind: 'gateway',
      status: 'completed',
      requestedProvider: 'anthropic',
      requestedModel: 'claude-sonnet-4-5',
      provider: 'anthropic',
      model: 'claude-sonnet-4-5',
      attempts: [],
      latencyMs: 1,
      createdAt: clock.now(),
      inputTokens: 100,
      cachedInputTokens: 40,
      cacheWriteTokens: 0,
      outputTokens: 1,
      reasoningTokens: 0,
    });
  }
  await prefixes.settled();
  await test.ctx.ledger.settled();
}
const dated = (...days: number[]) =>
  days.map((day) => `You are a helper. Today is July ${day}. Answer briefly.`);
const stored = () => test.sql`select * from prompt_prefixes where organization_id = ${member.organizationId}`;

describe('where prompts differ', () => {
  it('is told for each key and model', async () => {
    await prompts(dated(1, 2, 2, 3));
    expect(await listPrefixes(member.as, {})).toEqual([
      {
        keyId: apiKeyId,
        model: MODEL,
        calls: 4,
        inputTokens: 400,
        cachedTokens: 160,
        compared: 3,
        differed: 2,
        differsAt: 32,
        excerpt: '…a helper. Today is July [2. Answer briefly. → 3. Answer briefly.]',
      },
    ]);
  });

  it('is added up over processes and days', async () => {
    const options = { db: test.ctx.db, logger: test.ctx.logger, clock };
    const processes = [new PromptPrefixes(options), new PromptPrefixes(options)];
    await Promise.all(processes.map((process) => prompts(dated(1, 2, 3), process)));
    clock.advance(DAY_MS);
    await prompts(dated(4, 5), processes[0]);
    expect(await listPrefixes(member.as, {})).toMatchObject([{ compared: 6, differed: 6, differsAt: 32 }]);
    expect(await listPrefixes(member.as, { days: 1 })).toMatchObject([{ calls: 2, compared: 2 }]);
    expect(await stored()).toHaveLength(2);
  });

  it('keeps the most frequent place, whichever process saw it', async () => {
    const options = { db: test.ctx.db, logger: test.ctx.logger, clock };
    await prompts(dated(1, 2, 3, 4), new PromptPrefixes(options));
    await prompts(['One. x', 'One. y'], new PromptPrefixes(options));
    expect(await listPrefixes(member.as, {})).toMatchObject([{ compared: 4, differed: 4, differsAt: 32 }]);
  });

  it('is nowhere where prompts are the same, or came once', async () => {
    await prompts(dated(1, 1, 1));
    expect(await listPrefixes(member.as, {})).toMatchObject([
      { compared: 2, differed: 0, differsAt: null, excerpt: null },
    ]);
  });

  it('is another organization’s business', async () => {
    await prompts(dated(1, 2));
    const other = await buildMember(test.ctx);
    expect(await listPrefixes(other.as, {})).toEqual([]);
  });

  it('is not written of a key that was deleted, and does not hold up others', async () => {
    const { id } = await createApiKey(member.as, { name: 'Other' });
    const { promptPrefixes } = test.ctx;
    for (const text of dated(1, 2)) {
      const bytes = Buffer.from(text);
      const parts = [{ start: 0, end: bytes.length }];
      promptPrefixes.note({
        organizationId: member.organizationId,
        apiKeyId: id,
        model: MODEL,
        bytes,
        parts,
      });
    }
    await test.sql`delete from api_keys where id = ${id}`;
    await prompts(dated(1, 2));
    expect((await stored()).map((row) => row.api_key_id)).toEqual([apiKeyId]);
    await test.sql`delete from api_keys where id = ${apiKeyId}`;
    expect(await stored()).toEqual([]);
  });
});

describe('an excerpt', () => {
  it('is for those who may change the organization', async () => {
    await prompts(dated(1, 2));
    const viewer = await buildColleague(test.ctx, member, 'viewer');
    const [seen] = await listPrefixes(viewer.as, {});
    expect(seen).toMatchObject({ differsAt: 32, excerpt: null });
    expect((await listPrefixes(member.as, {}))[0]?.excerpt).toContain('July');
  });

  it('is nobody’s where calls keep no texts, and then deleted', async () => {
    await prompts(dated(1, 2));
    await test.sql`update organizations set call_texts = 'none' where id = ${member.organizationId}`;
    expect((await listPrefixes(member.as, {}))[0]?.excerpt).toBeNull();
    await purgeExpired(test.ctx);
    expect(await stored()).toEqual([]);
  });

  it.each([
    [3, 3],
    [null, 91],
  ])('goes with other texts: kept for %s days, there for %i', async (promptRetentionDays, days) => {
    await updateOrganization(member.as, { promptRetentionDays });
    await prompts(dated(1, 2));
    clock.advance((days - 1) * DAY_MS);
    await purgeExpired(test.ctx);
    expect(await stored()).toHaveLength(1);
    clock.advance(DAY_MS);
    await purgeExpired(test.ctx);
    expect(await stored()).toEqual([]);
  });
});
