import { randomUUID } from 'node:crypto';
import { memberships } from '@refinery/db/schema/memberships.ts';
import { withTenant } from '@refinery/db/tenant.ts';
import { buildColleague, buildMember } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { TestClock } from '@refinery/testing/test-clock.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { createApiKey } from '../api-keys/create-api-key.ts';
import { authenticateSession, findKeyActor } from '../auth/authenticate.ts';
import { openSession } from '../auth/sessions.ts';
import { asCaller } from '../context/as-caller.ts';
import type { ActorContext } from '../context/context.ts';
import type { IdempotencyClaim } from '../context/idempotency-claim.ts';
import { DomainError } from '../errors/domain-error.ts';
import { purgeExpired } from '../maintenance/internal/purge-expired.ts';
import { sha256 } from '../security/secret-token.ts';
import {
  bindResource,
  claimIdempotencyKey,
  forgetReplies,
  releaseIdempotencyKey,
  storeReply,
} from './idempotency.ts';
import { ReferenceKeys, type ReferenceRow } from './testing/reference-keys.ts';

const DAY_MS = 24 * 60 * 60_000;
const LOCK_MS = 15 * 60_000;

const test = fixture((services) => openTestContext(services, { clock }));
let callers: ActorContext[];
const clock = new TestClock();

beforeAll(async () => {
  callers = await differentCallers();
});

/**
 * Everybody who must be kept apart: a person, two API keys of theirs, a colleague, the same person elsewhere.
 */
async function differentCallers(): Promise<ActorContext[]> {
  const { ctx } = test;
  const person = await buildMember(ctx);
  const made = [
    await createApiKey(person.as, { name: 'one' }),
    await createApiKey(person.as, { name: 'two' }),
  ];
  const keys = made.map(async ({ key }) => asCaller(ctx, await findKeyActor(ctx, sha256(key), '192.0.2.7')));
  const colleague = await buildColleague(ctx, person, 'member');
  const elsewhere = { organizationId: (await buildMember(ctx)).organizationId, userId: person.user.id };
  await ctx.systemDb.insert(memberships).values({ ...elsewhere, role: 'member' });
  const { sessionId } = await ctx.systemDb.transaction((tx) => openSession(ctx, tx, elsewhere));
  const there = asCaller(ctx, await authenticateSession(ctx, sessionId));
  return [person.as, ...(await Promise.all(keys)), colleague.as, there];
}

/** A request that was let through and has not ended: its process runs, is frozen or dead. */
interface Running {
  name: string;
  ctx: ActorContext;
  claim: IdempotencyClaim;
  row: ReferenceRow;
}

/** The verbs on the database beside the reference. */
class Model {
  private readonly reference = new ReferenceKeys({ lockMs: LOCK_MS, keepMs: DAY_MS });
  private readonly prefix = randomUUID();
  private readonly running: Running[] = [];
  private readonly made: { ctx: ActorContext; resource: string }[] = [];

  /** Several at once are told what they would be told one after the other, in whatever order. */
  async send(caller: number, key: number, request: number, atOnce: number): Promise<void> {
    const ctx = callers[caller];
    if (!ctx) throw new Error(`There is no caller ${caller}.`);
    const name = `${caller}:${key}`;
    const now = clock.now().getTime();
    const expected = Array.from({ length: atOnce }, () => this.reference.send(name, request, now));
    const input = { key: `${this.prefix}-${key}`, route: 'POST /x', requestHash: `request ${request}` };
    const told = await Promise.all(expected.map(() => tell(ctx, input)));
    expect(told.map(({ said }) => said).sort()).toEqual(expected.map(({ said }) => said).sort());
    const claim = told.find((one) => one.claim)?.claim;
    const row = expected.find((one) => one.row)?.row;
    if (claim && row) this.running.push({ name, ctx, claim, row });
  }

