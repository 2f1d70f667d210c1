import { createHash } from 'node:crypto';
import type { GateCheck, GateFinding } from '@refinery/contracts/gate-findings.ts';
import type { VersionRow } from '../../versions/version-rows.ts';

/** Something in which a version differs from the one that has the label, and that may be acknowledged. */
export type Difference = NonNullable<GateFinding['requirements']>[number];

/** Two versions of which the second is to get the label of the first. */
export interface Compared {
  labelled: Pick<VersionRow, 'hash' | 'messages' | 'config'>;
  version: Pick<VersionRow, 'hash' | 'messages' | 'config'>;
}

/** Enough to be no guess; each is good for two versions only. Hexadecimal digits. */
const DIGEST_LENGTH = 10;

/**
 * The difference under an id that says between which versions it was found: who names it has been shown it.
 * `r3` becomes `r3-4be1f0a972`.
 */
export function asShown({ labelled, version }: Compared, difference: Difference): Difference {
  const { id, kind, text, verdict } = difference;
  const digest = createHash('sha256')
    .update(JSON.stringify([labelled.hash, version.hash, id, kind, text]))
    .digest('hex')
    .slice(0, DIGEST_LENGTH);
  return { id: `${id}-${digest}`, kind, text, verdict };
}

interface Found {
  check: GateCheck;
  /** Under the ids that are shown. */
  differences: Difference[];
  acknowledged: ReadonlySet<string>;
  /** What is said where nothing differs. */
  same: string;
  /** What is said of those that are not acknowledged. */
  describe: (open: readonly Difference[]) => string;
}

/** What a check found: it is passed where everything that differs is acknowledged. */
export function findingOf({ check, differences, acknowledged, same, describe }: Found): GateFinding {
  if (differences.length === 0) return { check, passed: true, detail: same };
  const open = differences.filter(({ id }) => !acknowledged.has(id));
  const passed = open.length === 0;
  const detail = passed
    ? 'Everything that differs is acknowledged.'
    : `${describe(open)} Name in acknowledge what you mean to change.`;
  return { check, passed, detail, requirements: differences };
}
