import { isDeepStrictEqual } from 'node:util';
import type { GateCheck, GateFinding } from '@refinery/contracts/gate-findings.ts';
import type { LabelRequirements } from '@refinery/contracts/prompt-labels.ts';

/** Something that a label requires: of an evaluation, which one. */
interface Required {
  check: GateCheck;
  asked?: LabelRequirements['evaluation'];
}

/** What the gate found when a version got the label earlier. */
export interface EarlierFindings {
  /** Whether the version passed the same requirement then. */
  passed(required: Required): boolean;
}

/** @param findings of all moves that gave the version the label: each of them was passed */
export const earlierFindings = (findings: readonly GateFinding[]): EarlierFindings => ({
  passed: ({ check, asked }) =>
    findings.some((one) => one.check === check && one.passed && isDeepStrictEqual(one.asked, asked)),
});
