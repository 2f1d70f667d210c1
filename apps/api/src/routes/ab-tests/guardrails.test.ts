import { PromptRefinery } from '@prompt-refinery/client';
import { reconcile } from '@refinery/domain/maintenance/reconcile.ts';
import { runAbTest } from '@refinery/testing/ab-tests.ts';
import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { TestClock } from '@refinery/testing/test-clock.ts';
import { beforeAll, expect, it } from 'vitest';
import { issueTokens } from '../../auth/tokens.ts';
import { openTestApp } from '../../testing/test-app.ts';

const MINUTE = 60_000;

const clock = new TestClock();
const test = fixture((services) => openTestApp(services, { clock }));
let member: Member;
let origin: string;

beforeAll(async () => {
  origin = await test.app.listen({ host: '127.0.0.1', port: 0 });
  member = await buildMember(test.ctx);
});

/** A program that asks each time. */
const openClient = () =>
  new PromptRefinery({ baseUrl: origin, accessToken: issueTokens(test.app, 3_600, member).accessToken });

it('a breached guardrail returns everybody to the control with the next tick of the reconciler, through the client', async () => {
  const guardrails = [{ metric: 'errors' as const, maxPoints: 0.02 }];
  const { name, id } = await runAbTest(member, { guardrails });
  const client = openClient();
  const versionOf = async (unit: string) => {
    const prompt = await client.getPrompt(name, { unit, ttlSeconds: 0 });
    return prompt.version;
  };
  for (let user = 0; user < 300; user++) {
    const prompt = await client.getPrompt(name, { unit: `user-${user}` });
    // Half of the calls of the second version fail.
    client.reportMetric(prompt, 'errors', prompt.version === 2 && user % 4 < 2 ? 1 : 0);
  }
  await client.flushEvents();
  const units = Array.from({ length: 20 }, (_, user) => `user-${user}`);
  expect(new Set(await Promise.all(units.map(versionOf)))).toEqual(new Set([1, 2]));
  // Until the window of the first units closes nothing is certain; then the next tick, each 10 seconds, ends
  // it.
  clock.advance(10 * MINUTE);
  await reconcile(test.ctx);
  expect(await client.getAbTest(id)).toMatchObject({ status: 'halted', winner: null });
  expect(new Set(await Promise.all(units.map(versionOf)))).toEqual(new Set([1]));
  const fresh = openClient();
  for (const unit of units) expect((await fresh.getPrompt(name, { unit })).version).toBe(1);
  // Programs that have not heard of it yet still report, and nobody is told that they are wrong.
  await client.flushEvents();
});
