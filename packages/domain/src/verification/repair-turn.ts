import type { Requirement } from '@refinery/guard';
import type { Damage } from './doubts/decide.ts';

const MAX_NAMED = 40;
/** A lost block of code need not be sent again whole: it stands in the prompt. In UTF-16 code units. */
const MAX_NAMED_LENGTH = 300;

/** The one further turn that tells a model what its result did wrong: kind, words and reason of each item. */
export function buildRepairTurn({ requirements, added }: Damage): string {
  const lost = requirements
    .slice(0, MAX_NAMED)
    .map((item) => `- ${item.kind}: ${quoted(item.text)} (${reasonsOf(item)})`);
  const more = added.slice(0, MAX_NAMED).map((item) => `- ${quoted(item.text)} (${reasonsOf(item)})`);
  const left = requirements.length - lost.length + added.length - more.length;
  return [
    ...(lost.length ? ['Your result changed what must be kept:', ...lost] : []),
    ...(more.length ? ['It says what the prompt does not say:', ...more] : []),
    ...(left > 0 ? [`and ${left} more. Compare with the prompt line by line.`] : []),
    'Write the whole rewritten prompt again, with each meaning what it means in the prompt, as the same JSON.',
  ].join('\n');
}

const MAX_REASONS = 4;

/** What is wrong with a sentence, each thing once. */
const reasonsOf = ({ reason, details = [] }: Partial<Requirement>): string =>
  [...new Set([reason, ...details.map((detail) => detail.reason)])]
    .filter(Boolean)
    .slice(0, MAX_REASONS)
    .join('; ');

const MAX_DESCRIBED = 3;

/** The same for the caller, in a few words. */
export function describeDamage({ requirements, added }: Damage): string {
  const lost = requirements.filter(({ verdict }) => verdict === 'lost');
  const doubtful = requirements.filter(({ verdict }) => verdict === 'doubtful');
  const parts = [
    lost.length ? `lost ${lost.length} item(s) that must survive (${named(lost)})` : '',
    doubtful.length ? `left ${doubtful.length} item(s) in doubt (${named(doubtful)})` : '',
    added.length ? `added ${added.length} item(s) (${named(added)})` : '',
  ];
  return `the result ${parts.filter(Boolean).join(', ')}`;
}

type Described = Pick<Requirement, 'kind' | 'text' | 'start' | 'part'>;

const named = (items: readonly Described[]): string =>
  items
    .slice(0, MAX_DESCRIBED)
    .map((item) => `${item.kind} "${wordsOf(item).slice(0, 60).toWellFormed()}"`)
    .join(', ');

/** The words of a sentence that are not kept. */
const wordsOf = ({ text, start, part }: Described): string =>
  part ? text.slice(part.start - start, part.end - start) : text;

const quoted = (text: string): string =>
  JSON.stringify(text.length > MAX_NAMED_LENGTH ? `${text.slice(0, MAX_NAMED_LENGTH)}…` : text);
