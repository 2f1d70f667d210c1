import { toUsd } from '@refinery/db/micros.ts';
import { singleTurn } from '@refinery/providers/messages.ts';
import type { PaidCall, Payer, Payment } from '@refinery/providers/payer.ts';
import type { CompletionReply } from '@refinery/providers/spec.ts';
import type { Member } from '@refinery/testing/builders.ts';
import { pick } from '@refinery/testing/pick.ts';
import type { TestClock } from '@refinery/testing/test-clock.ts';
import fc from 'fast-check';
import { expect } from 'vitest';
import { updateOrganization } from '../../organizations/update-organization.ts';
import { getUsage } from '../get-usage.ts';
import { recoverSpend } from '../recover-spend.ts';
import { type ReferenceCall, ReferenceSpend } from './reference-spend.ts';

/**
 * Something that happens to a budget; amounts in millionths of a US dollar. `which` picks one of the calls
 * that run.
 */
export type SpendStep =
  | { do: 'call'; most: number }
  | { do: 'bill'; which: number; micros: number }
  | { do: 'fail' | 'crash'; which: number }
  | { do: 'recover' }
  | { do: 'budget'; to: number | null }
  | { do: 'pass'; to: 'the end of the lease' | 'a moment later' | 'a moment earlier' | 'the next month' };

const which = fc.nat({ max: 5 });
/** Any step, in the proportions that lead to the limit and over the end of months. */
export const anySpendStep: fc.Arbitrary<SpendStep> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('call'), most: fc.integer({ min: 0, max: 40 }) }) },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('bill'), which, micros: fc.integer({ min: 1, max: 50 }) }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('fail', 'crash'), which }) },
  { weight: 2, arbitrary: fc.constant<SpendStep>({ do: 'recover' }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('budget'),
      to: fc.option(fc.integer({ min: 0, max: 150 }), { freq: 6 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('pass'),
      to: fc.constantFrom('the end of the lease', 'a moment later', 'a moment earlier', 'the next month'),
    }),
  },
);

/**
 * A model that costs a millionth of a dollar for each token that it may write, and nothing for those that it
 * reads.
 */
const PLAIN_MODEL = 'plain';
export const PLAIN_PRICES = JSON.stringify({
  [`openai/${PLAIN_MODEL}`]: { inputPerMillion: 0, outputPerMillion: 1 },
});

/** How the payer is asked for a call of this model. */
export const plainCall = (organizationId: string, maxOutputTokens: number): PaidCall => ({
  candidate: {
    provider: 'openai',
    model: PLAIN_MODEL,
    tenant: organizationId,
    credentials: { apiKey: 'k' },
    credentialKey: 'k',
  },
  request: { messages: singleTurn('', 'x'), maxOutputTokens },
});

export const plainReply = (outputTokens: number): CompletionReply => ({
  text: 'x',
  model: PLAIN_MODEL,
  finishReason: 'stop',
  usage: { inputTokens: 1, outputTokens },
});

export interface SpendWorldParts {
  clock: TestClock;
  payer: Payer;
  member: Member;
  budget: number | null;
  /** How long a reservation holds, in milliseconds. */
  leaseMs: number;
}

/** Does each step to an organization and to the reference, and expects the same of both. */
export class SpendWorld {
  private readonly parts: SpendWorldParts;
  private readonly reference: ReferenceSpend;
  private readonly running: { call: ReferenceCall; payment: Payment }[] = [];

  constructor(parts: SpendWorldParts) {
    this.parts = parts;
    this.reference = new ReferenceSpend(parts.budget, this.now);
  }

  async take(step: SpendStep): Promise<void> {
    if (step.do === 'call') return this.call(step.most);
    if (step.do === 'budget') return this.setBudget(step.to);
    if (step.do === 'pass') return this.pass(step.to);
    if (step.do === 'recover') {
      await recoverSpend(this.parts.member.as);
      return this.reference.recover(this.now);
    }
    const found = pick(this.running, step.which);
    if (!found) return;
    this.running.splice(this.running.indexOf(found), 1);
    // A process that dies says nothing any more.
    if (step.do === 'crash') return;
    const micros = step.do === 'bill' ? step.micros : 0;
    await found.payment.settle(step.do === 'bill' ? plainReply(micros) : null);
    this.reference.settle(found.call, micros);
  }

  async expectSame(): Promise<void> {
    const { budget, spent, reserved, remaining } = this.reference.usage(this.now);
    const { spend } = await getUsage(this.parts.member.as);
    expect(spend).toEqual({
      budgetUsd: budget === null ? null : toUsd(budget),
      spentUsd: toUsd(spent),
      reservedUsd: toUsd(reserved),
      remainingUsd: remaining === null ? null : toUsd(remaining),
    });
  }

  private get now(): Date {
    return this.parts.clock.now();
  }

  private async call(most: number): Promise<void> {
    const { payer, member, leaseMs } = this.parts;
    const fits = this.reference.hasRoom(most, this.now);
    const reserving = payer.reserve(plainCall(member.organizationId, most));
    if (!fits) {
      await expect(reserving).rejects.toMatchObject({ kind: 'budget', retryable: false });
      return;
    }
    const payment = await reserving;
    const call = this.reference.reserve(most, this.now, new Date(this.now.getTime() + leaseMs));
    this.running.push({ call, payment });
  }

  private async setBudget(to: number | null): Promise<void> {
    await updateOrganization(this.parts.member.as, { monthlyBudgetUsd: to === null ? null : toUsd(to) });
    this.reference.budget = to;
  }

  private pass(to: (SpendStep & { do: 'pass' })['to']): void {
    const { clock, leaseMs } = this.parts;
    if (to === 'the end of the lease') clock.advance(leaseMs);
    if (to === 'a moment later') clock.advance(1);
    if (to === 'a moment earlier') clock.advance(-1);
    if (to === 'the next month')
      clock.set(new Date(Date.UTC(this.now.getUTCFullYear(), this.now.getUTCMonth() + 1)));
  }
}
