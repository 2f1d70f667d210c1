import { randomUUID } from 'node:crypto';
import type { AbEvent, CreateAbTestBody } from '@refinery/contracts/ab-tests.ts';
import { assignArm } from '@refinery/contracts/assignment.ts';
import { createAbTest } from '@refinery/domain/ab-tests/create-ab-test.ts';
import { recordAbEvents } from '@refinery/domain/ab-tests/record-ab-events.ts';
import { startAbTest } from '@refinery/domain/ab-tests/start-ab-test.ts';
import { resolvePrompt } from '@refinery/domain/prompts/fetching/resolve-prompt.ts';
import { setPromptLabel } from '@refinery/domain/prompts/labels/set-prompt-label.ts';
import { createPrompt } from '@refinery/domain/prompts/versions/create-prompt.ts';
import { updatePrompt } from '@refinery/domain/prompts/versions/update-prompt.ts';
import type { Member } from './builders.ts';

/** An A/B test that is running. */
export interface RunningTest {
  id: string;
  promptId: string;
  /** Of the prompt, its slug as well. */
  name: string;
  /** A unit of this arm that nobody has seen yet. */
  unit: (arm: number) => string;
}

/** A prompt with three versions that say the same in other words; the first is in production. */
export async function makeTestedPrompt({
  as: caller,
}: Pick<Member, 'as'>): Promise<{ id: string; name: string }> {
  const name = `p-${randomUUID()}`;
  const { id } = await createPrompt(caller, { name, slug: name, content: 'Answer.' });
  await updatePrompt(caller, { id, content: 'Please answer.' });
  await updatePrompt(caller, { id, content: 'Answer, please.' });
  await setPromptLabel(caller, { id, label: 'production', version: 1 });
  return { id, name };
}

/** An A/B test of two of its versions, by default with equal weights; not started. */
export const makeAbTest = (
  { as: caller }: Pick<Member, 'as'>,
  promptId: string,
  more: Partial<CreateAbTestBody> = {},
) =>
  createAbTest(caller, {
    promptId,
    label: 'production',
    metric: 'solved',
    arms: [1, 2].map((version) => ({ version, weight: 0.5 })),
    ...more,
  });

/** The same of a prompt of its own, started. */
export async function runAbTest(
  member: Pick<Member, 'as'>,
  more: Partial<CreateAbTestBody> = {},
): Promise<RunningTest> {
  const prompt = await makeTestedPrompt(member);
  const { id } = await makeAbTest(member, prompt.id, more);
  return startTestOf(member, prompt, { id });
}

/** Starts a test of such a prompt. */
export async function startTestOf(
  member: Pick<Member, 'as'>,
  { id: promptId, name }: { id: string; name: string },
  start: { id: string; acknowledge?: string[] },
): Promise<RunningTest> {
  const { id } = await startAbTest(member.as, start);
  const { abTest } = await resolvePrompt(member.as, { name });
  if (!abTest) throw new Error('The test is not running.');
  const weights = abTest.arms.map(({ weight }) => weight);
  let last = 0;
  const unit = (arm: number): string => {
    for (;;) {
      const next = `user-${last++}`;
      if (assignArm({ salt: abTest.salt, weights }, next) === arm) return next;
    }
  };
  return { id, promptId, name, unit };
}

export const exposureOf = (unit: string): AbEvent => ({ eventId: randomUUID(), unit, kind: 'exposure' });

export const metricOf = (unit: string, name: string, value: number): AbEvent => ({
  eventId: randomUUID(),
  unit,
  kind: 'metric',
  name,
  value,
});

/** Exposes so many units of each of two arms, with what is reported of each. */
export async function exposeUnits(
  { as: caller }: Pick<Member, 'as'>,
  test: RunningTest,
  count: number,
  report: (unit: string, arm: number) => AbEvent[],
): Promise<void> {
  const events = Array.from({ length: count * 2 }, (_, place) => {
    const unit = test.unit(place % 2);
    return [exposureOf(unit), ...report(unit, place % 2)];
  });
  await recordAbEvents(caller, { id: test.id, events: events.flat() });
}