  async bind(which: number): Promise<void> {
    const holder = this.running[which % this.running.length];
    if (!holder) return;
    const resource = randomUUID();
    const ctx = { ...holder.ctx, idempotency: holder.claim };
    const work = withTenant(ctx.db, ctx.actor.organizationId, (tx) => bindResource(tx, ctx, resource));
    if (!this.reference.isClaimedBy(holder.name, holder.row)) {
      await expect(work).rejects.toMatchObject({ code: 'idempotency_in_progress' });
      return;
    }
    await work;
    holder.row.resource = resource;
    this.made.push({ ctx, resource });
  }

  async end(which: number, how: 'reply' | 'fail' | 'die'): Promise<void> {
    const [holder] = this.running.splice(which % (this.running.length || 1), 1);
    if (!holder || how === 'die') return;
    if (how === 'fail') {
      await releaseIdempotencyKey(holder.ctx, holder.claim);
      this.reference.release(holder.name, holder.row);
      return;
    }
    const body = randomUUID();
    await storeReply(holder.ctx, holder.claim, { status: 201, headers: { location: '/x' }, body });
    holder.row.reply = `201 /x ${body}`;
  }

  async delete(which: number): Promise<void> {
    const found = this.made[which % this.made.length];
    if (!found) return;
    const { organizationId } = found.ctx.actor;
    await withTenant(test.ctx.db, organizationId, (tx) => forgetReplies(tx, organizationId, found.resource));
    this.reference.forget(found.resource);
  }

  async purge(): Promise<void> {
    await purgeExpired(test.ctx);
    this.reference.purge(clock.now().getTime());
  }

  async take(step: Step): Promise<void> {
    if (step.do === 'send') await this.send(step.caller, step.key, step.request, step.atOnce);
    if (step.do === 'bind') await this.bind(step.which);
    if (step.do === 'end') await this.end(step.which, step.how);
    if (step.do === 'delete') await this.delete(step.which);
    if (step.do === 'wait') clock.advance(step.ms);
    if (step.do === 'purge') await this.purge();
  }
}

/** What a request is told: that it may go ahead, an earlier reply, what an earlier one made, or an error. */
async function tell(ctx: ActorContext, input: { key: string; route: string; requestHash: string }) {
  try {
    const result = await claimIdempotencyKey(ctx, input);
    if (result.kind === 'claimed') return { said: 'claimed', claim: result.claim };
    if (result.kind === 'made') return { said: `made ${result.resourceId}` };
    const { status, headers, body } = result.reply;
    return { said: `${status} ${headers.location} ${body}` };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { said: error.code };
  }
}

const which = fc.nat(5);
const seldomOther = fc.constantFrom(0, 0, 0, 0, 1);
const waits = [1, LOCK_MS - 1, LOCK_MS, DAY_MS - LOCK_MS, DAY_MS - 1];
/** Few callers, keys and requests, so that they meet, and waits to both sides of every boundary. */
const STEPS = {
  send: fc.record({
    do: fc.constant('send' as const),
    caller: fc.nat(4),
    key: seldomOther,
    request: seldomOther,
    atOnce: fc.constantFrom(1, 1, 1, 3),
  }),
  bind: fc.record({ do: fc.constant('bind' as const), which }),
  end: fc.record({ do: fc.constant('end' as const), which, how: fc.constantFrom('reply', 'fail', 'die') }),
  delete: fc.record({ do: fc.constant('delete' as const), which }),
  wait: fc.record({ do: fc.constant('wait' as const), ms: fc.constantFrom(...waits) }),
  purge: fc.record({ do: fc.constant('purge' as const) }),
};
type Step = {
  [Kind in keyof typeof STEPS]: (typeof STEPS)[Kind] extends fc.Arbitrary<infer T> ? T : never;
}[keyof typeof STEPS];
const { send, bind, end } = STEPS;
const step: fc.Arbitrary<Step> = fc.oneof(send, send, send, bind, end, ...Object.values(STEPS));

it('nothing is done twice and nobody gets the reply of another, whatever comes in whatever order', async () => {
  const steps = fc.array(step, { minLength: 20, maxLength: 40 });
  const property = fc.asyncProperty(steps, async (all) => {
    const model = new Model();
    for (const one of all) await model.take(one);
    for (const caller of callers.keys()) await model.send(caller, 0, 0, 1);
  });
  await fc.assert(property, { numRuns: 30, seed: 10 });
});
