import type { CreateAbTestBody } from '@refinery/contracts/ab-tests.ts';
import type { GateFinding } from '@refinery/contracts/gate-findings.ts';
import {
  exposeUnits,
  makeAbTest,
  makeTestedPrompt,
  metricOf,
  startTestOf,
} from '@refinery/testing/ab-tests.ts';
import { buildColleague, buildMember, type Member, setRole } from '@refinery/testing/builders.ts';
import { commitMeanwhile } from '@refinery/testing/commit-meanwhile.ts';
import { expectCode } from '@refinery/testing/expect-code.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { TestClock } from '@refinery/testing/test-clock.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { listAuditLog } from '../audit/list-audit-log.ts';
import { DomainError } from '../errors/domain-error.ts';
import { reconcile } from '../maintenance/reconcile.ts';
import { resolvePrompt } from '../prompts/fetching/resolve-prompt.ts';
import { approvePromptVersion } from '../prompts/labels/approve-prompt-version.ts';
import { listLabelMoves } from '../prompts/labels/list-label-moves.ts';
import { setLabelPolicy } from '../prompts/labels/set-label-policy.ts';
import { setPromptLabel } from '../prompts/labels/set-prompt-label.ts';
import { updatePrompt } from '../prompts/versions/update-prompt.ts';
import { getAbTest } from './get-ab-test.ts';
import { startAbTest } from './start-ab-test.ts';

const HOUR = 3_600_000;
const label = 'production';
/** The version that asks for something else than the three before it. */
const OTHER = 4;

const clock = new TestClock();
const test = fixture((services) => openTestContext(services, { clock }));
let member: Member;
let prompt: { id: string; name: string };

beforeEach(async () => {
  member = await buildMember(test.ctx);
  prompt = await makeTestedPrompt(member);
  await updatePrompt(member.as, { id: prompt.id, content: 'Answer in German.' });
});

const armsOf = (...versions: number[]) =>
  versions.map((version) => ({ version, weight: 1 / versions.length }));
const draft = async (more: Partial<CreateAbTestBody> = {}, by = member) =>
  (await makeAbTest(by, prompt.id, { arms: armsOf(1, OTHER), windowHours: 1, ...more })).id;
const start = (id: string, acknowledge: string[] = [], by = member) =>
  startAbTest(by.as, { id, acknowledge });
const require = (requirements: Parameters<typeof setLabelPolicy>[1]['require']) =>
  setLabelPolicy(member.as, { label, require: requirements });

/** What the gate found. */
async function refusal(starting: Promise<unknown>): Promise<GateFinding[]> {
  const error = await starting.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof DomainError)) throw new Error('It was not refused.', { cause: error });
  expect(error.code).toBe('gate_failed');
  return error.extras.findings ?? [];
}
const idsIn = (findings: readonly GateFinding[]): string[] =>
  findings.flatMap(({ requirements = [] }) => requirements.map(({ id }) => id));

const served = async () => {
  const { version, abTest } = await resolvePrompt(member.as, { name: prompt.name });
  return { version, arms: abTest?.arms.map((arm) => arm.version) };
};
const CONTROL_ONLY = { version: 1, arms: undefined };
const BOTH = { version: 1, arms: [1, OTHER] };

