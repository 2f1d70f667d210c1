import type { GateFinding } from '@refinery/contracts/gate-findings.ts';
import type { LabelRequirements } from '@refinery/contracts/prompt-labels.ts';
import type { CallerContext } from '../../context/context.ts';
import type { VersionRow } from '../../prompts/version-rows.ts';
import { checkEvaluation, type EvaluationContext } from './check-evaluation.ts';
import { checkFidelity } from './check-fidelity.ts';

export type GateContext = EvaluationContext & CallerContext<'refiner'>;

/** A version that is to get a label. */
export interface Candidate {
  version: VersionRow;
  /** The version that has the label or had it last; null: none ever had it. */
  labelled: VersionRow | null;
  acknowledged: ReadonlySet<string>;
  /** How many people have approved the version, its author not counted. */
  approvals: number;
}

/** Compares a version with everything that a label requires. It takes as long as comparing the texts. */
export async function checkGate(
  ctx: GateContext,
  require: LabelRequirements,
  candidate: Candidate,
): Promise<GateFinding[]> {
  const { version, labelled, acknowledged } = candidate;
  const findings: GateFinding[] = [];
  if (require.fidelity) {
    findings.push(
      labelled
        ? await checkFidelity(ctx, labelled.messages, version.messages, acknowledged)
        : { check: 'fidelity', passed: true, detail: 'No version had the label before.' },
    );
  }
  if (require.variables) findings.push(checkVariables(candidate));
  if (require.approvals) findings.push(checkApprovals(candidate, require.approvals));
  if (require.role) {
    const passed = ctx.actor.role === require.role;
    const detail = passed ? 'An admin moves the label.' : 'Only admins move this label.';
    findings.push({ check: 'role', passed, detail });
  }
  if (require.evaluation) findings.push(await checkEvaluation(ctx, require.evaluation, candidate));
  return findings;
}

/** Most names that are told. */
const MAX_TOLD = 20;

const told = (names: readonly string[]): string =>
  [
    ...names.slice(0, MAX_TOLD),
    ...(names.length > MAX_TOLD ? [`and ${names.length - MAX_TOLD} more`] : []),
  ].join(', ');

function checkVariables({ version, labelled }: Candidate): GateFinding {
  const known = new Set(labelled?.variables);
  const added = labelled ? version.variables.filter((name) => !known.has(name)) : [];
  const passed = added.length === 0;
  const detail = passed
    ? 'There is no new variable.'
    : `Programs do not give these variables yet: ${told(added)}.`;
  return { check: 'variables', passed, detail };
}

function checkApprovals({ approvals }: Candidate, required: number): GateFinding {
  const detail = `${approvals} of ${required} people have approved the version.`;
  return { check: 'approvals', passed: approvals >= required, detail };
}
