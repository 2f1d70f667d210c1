import { randomUUID } from 'node:crypto';
import { refinedTexts } from '@refinery/db/schema/refined-texts.ts';
import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { type FakeVendor, startFakeVendor } from '@refinery/testing/fake-vendors/start-fake-vendor.ts';
import { refineTexts, useSystemText } from '@refinery/testing/refine-texts.ts';
import type { TestServices } from '@refinery/testing/services.ts';
import { TestClock } from '@refinery/testing/test-clock.ts';
import { openTestContext, type TestContext } from '@refinery/testing/test-context.ts';
import { and, asc, eq } from 'drizzle-orm';
import { saveProvider } from '../../providers/save-provider.ts';
import type { RefinedTextRow } from '../internal/decide-text.ts';

/** A text that local rules make shorter without a doubt. */
export const WORDY = `You are the assistant of Acme, a shop for garden tools. Please make sure that you always answer in English. It is very important
that you never name a price. In order to find an order, you have to ask for its number. Please note that you should answer in at most 100 words.`;

export interface TextsBench extends TestContext {
  clock: TestClock;
  /** Speaks for OpenAI. */
  vendor: FakeVendor;
  /** A member of an organization of its own, where openai can be used if wanted. */
  member(options?: { quotaLimit?: number; withModel?: boolean }): Promise<Member>;
  use(member: Member, text: string, calls?: number): Promise<void>;
  refine(member: Member): Promise<void>;
  /** The oldest first; those with this text, where one is given. */
  rows(member: Member, text?: string): Promise<RefinedTextRow[]>;
}

export async function openTextsBench(services: TestServices): Promise<TextsBench> {
  const clock = new TestClock(new Date('2026-05-12T10:00:00Z'));
  const vendor = await startFakeVendor({ protocol: 'openai' });
  const env = {
    OPENAI_BASE_URL: vendor.baseUrl,
    PROVIDER_RETRIES: '0',
    PROVIDER_BREAKER_FAILURES: '1000',
    BATCH_MAX_ATTEMPTS: '2',
    BATCH_CHUNK_SIZE: '2',
  };
  const test = await openTestContext(services, { clock, env });
  return {
    ...test,
    clock,
    vendor,
    member: async ({ withModel = false, ...input } = {}) => {
      const member = await buildMember(test.ctx, input);
      // A key of its own: breakers and limits go by key, and one test must not open another's.
      if (withModel)
        await saveProvider(member.as, { provider: 'openai', apiKey: `sk-${randomUUID()}`, isDefault: true });
      return member;
    },
    use: (member, text, calls = 2) => useSystemText(test.ctx, member.organizationId, text, { calls }),
    refine: (member) => refineTexts(test.ctx, member.organizationId),
    rows: (member, text) => {
      const ofText = text === undefined ? undefined : eq(refinedTexts.text, text);
      const own = and(eq(refinedTexts.organizationId, member.organizationId), ofText);
      return member.as.tenant.run((tx) =>
        tx.select().from(refinedTexts).where(own).orderBy(asc(refinedTexts.id)),
      );
    },
    close: async () => {
      await test.close();
      await vendor.close();
    },
  };
}
