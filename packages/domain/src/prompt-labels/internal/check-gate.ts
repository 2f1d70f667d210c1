import type { Role } from '@refinery/contracts/enums.ts';
import type { GateFinding } from '@refinery/contracts/gate-findings.ts';
import type { LabelRequirements } from '@refinery/contracts/prompt-labels.ts';
import type { CallerContext } from '../../context/context.ts';
import type { VersionRow } from '../../prompts/version-rows.ts';
import { checkConfiguration } from './check-configuration.ts';
import { checkEvaluation, type EvaluationContext } from './check-evaluation.ts';
import { checkFidelity } from './check-fidelity.ts';
import type { Held } from './held-findings.ts';

export type GateContext = EvaluationContext & CallerContext<'refiner'>;

/** A version that is to get a label. */
export interface Candidate {
  version: VersionRow;
  /** The version that has the label or had it last; null: none ever had it. */
  labelled: VersionRow | null;
  acknowledged: ReadonlySet<string>;
  /** How many people have approved the version, its author not counted. */
  approvals: number;
  /** What it had the label with before; null: it never had it. */
  held: Held | null;
}

/**
 * Compares a version with everything that a label requires. It takes as long as comparing the texts. One that has had the label before is not
 * compared with the texts again, and only asked for what was not asked of it then: a rollback waits for nobody whose policy is the same.
 */
export async function checkGate(
  ctx: GateContext,
  require: LabelRequirements,
  candidate: Candidate,
): Promise<GateFinding[]> {
  const { held } = candidate;
  const findings: GateFinding[] = [];
  if (require.fidelity && !held) findings.push(...(await compare(ctx, candidate)));
  if (require.variables && !held?.passed({ check: 'variables' })) findings.push(checkVariables(candidate));
  if (require.approvals) findings.push(checkApprovals(candidate, require.approvals));
  if (require.role) findings.push(checkRole(ctx, require.role));
  if (require.evaluation && !held?.passed({ check: 'evaluation', asked: require.evaluation }))
    findings.push(await checkEvaluation(ctx, require.evaluation, candidate));
  return findings;
}

/** The texts, and where it differs the configuration. */
async function compare(
  ctx: GateContext,
  { version, labelled, acknowledged }: Candidate,
): Promise<GateFinding[]> {
  if (!labelled) return [{ check: 'fidelity', passed: true, detail: 'No version had the label before.' }];
  const compared = { labelled, version };
  const configuration = checkConfiguration(compared, acknowledged);
  const fidelity = await checkFidelity(ctx, compared, acknowledged);
  return configuration.requirements ? [fidelity, configuration] : [fidelity];
}

/** Whether the caller has the role that a label requires of whoever moves or removes it. */
export function checkRole({ actor }: CallerContext, required: Role): GateFinding {
  const passed = actor.role === required;
  const detail = passed ? 'An admin moves the label.' : 'Only admins move this label.';
  return { check: 'role', passed, detail };
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