describe('an arm that differs from the labelled version', () => {
  it('is refused, and nobody gets it', async () => {
    const id = await draft({
      arms: [1, OTHER].map((version) => ({ version, weight: version === 1 ? 0.001 : 0.999 })),
    });
    const findings = await refusal(start(id));
    expect(findings).toMatchObject([
      { check: 'fidelity', passed: false, version: OTHER },
      { check: 'variables', passed: true, version: OTHER },
    ]);
    expect(await served()).toEqual(CONTROL_ONLY);
    expect(await getAbTest(member.as, { id })).toMatchObject({ status: 'draft', startedAt: null });
  });

  it('is served once all that differs is acknowledged, which the audit log says', async () => {
    const id = await draft();
    const ids = idsIn(await refusal(start(id)));
    expect(ids).not.toEqual([]);
    await refusal(start(id, ids.slice(1)));
    expect(await start(id, [...ids, 'r9-0000000000'])).toMatchObject({ status: 'running' });
    expect(await served()).toEqual(BOTH);
    expect((await listAuditLog(member.as, { limit: 1 })).items).toMatchObject([
      { action: 'ab-test.start', target: id, after: { status: 'running', acknowledged: ids } },
    ]);
  });

  it('is named where one of several is refused', async () => {
    await updatePrompt(member.as, { id: prompt.id, content: 'Answer {{question}}.' });
    const id = await draft({ arms: armsOf(1, 2, OTHER, 5) });
    const error = start(id);
    await expect(error).rejects.toThrow(/Version 4 may not .+ Version 5 may not /);
    const versions = (await refusal(error)).filter(({ passed }) => !passed).map(({ version }) => version);
    expect(new Set(versions)).toEqual(new Set([OTHER, 5]));
    // A variable that programs do not give is nothing that can be acknowledged.
    const left = await refusal(start(id, idsIn(await refusal(start(id)))));
    expect(left.filter(({ passed }) => !passed)).toMatchObject([{ check: 'variables', version: 5 }]);
    expect(await served()).toEqual(CONTROL_ONLY);
  });

  it('may be in a draft', async () => {
    expect(await getAbTest(member.as, { id: await draft() })).toMatchObject({ status: 'draft' });
  });

  it('is not asked about where another version has the label', async () => {
    const id = await draft({ arms: armsOf(OTHER, 1) });
    await expectCode(start(id), 'validation_failed');
  });

  it('is served where the policy of another organization forbids it', async () => {
    const stranger = await buildMember(test.ctx);
    await setLabelPolicy(stranger.as, { label, require: { approvals: 1, role: 'admin' } });
    await require({});
    const id = await draft();
    await expectCode(start(id, [], stranger), 'ab_test_not_found');
    expect(await start(id)).toMatchObject({ status: 'running' });
  });
});

describe('arms of a label that requires more', () => {
  it('need the approvals', async () => {
    await require({ approvals: 1 });
    const id = await draft();
    expect(await refusal(start(id))).toMatchObject([{ check: 'approvals', passed: false, version: OTHER }]);
    const bob = await buildColleague(test.ctx, member, 'member');
    await approvePromptVersion(bob.as, { id: prompt.id, n: OTHER });
    expect(await start(id)).toMatchObject({ status: 'running' });
  });

  it('are started by those who may move it', async () => {
    await require({ role: 'admin' });
    const bob = await buildColleague(test.ctx, member, 'member');
    const id = await draft({}, bob);
    expect(await refusal(start(id, [], bob))).toMatchObject([{ check: 'role', passed: false }]);
    expect(await start(id)).toMatchObject({ status: 'running' });
  });

  it('are looked at again where that became more while their texts were compared', async () => {
    const id = await draft();
    const acknowledge = idsIn(await refusal(start(id)));
    const { refiner } = member.as;
    let compared = 0;
    const meanwhile = {
      ...refiner,
      check: async (...asked: Parameters<typeof refiner.check>) => {
        if (compared++ === 0) await require({ fidelity: true, approvals: 1 });
        return refiner.check(...asked);
      },
    };
    const findings = await refusal(startAbTest({ ...member.as, refiner: meanwhile }, { id, acknowledge }));
    expect(findings).toContainEqual(expect.objectContaining({ check: 'approvals', passed: false }));
    expect(await served()).toEqual(CONTROL_ONLY);
  });

  it.each<[string, object]>([
    ['more', { fidelity: true, approvals: 1 }],
    ['something else', { role: 'admin' }],
  ])('are looked at again where that became %s before the test took its locks', async (_, policy) => {
    const bob = await buildColleague(test.ctx, member, 'member');
    const id = await draft();
    const acknowledge = idsIn(await refusal(start(id)));
    const starting = commitMeanwhile(
      test.databaseUrl,
      async (sql) => {
        await sql`select from prompts where id = ${prompt.id} for no key update`;
        await sql`
          insert into label_policies (organization_id, label, require)
          values (${member.organizationId}, ${label}, ${JSON.stringify(policy)}::text::jsonb)`;
      },
      () => start(id, acknowledge, bob),
    );
    await refusal(starting);
    expect(await served()).toEqual(CONTROL_ONLY);
  });

  it('do not start where the label moved before the test took its locks', async () => {
    const id = await draft({ arms: armsOf(1, 2) });
    const starting = commitMeanwhile(
      test.databaseUrl,
      async (sql) => {
        await sql`select from prompts where id = ${prompt.id} for no key update`;
        await sql`update prompt_labels set version = 3 where prompt_id = ${prompt.id}`;
      },
      () => start(id),
    );
    await expectCode(starting, 'validation_failed');
    expect(await served()).toMatchObject({ version: 3, arms: undefined });
  });
});

