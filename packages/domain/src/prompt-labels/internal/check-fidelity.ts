import type { GateFinding } from '@refinery/contracts/gate-findings.ts';
import { isPlaceholder, joinContents, type PromptMessage } from '@refinery/contracts/prompt-template.ts';
import type { CallerContext } from '../../context/context.ts';
import { DomainError } from '../../errors.ts';

type Requirements = NonNullable<GateFinding['requirements']>;

/** Two texts of which the second must keep what the first requires. */
interface Pair {
  original: string;
  rewritten: string;
  /** Put in front of the ids of requirements, so that those of several messages differ. */
  prefix: string;
}

/**
 * Looks for requirements of a version that another does not certainly keep: message by message where both have the same roles in the same
 * order, else in all contents together. Doubts count, too: whoever moves the label has to name them.
 */
export async function checkFidelity(
  ctx: CallerContext<'refiner'>,
  before: readonly PromptMessage[],
  after: readonly PromptMessage[],
  acknowledged: ReadonlySet<string>,
): Promise<GateFinding> {
  try {
    const found = await Promise.all(pairsOf(before, after).map((pair) => notKept(ctx, pair)));
    return findingOf(found.flat(), acknowledged);
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'refining_limit_exceeded') throw error;
    return { check: 'fidelity', passed: false, detail: 'The texts are too long to be compared.' };
  }
}

function findingOf(requirements: Requirements, acknowledged: ReadonlySet<string>): GateFinding {
  const open = requirements.filter(({ id }) => !acknowledged.has(id));
  const passed = open.length === 0;
  const count = `${open.length} ${open.length === 1 ? 'requirement is' : 'requirements are'}`;
  const detail = passed
    ? requirements.length === 0
      ? 'Every requirement is kept.'
      : 'Every requirement is kept or acknowledged.'
    : `${count} lost or doubtful. Name in acknowledge what you mean to change.`;
  return { check: 'fidelity', passed, detail, ...(requirements.length ? { requirements } : {}) };
}

async function notKept(
  ctx: CallerContext<'refiner'>,
  { original, rewritten, prefix }: Pair,
): Promise<Requirements> {
  if (original === rewritten) return [];
  const { findings } = await ctx.refiner.check(ctx.actor.organizationId, {
    ...{ original, rewritten, preserve: [] },
  });
  return findings.requirements
    .filter(({ verdict }) => verdict !== 'kept')
    .map(({ id, kind, text, verdict }) => ({ id: prefix + id, kind, text, verdict }));
}

function pairsOf(before: readonly PromptMessage[], after: readonly PromptMessage[]): Pair[] {
  const isAlike =
    before.length === after.length && before.every((message, at) => kindOf(message) === kindOf(after[at]));
  if (!isAlike || before.length === 1) {
    return [{ original: joinContents(before), rewritten: joinContents(after), prefix: '' }];
  }
  return before.map((message, at) => ({
    original: joinContents([message]),
    rewritten: joinContents(after.slice(at, at + 1)),
    prefix: `m${at + 1}.`,
  }));
}

const kindOf = (message: PromptMessage | undefined): string | undefined =>
  message && (isPlaceholder(message) ? `{{${message.placeholder}}}` : message.role);
