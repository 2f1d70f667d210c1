import fc from 'fast-check';
import type { ItemVerdict, QuotaStep, TimeStep } from './quota-world.ts';

export const ask: QuotaStep = { do: 'ask' };
export const askByKey: QuotaStep = { do: 'ask', by: 'key' };
export const upload = (items: number): QuotaStep => ({ do: 'upload', items });
export const uploadByKey = (items: number): QuotaStep => ({ do: 'upload', items, by: 'key' });
export const work = (...verdicts: ItemVerdict[]): QuotaStep => ({ do: 'work', which: 0, verdicts });
export const answer = (well: boolean): QuotaStep => ({ do: 'answer', which: 0, well });
export const pass = (to: TimeStep['to']): QuotaStep => ({ do: 'pass', to });
export const nextMonth = pass('the next month');
export const retry: QuotaStep = { do: 'retry', which: 0 };
export const cancel: QuotaStep = { do: 'cancel', which: 0 };
export const limitKeyTo = (to: number | null): QuotaStep => ({ do: 'limit the key', to });
export const limitTo = (to: number): QuotaStep => ({ do: 'limit', to });
export const forget: QuotaStep = { do: 'forget' };
export const recovered: QuotaStep[] = [
  pass('the end of the wait'),
  pass('a moment later'),
  { do: 'recover' },
];

const which = fc.nat({ max: 5 });
/** Any step, in the proportions that lead to the limit and over the end of months. */
export const anyQuotaStep: fc.Arbitrary<QuotaStep> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(ask, askByKey) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('answer'), which, well: fc.boolean() }) },
  {
    weight: 4,
    arbitrary: fc
      .tuple(fc.integer({ min: 1, max: 5 }), fc.constantFrom(upload, uploadByKey))
      .map(([items, by]) => by(items)),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('work'),
      which,
      verdicts: fc.array(fc.constantFrom<ItemVerdict>('done', 'failed', 'unbegun'), {
        minLength: 1,
        maxLength: 3,
      }),
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constantFrom('cancel', 'retry', 'delete'), which }) },
  { weight: 2, arbitrary: fc.constant<QuotaStep>({ do: 'recover' }) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 8 }).map(limitTo) },
  { weight: 2, arbitrary: fc.option(fc.integer({ min: 1, max: 6 }), { freq: 3 }).map(limitKeyTo) },
  { weight: 1, arbitrary: fc.constant(forget) },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      pass('the end of the wait'),
      pass('a moment later'),
      pass('a moment earlier'),
      pass('the last moment'),
      nextMonth,
    ),
  },
);
