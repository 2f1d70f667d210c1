import { randomUUID } from 'node:crypto';
import type { EnhancePromptBody, EnrichmentJobReply } from '@refinery/contracts/enrichments.ts';
import { PROMPT_SECTIONS } from '@refinery/contracts/prompts.ts';
import { workLanes } from '@refinery/db/schema/work.ts';
import { withTenant } from '@refinery/db/tenant.ts';
import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { delimitedPromptIn } from '@refinery/testing/fake-vendors/delimited-prompt.ts';
import type { FakeRequest } from '@refinery/testing/fake-vendors/fake-request.ts';
import { answersTo, asksSecondReader } from '@refinery/testing/fake-vendors/second-reader.ts';
import { type FakeVendor, startFakeVendor } from '@refinery/testing/fake-vendors/start-fake-vendor.ts';
import type { TestServices } from '@refinery/testing/services.ts';
import { TestClock } from '@refinery/testing/test-clock.ts';
import { openTestContext, type TestContext } from '@refinery/testing/test-context.ts';
import { eq } from 'drizzle-orm';
import type { Context } from '../../../context/context.ts';
import { saveProvider } from '../../../providers/save-provider.ts';
import { runTurn } from '../../../work/run-turn.ts';
import { createPrompt } from '../../versions/create-prompt.ts';
import { createEnrichmentJob } from '../create-enrichment-job.ts';
import { enrichmentKind } from '../enrichment-kind.ts';

/** Jobs of enrichments without workers: a test decides what runs when, on a clock that stands still. */
export interface JobBench extends TestContext {
  clock: TestClock;
  /**
   * Speaks for OpenAI. Puts each prompt under "Task" and adds the same sentence, until it is told otherwise.
   */
  vendor: FakeVendor;
  member(): Promise<Member>;
  /** Makes prompts of the library with numbered texts, and answers their ids. */
  prompts(member: Member, count: number): Promise<string[]>;
  accept(member: Member, promptIds: string[], more?: EnhancePromptBody): Promise<EnrichmentJobReply>;
  /** Runs each lane's current job once, as a worker with this context does. Returns how many there were. */
  turn(member: Member, jobId: string, ctx?: Context, kind?: typeof enrichmentKind): Promise<number>;
  drain(member: Member, jobId: string): Promise<void>;
}

export const ADDED = 'Sign as Ann.';
export const textNumber = (number: number): string => `Summarize report ${number} in at most 50 words.`;
export const enrichedReply = (request: FakeRequest): string =>
  asksSecondReader(request)
    ? answersTo(request, () => true)
    : JSON.stringify({
        ...Object.fromEntries(PROMPT_SECTIONS.map((name) => [name, ''])),
        task: delimitedPromptIn(request),
        style: ADDED,
      });

export async function openJobBench(
  services: TestServices,
  env: Record<string, string> = {},
): Promise<JobBench> {
  const clock = new TestClock();
  const vendor = await startFakeVendor({ protocol: 'openai' });
  const test = await openTestContext(services, {
    clock,
    env: {
      OPENAI_BASE_URL: vendor.baseUrl,
      PROVIDER_RETRIES: '0',
      PROVIDER_BREAKER_FAILURES: '1000',
      ...env,
    },
  });
  vendor.respondWith(enrichedReply);
  const turn = async (member: Member, jobId: string, ctx = test.ctx, kind = enrichmentKind) => {
    const { organizationId } = member;
    const lanes = await withTenant(test.ctx.db, organizationId, (tx) =>
      tx.select().from(workLanes).where(eq(workLanes.jobId, jobId)),
    );
    for (const { lane, token } of lanes) await runTurn(ctx, kind, { organizationId, jobId, lane, token });
    return lanes.length;
  };
  return {
    ...test,
    clock,
    vendor,
    turn,
    member: async () => {
      const member = await buildMember(test.ctx);
      // A key of its own: breakers and limits go by key, and one test must not open another's.
      await saveProvider(member.as, { provider: 'openai', apiKey: `sk-${randomUUID()}` });
      return member;
    },
    prompts: async (member, count) => {
      const ids: string[] = [];
      for (let number = 1; number <= count; number++)
        ids.push(
          (await createPrompt(member.as, { name: `Report ${number}`, content: textNumber(number) })).id,
        );
      return ids;
    },
    accept: (member, promptIds, more = {}) =>
      createEnrichmentJob(member.as, { model: 'openai/gpt-4o-mini', ...more, promptIds }),
    drain: async (member, jobId) => {
      for (let turns = 0; await turn(member, jobId); turns++)
        if (turns > 200) throw new Error('The job comes to no end.');
    },
    close: async () => {
      await test.close();
      await vendor.close();
    },
  };
}
