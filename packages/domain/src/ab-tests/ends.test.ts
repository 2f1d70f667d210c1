import type { CreateAbTestBody } from '@refinery/contracts/ab-tests.ts';
import {
  exposeUnits,
  exposureOf,
  metricOf,
  type RunningTest,
  runAbTest,
} from '@refinery/testing/ab-tests.ts';
import { buildColleague, buildMember, type Member, setRole } from '@refinery/testing/builders.ts';
import { expectCode } from '@refinery/testing/expect-code.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { TestClock } from '@refinery/testing/test-clock.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { eraseUser } from '../erasure/erase-user.ts';
import { DomainError } from '../errors/domain-error.ts';
import { reconcile } from '../maintenance/reconcile.ts';
import { resolvePrompt } from '../prompts/fetching/resolve-prompt.ts';
import { setLabelPolicy } from '../prompts/labels/set-label-policy.ts';
import { setPromptLabel } from '../prompts/labels/set-prompt-label.ts';
import { deletePrompt } from '../prompts/versions/delete-prompt.ts';
import { createWebhook } from '../webhooks/create-webhook.ts';
import { closeUnits } from './close-units.ts';
import { getAbTest } from './get-ab-test.ts';
import { promoteWinners } from './promote-winners.ts';
import { recordAbEvents } from './record-ab-events.ts';
import { stopAbTest } from './stop-ab-test.ts';

const HOUR = 3_600_000;
const MINUTE = 60_000;

const clock = new TestClock();
const test = fixture((services) => openTestContext(services, { clock }));

let member: Member;

beforeEach(async () => {
  member = await buildMember(test.ctx);
});

const read = ({ id }: RunningTest, by = member) => getAbTest(by.as, { id });
const resolve = ({ name }: RunningTest) => resolvePrompt(member.as, { name });

/** A test of which it is certain, once its units are counted, how the second version does. */
async function runClearTest(outcome: 'better' | 'worse', more: Partial<CreateAbTestBody> = {}, by = member) {
  const running = await runAbTest(by, { windowHours: 1, ...more });
  await exposeUnits(by, running, 120, (unit, arm) => [
    metricOf(unit, 'solved', outcome === 'better' ? arm : 1 - arm),
  ]);
  clock.advance(HOUR);
  return running;
}

describe('webhooks', () => {
  const told = async () => {
    const rows = await test.sql`
      select options from work_jobs where organization_id = ${member.organizationId} and kind = 'webhook' order by id`;
    return rows.map(({ options: { type, data } }) => ({ type, data }));
  };
  beforeEach(() => createWebhook(member.as, { url: 'https://hooks.example.com/' }));

  it('are told once of a winner', async () => {
    const { id, promptId } = await runClearTest('better');
    await Promise.all([closeUnits(test.ctx), closeUnits(test.ctx)]);
    await closeUnits(test.ctx);
    const data = { abTestId: id, promptId, label: 'production', winner: 2, reason: expect.any(String) };
    expect(await told()).toContainEqual({ type: 'ab_test.decided', data });
    expect((await told()).filter(({ type }) => type.startsWith('ab_test.'))).toHaveLength(1);
  });

  it('are told of a test that is halted, by a guardrail or by its shares', async () => {
    const guardrails: CreateAbTestBody['guardrails'] = [{ metric: 'cost', maxIncrease: 0.2, cap: 10 }];
    const breached = await runAbTest(member, { guardrails });
    await exposeUnits(member, breached, 300, (unit, arm) => [metricOf(unit, 'cost', arm ? 8 : 4)]);
    clock.advance(10 * MINUTE);
    const uneven = await runAbTest(member);
    const events = Array.from({ length: 60 }, () => exposureOf(uneven.unit(0)));
    await recordAbEvents(member.as, { id: uneven.id, events });
    await closeUnits(test.ctx);
    const halted = (await told()).filter(({ type }) => type === 'ab_test.halted');
    expect(halted.map(({ data }) => [data.abTestId, data.winner])).toEqual([
      [breached.id, null],
      [uneven.id, null],
    ]);
  });

  it('are not told of a test that somebody stops', async () => {
    await stopAbTest(member.as, await runAbTest(member));
    await closeUnits(test.ctx);
    expect((await told()).filter(({ type }) => type.startsWith('ab_test.'))).toEqual([]);
  });
});

