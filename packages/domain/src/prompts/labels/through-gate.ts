import { isDeepStrictEqual } from 'node:util';
import type { GateFinding } from '@refinery/contracts/gate-findings.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import type { CallerContext } from '../../context/context.ts';
import { DomainError } from '../../errors/domain-error.ts';
import { lockRequirementsForMove } from '../label-moves/requirements-of-label.ts';
import { lockPrompt, type PromptRow, type VersionRow } from '../versions/version-rows.ts';
import { checkGate, type GateContext } from './internal/check-gate.ts';
import { earlierFindings } from './internal/earlier-findings.ts';
import { type GateState, readGate, readGateState } from './internal/gate-state.ts';
import type { LabelOf } from './internal/label-rows.ts';
import { refuseWhileTested } from './refuse-while-tested.ts';

/** How often the gate looks again where others moved the label while it compared texts. */
const ROUNDS = 10;

/** The versions that programs would get by a label. */
interface Asked extends LabelOf {
  versions: readonly number[];
  /** Ids of what is meant to differ. */
  acknowledge?: readonly string[] | undefined;
  /** The test whose start lets them: then what is refused says of each finding which version it is about. */
  startsTest?: string;
}

/** What the gate has found of a version, and for which state that holds. */
interface Look {
  state: GateState;
  version: VersionRow;
  findings: GateFinding[];
}

/** What the gate has found of all versions. */
export interface OpenGate {
  findings: GateFinding[];
  /** What was acknowledged and differs indeed. */
  acknowledged: string[];
  /**
   * For the transaction of the change: locks the prompt, and what the label requires. Answers the prompt;
   * null where what decides has changed since the gate looked. Errors: `prompt_not_found`, `test_running`,
   * `test_started`.
   */
  lock: (tx: Transaction) => Promise<PromptRow | null>;
}

/**
 * Does what lets programs get versions by a label, once all of them have passed its gate. Comparing long
 * texts takes seconds, so it comes before the transaction of the change, which locks the gate and answers
 * null where that is in vain. Then the gate looks again.
 * Errors: `prompt_not_found`, `prompt_version_not_found`, `test_running`, `test_started`, `gate_failed` with
 * what was found of the versions that did not pass, and `service_unavailable` where the label, its policy or
 * the approvals were changed by others in each round.
 */
export async function throughGate<T extends object>(
  ctx: GateContext,
  asked: Asked,
  change: (gate: OpenGate) => Promise<T | null>,
): Promise<T> {
  for (let round = 0; round < ROUNDS; round++) {
    const changed = await change(await openGate(ctx, asked));
    if (changed) return changed;
  }
  throw new DomainError(
    'service_unavailable',
    'The label, or what it requires, was changed by others meanwhile. Try again.',
  );
}

async function openGate(ctx: GateContext, asked: Asked): Promise<OpenGate> {
  const { id, label, versions, acknowledge = [], startsTest } = asked;
  const acknowledged = new Set(acknowledge);
  const looks: Look[] = [];
  for (const version of versions)
    looks.push(await lookAt(ctx, { id, label, version, acknowledged, startsTest }));
  const refused = looks.filter(({ findings }) => findings.some(isFailed));
  if (refused.length > 0) throw refusalOf(label, refused, startsTest !== undefined);
  const findings = looks.flatMap((look) => look.findings);
  const found = new Set(findings.flatMap(({ requirements = [] }) => requirements.map((one) => one.id)));
  return {
    findings,
    acknowledged: [...acknowledged].filter((one) => found.has(one)),
    lock: (tx) => lock(ctx, tx, { id, label, startsTest }, looks),
  };
}

interface Change extends LabelOf {
  startsTest: string | undefined;
}

interface Candidate extends Change {
  version: number;
  acknowledged: ReadonlySet<string>;
}

async function lookAt(ctx: GateContext, { acknowledged, ...asked }: Candidate): Promise<Look> {
  const { state, version, labelled } = await ctx.tenant.run(async (tx) => {
    const read = await readGate(ctx, tx, asked);
    // Known already: nobody acknowledges anything, or waits, in vain.
    await refuseWhileTested(ctx, tx, asked);
    return read;
  });
  const findings = await checkGate(ctx, state.require, {
    version,
    labelled,
    acknowledged,
    approvals: state.approvals,
    earlier: state.earlier && earlierFindings(state.earlier),
    lastServed: state.lastServed,
  });
  return { state, version, findings };
}

const isFailed = ({ passed }: GateFinding): boolean => !passed;

function refusalOf(label: string, refused: readonly Look[], isNamed: boolean): DomainError {
  const sentences = refused.map(({ version, findings }) => {
    const details = findings.filter(isFailed).map(({ detail }) => detail);
    return `Version ${version.number} may not have the label ${label}. ${details.join(' ')}`;
  });
  return new DomainError('gate_failed', sentences.join(' '), {
    findings: refused.flatMap(({ version, findings }) =>
      isNamed ? findings.map((one) => ({ ...one, version: version.number })) : findings,
    ),
  });
}

async function lock(
  ctx: CallerContext,
  tx: Transaction,
  of: Change,
  looks: readonly Look[],
): Promise<PromptRow | null> {
  const prompt = await lockPrompt(ctx, tx, of.id);
  await lockRequirementsForMove(ctx, tx, of.label);
  await refuseWhileTested(ctx, tx, of);
  for (const { version, state } of looks) {
    const now = await readGateState(ctx, tx, of, version);
    if (!isDeepStrictEqual(now, state)) return null;
  }
  return prompt;
}
