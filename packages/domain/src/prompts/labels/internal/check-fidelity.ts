import type { GateFinding } from '@refinery/contracts/gate-findings.ts';
import { isPlaceholder, joinContents, type PromptMessage } from '@refinery/contracts/prompt-template.ts';
import { templateParts, textOfPart } from '@refinery/contracts/template-parts.ts';
import type { CallerContext } from '../../../context/context.ts';
import { DomainError } from '../../../errors/domain-error.ts';
import { asShown, type Compared, type Difference, findingOf } from './differences.ts';
import { areAlike } from './message-kinds.ts';

/** Two texts of which the second must ask for what the first does. */
interface Pair {
  original: string;
  rewritten: string;
  /** Put in front of the ids of differences, so that those of several messages differ. */
  prefix: string;
}

/**
 * Looks for requirements of a version that another does not certainly keep, and for what that one asks for
 * besides: message by message where both have the same roles in the same order, else in all contents
 * together. Doubts count, too: whoever moves the label has to name them.
 */
export async function checkFidelity(
  ctx: CallerContext<'refiner'>,
  compared: Compared,
  acknowledged: ReadonlySet<string>,
): Promise<GateFinding> {
  const { labelled, version } = compared;
  try {
    const pairs = pairsOf(labelled.messages.map(asMarked), version.messages.map(asMarked));
    const found = await Promise.all(pairs.map((pair) => differencesOf(ctx, pair)));
    return findingOf({
      check: 'fidelity',
      differences: found.flat().map((one) => asShown(compared, one)),
      acknowledged,
      same: 'Every requirement is kept, and nothing is added.',
      describe,
    });
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'refining_limit_exceeded') throw error;
    return { check: 'fidelity', passed: false, detail: 'The texts are too long to be compared.' };
  }
}

function describe(open: readonly Difference[]): string {
  const added = open.filter(({ verdict }) => verdict === 'added').length;
  const notKept = open.length - added;
  return [
    ...(notKept
      ? [`${notKept} ${notKept === 1 ? 'requirement is' : 'requirements are'} lost or doubtful.`]
      : []),
    ...(added ? [`${added} ${added === 1 ? 'thing is' : 'things are'} added.`] : []),
  ].join(' ');
}

async function differencesOf(
  ctx: CallerContext<'refiner'>,
  { original, rewritten, prefix }: Pair,
): Promise<Difference[]> {
  if (original === rewritten) return [];
  const check = async (from: string, to: string) =>
    (await ctx.refiner.check(ctx.actor.organizationId, { original: from, rewritten: to, preserve: [] }))
      .findings;
  // What the new text asks for and the old one does not is added, be it a sentence of which every word stood
  // there before.
  const [forth, back] = await Promise.all([check(original, rewritten), check(rewritten, original)]);
  const lost = forth.requirements.filter(isOpen);
  const sentences = back.requirements.filter(isOpen);
  const words = forth.added.filter(
    (one) => isOpen(one) && !sentences.some(({ start, end }) => start <= one.start && one.end <= end),
  );
  const added = [...sentences, ...words].sort((a, b) => a.start - b.start);
  return [
    ...lost.map(({ id, kind, text, verdict }) => ({
      id: prefix + id,
      kind,
      text: unmarked(text),
      verdict,
    })),
    ...added.map(({ kind, text }, at) => ({
      id: `${prefix}a${at + 1}`,
      kind,
      text: unmarked(text),
      verdict: 'added' as const,
    })),
  ];
}

const isOpen = ({ verdict }: { verdict: string }): boolean => verdict !== 'kept';

function pairsOf(before: readonly PromptMessage[], after: readonly PromptMessage[]): Pair[] {
  if (!areAlike(before, after) || before.length === 1) {
    return [{ original: joinContents(before), rewritten: joinContents(after), prefix: '' }];
  }
  return before.map((message, at) => ({
    original: joinContents([message]),
    rewritten: joinContents(after.slice(at, at + 1)),
    prefix: `m${at + 1}.`,
  }));
}

/** Takes no place, and no line is broken at it (word joiner). */
const MARK = '\u2060';

/**
 * A message as the guard is to read it, which takes all braces for variables: those that are text have a mark
 * between them, so that a variable that becomes text is lost, and the other way round. Blanks in the braces
 * of variables make no difference.
 */
const asMarked = (message: PromptMessage): PromptMessage =>
  isPlaceholder(message)
    ? message
    : {
        role: message.role,
        content: templateParts(message.content)
          .map((part) => {
            if (part.kind === 'variable') return `{{${part.name}}}`;
            const isText = part.kind === 'code' || part.kind === 'escaped';
            return isText ? textOfPart(part).replaceAll('{{', `{${MARK}{`) : part.raw;
          })
          .join(''),
      };

/** A piece of such a text as it was written. */
const unmarked = (text: string): string => text.replaceAll(MARK, '');