describe('a worse version', () => {
  it('wins nothing, and gets no label while the test is running, by whoever asks', async () => {
    const running = await runClearTest('worse', { autoPromote: true });
    await reconcile(test.ctx);
    expect(await read(running)).toMatchObject({
      status: 'running',
      winner: null,
      comparisons: [{ verdict: 'worse' }],
    });
    const { promptId: id } = running;
    await expectCode(setPromptLabel(member.as, { id, label: 'production', version: 2 }), 'test_running');
    expect(await resolve(running)).toMatchObject({ version: 1 });
    await stopAbTest(member.as, running);
    await reconcile(test.ctx);
    expect(await resolve(running)).toMatchObject({ version: 1 });
  });

  it('does not win by halting the test', async () => {
    const guardrails: CreateAbTestBody['guardrails'] = [{ metric: 'errors', maxPoints: 0.02 }];
    const running = await runAbTest(member, { windowHours: 1, autoPromote: true, guardrails });
    // Better by its metric, but it fails half of the time.
    await exposeUnits(member, running, 300, (unit, arm) => [
      metricOf(unit, 'solved', arm),
      metricOf(unit, 'errors', arm && Number(unit.replace(/\D/g, '')) % 2),
    ]);
    clock.advance(HOUR);
    await reconcile(test.ctx);
    expect(await read(running)).toMatchObject({ status: 'halted', winner: null });
    expect(await resolve(running)).toMatchObject({ version: 1 });
  });
});

describe('a winner that is to be promoted', () => {
  it('is refused by what the policy of the label requires', async () => {
    const running = await runClearTest('better', { autoPromote: true });
    await setLabelPolicy(member.as, { label: 'production', require: { approvals: 1 } });
    await reconcile(test.ctx);
    expect(await resolve(running)).toMatchObject({ version: 1 });
    expect((await read(running)).reason).toContain('It did not get the label: ');
  });

  it('does not take the label from a version that somebody chose since', async () => {
    const running = await runClearTest('better', { autoPromote: true });
    await closeUnits(test.ctx);
    await setPromptLabel(member.as, { id: running.promptId, label: 'production', version: 3 });
    await promoteWinners(test.ctx);
    expect(await resolve(running)).toMatchObject({ version: 3 });
    expect((await read(running)).reason).toMatch(/It was moved meanwhile\.$/);
  });

  it('gets the label once, by several processes, of which one dies before it says so', async () => {
    const running = await runClearTest('better', { autoPromote: true });
    await closeUnits(test.ctx);
    const [ended] = await test.sql`select reason from ab_tests where id = ${running.id}`;
    const promote = () => Promise.all([1, 2, 3].map(() => promoteWinners(test.ctx)));
    await promote();
    await test.sql`update ab_tests set promotion = 'due', reason = ${ended?.reason} where id = ${running.id}`;
    await promote();
    expect((await read(running)).reason).toBe(`${ended?.reason} It has the label now.`);
    const moves =
      await test.sql`select to_version as version from label_moves where prompt_id = ${running.promptId} order by id`;
    expect(moves.map(({ version }) => version)).toEqual([1, 2]);
  });

  it.each(['rate_limited', 'service_unavailable'] as const)(
    'gets the label at the next tick where the texts could not be compared for %s',
    async (code) => {
      const running = await runClearTest('better', { autoPromote: true });
      await closeUnits(test.ctx);
      const check = () => Promise.reject(new DomainError(code));
      await promoteWinners({ ...test.ctx, refiner: { ...test.ctx.refiner, check } });
      expect(await resolve(running)).toMatchObject({ version: 1 });
      await promoteWinners(test.ctx);
      expect(await resolve(running)).toMatchObject({ version: 2 });
    },
  );

  it('waits while the organization is suspended', async () => {
    const running = await runClearTest('better', { autoPromote: true });
    const suspend = (at: Date | null) =>
      test.sql`update organizations set suspended_at = ${at} where id = ${member.organizationId}`;
    await suspend(clock.now());
    await reconcile(test.ctx);
    await suspend(null);
    expect(await resolve(running)).toMatchObject({ version: 1 });
    await reconcile(test.ctx);
    expect(await resolve(running)).toMatchObject({ version: 2 });
  });

  it('is refused where whoever started the test may no longer move labels', async () => {
    const colleague = await buildColleague(test.ctx, member, 'member');
    const running = await runClearTest('better', { autoPromote: true }, colleague);
    await setRole(test.ctx, { organizationId: member.organizationId, userId: colleague.user.id }, 'viewer');
    await reconcile(test.ctx);
    expect(await resolve(running)).toMatchObject({ version: 1 });
    expect((await read(running)).reason).toContain('It did not get the label: ');
  });

  it('is refused where whoever started the test is erased; the test names nobody then', async () => {
    const colleague = await buildColleague(test.ctx, member, 'member');
    const running = await runClearTest('better', { autoPromote: true }, colleague);
    const userId = colleague.user.id;
    await eraseUser({ ...test.ctx, actor: { kind: 'operator', name: 'erase-user' } }, { userId });
    await reconcile(test.ctx);
    expect(await read(running)).toMatchObject({ status: 'decided', winner: 2 });
    expect(await resolve(running)).toMatchObject({ version: 1 });
    const [row] = await test.sql`select started_by from ab_tests where id = ${running.id}`;
    expect(row).toEqual({ started_by: null });
  });
});

