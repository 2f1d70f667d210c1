import { AllCandidatesFailedError } from '@refinery/providers/all-candidates-failed-error.ts';
import { ProviderError, type ProviderErrorKind } from '@refinery/providers/errors.ts';
import { describe, expect, it } from 'vitest';
import { DomainError } from '../errors/domain-error.ts';
import { BudgetRefusal, unknownPrice } from './budget-refusal.ts';
import { failureOf, toDomainError } from './failure.ts';

const failed = (kind: ProviderErrorKind, retryAfterMs?: number) =>
  new ProviderError({
    provider: 'openai',
    kind,
    message: 'Said the vendor.',
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  });
const refusal = (more: { charged?: number; now?: Date } = {}) =>
  new BudgetRefusal({
    provider: 'openai',
    micros: 20_000,
    limit: 5_000_000,
    charged: 4_990_010,
    now: new Date('2026-03-31T23:59:58.500Z'),
    period: { start: new Date('2026-03-01T00:00:00Z'), end: new Date('2026-04-01T00:00:00Z') },
    ...more,
  });
/** What a caller is told of an error. */
function told(error: unknown) {
  const refused = toDomainError(error);
  if (!(refused instanceof DomainError)) throw new TypeError('The error is told as it is.');
  const { cause, ...extras } = refused.extras;
  expect(cause).toBe(error);
  return { code: refused.code, message: refused.message, ...extras };
}

describe('a failure of a vendor', () => {
  it.each<[ProviderErrorKind, string]>([
    ['auth', 'provider_failed'],
    ['rate_limit', 'provider_unavailable'],
    ['overloaded', 'provider_unavailable'],
    ['timeout', 'provider_failed'],
    ['network', 'provider_failed'],
    ['invalid_request', 'provider_failed'],
    ['content_filter', 'provider_failed'],
    ['malformed_reply', 'provider_failed'],
  ])('%s is recorded by its kind, and told as %s', (kind, code) => {
    expect(failureOf(failed(kind))).toEqual({ code: `provider_${kind}`, message: 'Said the vendor.' });
    expect(told(failed(kind))).toEqual({ code, message: 'Said the vendor.' });
  });

  it.each([
    [0, 0],
    [1, 1],
    [1_000, 1],
    [1_001, 2],
  ])('that asks for %i ms of patience asks callers for %i s', (ms, retryAfterSeconds) => {
    expect(told(failed('overloaded', ms))).toMatchObject({ retryAfterSeconds });
  });
});

describe('a budget', () => {
  it('that is not enough says what is left of it and when it resets', () => {
    const message =
      'A call to openai may cost $0.02, but only $0.00999 is left of the monthly budget of $5.00. Calls that are still running are included. The budget resets on 2026-04-01T00:00:00.000Z. An admin may raise it.';
    expect(failureOf(refusal())).toEqual({ code: 'budget_exceeded', message });
    expect(told(refusal())).toEqual({
      code: 'budget_exceeded',
      message,
      resetsAt: '2026-04-01T00:00:00.000Z',
      retryAfterSeconds: 2,
    });
  });

  it('that was lowered below what is spent has nothing left', () => {
    expect(refusal({ charged: 6_000_000 }).message).toContain('but only $0.00 is left');
  });

  it('that is new at this moment is worth a try soon, not at once', () => {
    expect(told(refusal({ now: new Date('2026-04-01T00:00:00Z') }))).toMatchObject({ retryAfterSeconds: 1 });
  });

  it('is told where every candidate failed for it, or one did', () => {
    const attempts = [failed('budget'), refusal()].map((error) => ({
      provider: error.provider,
      model: 'gpt-5',
      error,
      latencyMs: 1,
    }));
    const all = new AllCandidatesFailedError(attempts, [failed('budget'), refusal()]);
    expect(told(all)).toMatchObject({ code: 'budget_exceeded', resetsAt: '2026-04-01T00:00:00.000Z' });
    expect(told(failed('budget'))).toEqual({ code: 'budget_exceeded', message: 'Said the vendor.' });
  });

  it('of which nobody knows what a call takes is another matter', () => {
    const error = unknownPrice('custom', 'llama');
    expect(failureOf(error)).toEqual({ code: 'price_unknown', message: error.message });
    expect(told(error)).toEqual({ code: 'price_unknown', message: error.message });
    expect(error.message).toContain('The price of llama of custom is not known');
  });
});

describe('any other failure', () => {
  it('of ours is recorded as it was told', () => {
    const error = new DomainError('quota_exceeded', 'No more.');
    expect(failureOf(error)).toEqual({ code: 'quota_exceeded', message: 'No more.' });
    expect(toDomainError(error)).toBe(error);
  });

  it.each([new Error('select secret'), 'select secret', undefined])('%s tells nothing of itself', (error) => {
    expect(failureOf(error)).toEqual({
      code: 'internal_error',
      message: 'Something went wrong on our side.',
    });
    expect(toDomainError(error)).toBe(error);
  });
});
