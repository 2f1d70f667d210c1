import type { GateFinding } from '@refinery/contracts/gate-findings.ts';
import type { LabelRequirements, SetLabelBody } from '@refinery/contracts/prompt-labels.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import type { CallerContext } from '../../../context/context.ts';
import { requirementsOf } from '../../label-moves/requirements-of-label.ts';
import { addressesOf, findLastServed, type ServedVersion } from '../../label-moves/served-versions.ts';
import { findPrompt, findVersion, type VersionRow } from '../../versions/version-rows.ts';
import { countApprovals } from './count-approvals.ts';
import { findingsOfMoves, type LabelOf, lastLabelled } from './label-rows.ts';

/** Everything that can change while a gate compares texts, and that its answer depends on. */
export interface GateState {
  /** The number of the version that has the label or had it last; null: none ever had it. */
  last: number | null;
  /** What was found when the version got the label before; null: it never had it. */
  earlier: GateFinding[] | null;
  /** What programs got last under the slug or name of the prompt, where another prompt had that. */
  lastServed: ServedVersion[];
  require: LabelRequirements;
  approvals: number;
}

/** Reads what a gate depends on, for a version that is to get a label. */
export async function readGateState(
  ctx: CallerContext,
  tx: Transaction,
  of: LabelOf,
  version: VersionRow,
): Promise<GateState> {
  return {
    last: await lastLabelled(ctx, tx, of),
    earlier: await findingsOfMoves(ctx, tx, of, version.number),
    lastServed: await findLastServed(ctx, tx, addressesOf(await findPrompt(ctx, tx, of.id)), of.label),
    require: await requirementsOf(ctx, tx, of.label),
    approvals: await countApprovals(ctx, tx, version),
  };
}

/** Errors: `prompt_not_found`, `prompt_version_not_found`. */
export async function readGate(
  ctx: CallerContext,
  tx: Transaction,
  { version: number, ...of }: Pick<SetLabelBody, 'version'> & LabelOf,
): Promise<{ state: GateState; version: VersionRow; labelled: VersionRow | null }> {
  const version = await findVersion(ctx, tx, of.id, number);
  const state = await readGateState(ctx, tx, of, version);
  const labelled = state.last === null ? null : await findVersion(ctx, tx, of.id, state.last);
  return { state, version, labelled };
}
