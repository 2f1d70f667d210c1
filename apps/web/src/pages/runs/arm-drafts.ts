import type { NewRunSearch } from './runs-search.ts';

/** An arm as the form has it. */
export interface ArmDraft {
  /** Stays the same wherever the arm is moved. */
  key: number;
  /** Empty: none is chosen. */
  promptId: string;
  version: number | null;
  /** Empty: that of the version, or of the organization. */
  model: string;
}

/** A baseline and a candidate, as far as an address names them. */
export function firstArms({ prompt = '', baseline, candidate }: NewRunSearch): ArmDraft[] {
  const versions = [baseline, candidate];
  return versions.map((version, key) => ({
    key,
    promptId: prompt,
    model: '',
    version: prompt === '' || version === undefined ? null : Number(version),
  }));
}

/** With one more arm, of the prompt and the model of the last one. */
export function withArm(arms: readonly ArmDraft[]): ArmDraft[] {
  const { promptId = '', model = '' } = arms.at(-1) ?? {};
  const key = Math.max(-1, ...arms.map((arm) => arm.key)) + 1;
  return [...arms, { key, promptId, version: null, model }];
}

/** With the arm at `from` at `to`. */
export function withMoved(arms: readonly ArmDraft[], from: number, to: number): ArmDraft[] {
  const moved = arms[from];
  if (!moved) return [...arms];
  return arms.toSpliced(from, 1).toSpliced(to, 0, moved);
}
