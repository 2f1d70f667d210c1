import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from './random.ts';
import { SampleRatio, sampleRatioOf } from './sample-ratio.ts';
import { type Claim, type CountedUnit, TwoArms } from './two-arms.ts';

const PLAIN: Claim = { relative: 0, points: 0 };
const units = fc.array(
  fc.record({ isTreatment: fc.boolean(), value: fc.double({ min: 0, max: 1, noNaN: true }) }),
);

function counted(share: number, claim: Claim, all: Iterable<CountedUnit>): TwoArms {
  const arms = new TwoArms(share, claim);
  for (const unit of all) arms.count(unit);
  return arms;
}

function* drawn(
  rates: readonly [control: number, treatment: number],
  share: number,
  count: number,
): Generator<CountedUnit> {
  const random = seededRandom(7);
  for (let unit = 0; unit < count; unit += 1) {
    const isTreatment = random() < share;
    yield { isTreatment, value: random() < rates[isTreatment ? 1 : 0] ? 1 : 0 };
  }
}

describe('two arms', () => {
  it.each([
    [PLAIN, [0.5, 0.6], 'above'],
    [PLAIN, [0.6, 0.5], 'below'],
    [{ relative: 0.2, points: 0 }, [0.5, 0.7], 'above'],
    [{ relative: 0.2, points: 0 }, [0.5, 0.5], 'below'],
    [{ relative: 0, points: 0.02 }, [0.01, 0.01], 'below'],
  ] as const)('speak for or against %j with rates of %j', (claim, rates, side) => {
    for (const share of [0.5, 0.1, 0.9]) {
      const arms = counted(share, claim, drawn(rates, share, 20_000));
      expect(arms[side]).toBeGreaterThan(Math.log(100));
      expect(arms[side === 'above' ? 'below' : 'above']).toBeLessThan(0);
    }
  });

  it('whose means are as claimed are a fair game, whatever came before', () => {
    fc.assert(
      fc.property(units, fc.constantFrom(0.5, 0.1, 0.8), (before, share) => {
        // The treatment has a rate of 0.55, the control of 0.5: exactly a tenth more.
        const claim = { relative: 0.1, points: 0 };
        const start = counted(share, claim, before);
        let [above, below] = [0, 0];
        for (const isTreatment of [true, false])
          for (const value of [0, 1]) {
            const rate = isTreatment ? 0.55 : 0.5;
            const probability = (isTreatment ? share : 1 - share) * (value === 1 ? rate : 1 - rate);
            const next = new TwoArms(share, claim, start.state);
            next.count({ isTreatment, value });
            above += probability * Math.exp(next.above - start.above);
            below += probability * Math.exp(next.below - start.below);
          }
        expect(above).toBeCloseTo(1, 9);
        expect(below).toBeCloseTo(1, 9);
      }),
    );
  });

  it('go on from their state', () => {
    fc.assert(
      fc.property(units, fc.nat(30), (all, cut) => {
        const whole = counted(0.3, PLAIN, all);
        const first = counted(0.3, PLAIN, all.slice(0, cut));
        const second = new TwoArms(0.3, PLAIN, JSON.parse(JSON.stringify(first.state)));
        for (const unit of all.slice(cut)) second.count(unit);
        expect(second.state).toEqual(whole.state);
      }),
    );
  });
});

describe('the ratio of a sample', () => {
  it('is 1 on average where units are shared out as they should be, whatever came before', () => {
    const shares = [0.2, 0.3, 0.5];
    for (const counts of [
      [0, 0, 0],
      [5, 1, 0],
      [90, 400, 30],
    ]) {
      const before = sampleRatioOf(counts, shares).log;
      const mean = shares.reduce((sum, share, arm) => {
        const next = sampleRatioOf(counts, shares);
        next.count(arm);
        return sum + share * Math.exp(next.log - before);
      }, 0);
      expect(mean).toBeCloseTo(1, 9);
    }
  });

  it('does not depend on the order of units', () => {
    const ratio = new SampleRatio([0.5, 0.5]);
    for (let unit = 0; unit < 100; unit += 1) ratio.count(unit % 3 ? 0 : 1);
    expect(ratio.log).toBeCloseTo(sampleRatioOf([66, 34], [0.5, 0.5]).log, 9);
  });

  it('finds what is shared out otherwise', () => {
    expect(sampleRatioOf([3_240, 2_760], [0.5, 0.5]).isMismatch).toBe(true);
    expect(sampleRatioOf([3_050, 2_950], [0.5, 0.5]).isMismatch).toBe(false);
    expect(sampleRatioOf([1_000, 9_000], [0.1, 0.9]).isMismatch).toBe(false);
  });
});
