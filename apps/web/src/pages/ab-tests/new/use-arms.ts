import { useCallback, useState } from 'react';
import { equalWeights } from './new-ab-test.ts';

export const LEAST_ARMS = 2;

/** An arm as it is written. */
export interface ArmRow {
  /** Names the row for as long as it is there. */
  key: number;
  /** null: none is chosen yet. */
  version: number | null;
  /** In percents. */
  weight: string;
}

type ArmValues = Partial<Omit<ArmRow, 'key'>>;

const FIRST: readonly ArmRow[] = equalWeights(LEAST_ARMS).map((weight, key) => ({
  key,
  version: null,
  weight,
}));

/** The arms of a form. A new one has no weight yet: the others keep what was written. */
export function useArms() {
  const [arms, setArms] = useState(FIRST);
  const add = (): void =>
    setArms((now) => [
      ...now,
      { key: Math.max(...now.map(({ key }) => key)) + 1, version: null, weight: '' },
    ]);
  const remove = (key: number): void => setArms((now) => now.filter((arm) => arm.key !== key));
  const change = useCallback(
    (key: number, values: ArmValues): void =>
      setArms((now) => now.map((arm) => (arm.key === key ? { ...arm, ...values } : arm))),
    [],
  );
  const share = (): void =>
    setArms((now) => {
      const weights = equalWeights(now.length);
      return now.map((arm, place) => ({ ...arm, weight: weights[place] ?? '' }));
    });
  return { arms, add, remove, change, share };
}