describe('a winner whose differences were acknowledged at the start', () => {
  /** It is certain, once the units are counted, that the other version is better. */
  async function runClearTest(by = member, made?: string) {
    const id = made ?? (await draft({ autoPromote: true }, by));
    const acknowledge = idsIn(await refusal(start(id, [], by)));
    const running = await startTestOf(by, prompt, { id, acknowledge });
    await exposeUnits(by, running, 120, (unit, arm) => [metricOf(unit, 'solved', arm)]);
    clock.advance(HOUR);
    return { id, acknowledge };
  }
  const reasonOf = async ({ id }: { id: string }) => (await getAbTest(member.as, { id })).reason;

  it('gets the label, and the move says what was acknowledged', async () => {
    const { id, acknowledge } = await runClearTest();
    await reconcile(test.ctx);
    expect(await reasonOf({ id })).toContain('It has the label now.');
    expect(await served()).toEqual({ version: OTHER, arms: undefined });
    const { items } = await listLabelMoves(member.as, { id: prompt.id, label, limit: 1 });
    expect(items).toMatchObject([{ from: 1, to: OTHER, acknowledged: acknowledge }]);
  });

  it('does not get it where the label requires more by now', async () => {
    const ended = await runClearTest();
    await require({ fidelity: true, variables: true, approvals: 1 });
    await reconcile(test.ctx);
    expect(await reasonOf(ended)).toContain('0 of 1 people have approved the version.');
    expect(await served()).toEqual(CONTROL_ONLY);
  });

  it('gets it in the name of whoever started the test, whoever made it', async () => {
    const [maker, starter] = [
      await buildColleague(test.ctx, member, 'member'),
      await buildColleague(test.ctx, member, 'member'),
    ];
    await runClearTest(starter, await draft({ autoPromote: true }, maker));
    // Whoever made the draft has no say any more.
    const { organizationId } = member;
    await setRole(test.ctx, { organizationId, userId: maker.user.id }, 'viewer');
    await reconcile(test.ctx);
    const { items } = await listLabelMoves(member.as, { id: prompt.id, label, limit: 1 });
    expect(items).toMatchObject([{ to: OTHER, userId: starter.user.id }]);
  });

  it('does not get it where they may not move labels any more, which is written down', async () => {
    const starter = await buildColleague(test.ctx, member, 'member');
    const id = await draft({ autoPromote: true });
    await runClearTest(starter, id);
    const { organizationId } = member;
    await setRole(test.ctx, { organizationId, userId: starter.user.id }, 'viewer');
    await reconcile(test.ctx);
    expect(await reasonOf({ id })).toMatch(/It did not get the label: .+prompts:label/);
    const [row] = await test.sql`select promotion from ab_tests where id = ${id}`;
    expect(row).toEqual({ promotion: 'refused' });
    expect(await served()).toEqual(CONTROL_ONLY);
  });
});

it('the label does not move to a version because a test showed it', async () => {
  const id = await draft();
  await start(id, idsIn(await refusal(start(id))));
  await test.sql`update ab_tests set status = 'stopped', ended_at = now() where id = ${id}`;
  await expectCode(setPromptLabel(member.as, { id: prompt.id, label, version: OTHER }), 'gate_failed');
});