describe('a running test', () => {
  const left = async ({ id }: RunningTest) => {
    const [row] = await test.sql`
      select (select count(*)::int from ab_tests where id = ${id}) + (select count(*)::int from ab_units where test_id = ${id})
        + (select count(*)::int from ab_values where test_id = ${id}) + (select count(*)::int from ab_events where test_id = ${id}) as rows`;
    return row?.rows;
  };

  it('goes with its prompt, which must be said', async () => {
    const running = await runClearTest('better');
    const { promptId: id } = running;
    await expectCode(deletePrompt(member.as, { id }), 'prompt_in_use');
    // The end of the test and that of its prompt at the same moment.
    await Promise.all([deletePrompt(member.as, { id, force: true }), reconcile(test.ctx)]);
    await reconcile(test.ctx);
    expect(await left(running)).toBe(0);
    const events = [exposureOf('user-1')];
    await expectCode(recordAbEvents(member.as, { id: running.id, events }), 'ab_test_not_found');
  });

  it('goes with its organization, and keeps no other from being counted', async () => {
    const gone = await runClearTest('better');
    const other = await buildMember(test.ctx);
    const staying = await runClearTest('better', {}, other);
    await test.sql`update organizations set deletes_at = ${clock.now()} where id = ${member.organizationId}`;
    await reconcile(test.ctx);
    expect(await left(gone)).toBe(0);
    expect(await read(staying, other)).toMatchObject({ status: 'decided' });
  });

  it('of which no window closes is not written', async () => {
    const { id, unit } = await runAbTest(member);
    await recordAbEvents(member.as, { id, events: [exposureOf(unit(0))] });
    const written = () => test.sql`select xmin::text from ab_tests where id = ${id}`;
    const before = await written();
    await closeUnits(test.ctx);
    expect(await written()).toEqual(before);
  });

  it('that cannot be counted keeps no other from being counted', async () => {
    const broken = await runClearTest('better');
    await test.sql`update ab_tests set state = '[{"arms": 5}]' where id = ${broken.id}`;
    const other = await runClearTest('better');
    await reconcile(test.ctx);
    expect(await read(other)).toMatchObject({ status: 'decided' });
  });
});
