import type { GateFinding } from '@refinery/contracts/gate-findings.ts';
import type { LabelRequirements } from '@refinery/contracts/prompt-labels.ts';
import type { CallerContext } from '../../../context/context.ts';
import { checkRole } from '../../label-moves/may-move.ts';
import type { ServedVersion } from '../../label-moves/served-versions.ts';
import type { VersionRow } from '../../versions/version-rows.ts';
import { checkConfiguration } from './check-configuration.ts';
import { checkEvaluation, type EvaluationContext } from './check-evaluation.ts';
import { checkFidelity } from './check-fidelity.ts';
import type { EarlierFindings } from './earlier-findings.ts';

export type GateContext = EvaluationContext & CallerContext<'refiner'>;

/** A version that is to get a label. */
export interface Candidate {
  version: VersionRow;
  /** The version that has the label or had it last; null: none ever had it. */
  labelled: VersionRow | null;
  acknowledged: ReadonlySet<string>;
  /** How many people have approved the version, its author not counted. */
  approvals: number;
  /** What the gate found when it got the label earlier; null: it never had it. */
  earlier: EarlierFindings | null;
  /** What programs got last under its slug or name of another prompt. */
  lastServed: readonly ServedVersion[];
}

/**
 * Compares a version with everything that a label requires. It takes as long as comparing the texts. If the
 * version had the label before, its texts are not compared again. Only new requirements are checked then.
 */
export async function checkGate(
  ctx: GateContext,
  require: LabelRequirements,
  candidate: Candidate,
): Promise<GateFinding[]> {
  const { earlier, lastServed } = candidate;
  const findings: GateFinding[] = [];
  if (require.fidelity) findings.push(...(await compareAll(ctx, candidate)));
  if (require.variables && (lastServed.length > 0 || !earlier?.passed({ check: 'variables' })))
    findings.push(checkVariables(candidate));
  if (require.approvals) findings.push(checkApprovals(candidate, require.approvals));
  if (require.role) findings.push(checkRole(ctx, require.role));
  if (require.evaluation) findings.push(...(await evaluate(ctx, require.evaluation, candidate)));
  return findings;
}

/**
 * The texts, and where it differs the configuration: with what the version takes the place of, unless it was
 * compared with that before.
 */
async function compareAll(
  ctx: GateContext,
  { version, labelled, lastServed, earlier, acknowledged }: Candidate,
): Promise<GateFinding[]> {
  if (!labelled && lastServed.length === 0)
    return [{ check: 'fidelity', passed: true, detail: 'No version had the label before.' }];
  const before = [...(labelled && !earlier ? [labelled] : []), ...lastServed];
  const findings: GateFinding[] = [];
  for (const one of before) {
    const compared = { labelled: one, version };
    findings.push(await checkFidelity(ctx, compared, acknowledged));
    const configuration = checkConfiguration(compared, acknowledged);
    if (configuration.requirements) findings.push(configuration);
  }
  return findings;
}

/** No run compares a version with what another prompt showed under the same name. */
async function evaluate(
  ctx: GateContext,
  asked: NonNullable<LabelRequirements['evaluation']>,
  candidate: Candidate,
): Promise<GateFinding[]> {
  const { lastServed, earlier, version } = candidate;
  if (lastServed.some(({ hash }) => hash !== version.hash)) {
    const detail =
      'Another prompt showed another text under this name. No run can compare it: an admin must let the label move without one.';
    return [{ check: 'evaluation', passed: false, detail, asked }];
  }
  return earlier?.passed({ check: 'evaluation', asked })
    ? []
    : [await checkEvaluation(ctx, asked, candidate)];
}

/** Most names in a list. */
const MAX_NAMES = 20;

const listOf = (names: readonly string[]): string =>
  [
    ...names.slice(0, MAX_NAMES),
    ...(names.length > MAX_NAMES ? [`and ${names.length - MAX_NAMES} more`] : []),
  ].join(', ');

function checkVariables({ version, labelled, lastServed }: Candidate): GateFinding {
  const before = [...(labelled ? [labelled] : []), ...lastServed];
  const added = version.variables.filter((name) => before.some(({ variables }) => !variables.includes(name)));
  const passed = added.length === 0;
  const detail = passed
    ? 'There is no new variable.'
    : `Programs do not give these variables yet: ${listOf(added)}.`;
  return { check: 'variables', passed, detail };
}

function checkApprovals({ approvals }: Candidate, required: number): GateFinding {
  const detail = `${approvals} of ${required} people have approved the version.`;
  return { check: 'approvals', passed: approvals >= required, detail };
}
