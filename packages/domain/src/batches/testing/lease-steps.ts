import fc from 'fast-check';
import type { LeaseStep } from './lease-world.ts';
import { TRY_AGAIN_MS, VERDICTS, type Verdict } from './outcome-maker.ts';

/** How long an item stays with a worker, in the environment of these steps. */
export const LEASE_MS = 30_000;

export const upload = (items: number): LeaseStep => ({ do: 'upload', items });
export const claimBy = (lane: number): LeaseStep => ({ do: 'claim', batch: 0, lane, outdated: false });
export const claimOfSecond: LeaseStep = { do: 'claim', batch: 1, lane: 0, outdated: false };
export const claim = claimBy(0);
export const outdatedClaim: LeaseStep = { do: 'claim', batch: 0, lane: 0, outdated: true };
export const settleOf = (which: number, ...verdicts: (Verdict | 'kept')[]): LeaseStep => ({
  do: 'settle',
  claim: which,
  verdicts,
});
/** By the worker that claimed last, and by the one before. */
export const settle = (...verdicts: (Verdict | 'kept')[]) => settleOf(0, ...verdicts);
export const settleFirst = (...verdicts: (Verdict | 'kept')[]) => settleOf(1, ...verdicts);
export const renewOf = (which: number): LeaseStep => ({ do: 'renew', claim: which });
export const change = (verb: 'cancel' | 'retry' | 'delete', batch = 0): LeaseStep => ({ do: verb, batch });
export const cancel = change('cancel');
export const retry = change('retry');
export const pass = (ms: number): LeaseStep => ({ do: 'pass', ms });
export const reconcile: LeaseStep = { do: 'reconcile' };
export const lost = [pass(LEASE_MS + 1), reconcile];

const batch = fc.nat({ max: 1 });
const verdicts = fc.array(fc.constantFrom<Verdict | 'kept'>(...VERDICTS, 'done', 'kept'), {
  minLength: 1,
  maxLength: 2,
});
/** Any step, in the proportions in which workers take them when much goes wrong. */
export const anyLeaseStep: fc.Arbitrary<LeaseStep> = fc.oneof(
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 5 }).map(upload) },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('claim'),
      batch,
      lane: fc.nat({ max: 1 }),
      outdated: fc.oneof({ weight: 5, arbitrary: fc.constant(false) }, fc.constant(true)),
    }),
  },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('settle'), claim: fc.nat({ max: 3 }), verdicts }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('renew'), claim: fc.nat({ max: 2 }) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('cancel', 'retry', 'delete'), batch }) },
  { weight: 3, arbitrary: fc.constant(reconcile) },
  { weight: 4, arbitrary: fc.constantFrom(1, TRY_AGAIN_MS, LEASE_MS - 1, LEASE_MS, LEASE_MS + 1).map(pass) },
);
