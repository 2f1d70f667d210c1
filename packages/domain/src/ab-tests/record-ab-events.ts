import { createHash } from 'node:crypto';
import type { AbEvent, RecordAbEventsBody, RecordedAbEventsReply } from '@refinery/contracts/ab-tests.ts';
import { assignArm } from '@refinery/contracts/assignment.ts';
import { newId } from '@refinery/db/ids.ts';
import { sql } from 'drizzle-orm';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { DomainError, type FieldError } from '../errors/domain-error.ts';
import { type AbTestRow, findAbTest } from './ab-test-rows.ts';

type Test = Pick<AbTestRow, 'salt' | 'arms' | 'metric' | 'guardrails'>;

/**
 * Counts what programs report of units, each event once, whatever the number of times it comes. Which arm a
 * unit has is worked out here, so that nobody can say another one. Events that come at the same moment are
 * written together.
 * Errors: `forbidden`, `ab_test_not_found`, `test_not_running` before it was started, `validation_failed` for
 * metrics that the test does not have; it names every event that is wrong, so that whoever sends many can
 * send the others.
 */
export async function recordAbEvents(
  ctx: CallerContext<'clock' | 'committer'>,
  { id, events }: RecordAbEventsBody & { id: string },
): Promise<RecordedAbEventsReply> {
  requirePermission(ctx, 'events:write');
  const test = await ctx.tenant.run((tx) => findAbTest(ctx, tx, id));
  if (test.status === 'draft') throw new DomainError('test_not_running');
  const wrong = events.flatMap((event, place) => wrongIn(test, event, `events.${place}`));
  const [first] = wrong;
  if (first) throw new DomainError('validation_failed', `${first.path} ${first.message}.`, { errors: wrong });
  const records = events.map((event) => toRecord(test, event));
  await ctx.reauthorize?.();
  if (test.status === 'running') {
    const at = ctx.clock.now().toISOString();
    const { organizationId } = ctx.actor;
    await ctx.committer.write({
      organizationId,
      id: newId(),
      name: `ab events ${id}`,
      record: JSON.stringify({ events: records }),
      locks: [],
      statements: (all) => [sql`select record_ab_events(${id}, ${at}::timestamptz, ${all}::text::jsonb)`],
      isWritten: () => true,
    });
  }
  return { received: events.length };
}

/** What of an event cannot be as it is. */
function wrongIn(test: Test, { kind, name, value }: AbEvent, path: string): FieldError[] {
  const at = (field: 'name' | 'value', message: string) => ({ path: `${path}.${field}`, message });
  if (kind === 'exposure')
    return [
      ...(name === undefined ? [] : [at('name', 'must be left out for an exposure')]),
      ...(value === undefined ? [] : [at('value', 'must be left out for an exposure')]),
    ];
  if (name === undefined) return [at('name', 'is required for a metric')];
  if (value === undefined) return [at('value', 'is required for a metric')];
  if (name === test.metric) return value > 1 ? [at('value', 'must not be more than 1')] : [];
  const isKnown = test.guardrails.some(({ metric }) => metric === name);
  return isKnown ? [] : [at('name', 'must be a metric of the test')];
}

function toRecord(test: Test, { eventId, unit, kind, name, value = 0 }: AbEvent) {
  const hashed = createHash('sha256').update(`${test.salt}:${unit}`).digest('base64url');
  if (kind === 'exposure') {
    const weights = test.arms.map(({ weight }) => weight);
    return { eventId, unit: hashed, arm: assignArm({ salt: test.salt, weights }, unit) };
  }
  // 0 is the main metric, the others are the guardrails in their order.
  const place = name === test.metric ? -1 : test.guardrails.findIndex(({ metric }) => metric === name);
  const cap = test.guardrails[place]?.cap ?? 1;
  return { eventId, unit: hashed, metric: place + 1, value: Math.min(value / cap, 1) };
}
