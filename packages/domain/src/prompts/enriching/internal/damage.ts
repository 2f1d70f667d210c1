import type { Requirement, Verdict } from '@refinery/guard';
import type { DecidedAddition, DecidedRequirement } from '../../../refining/doubts/verified-result.ts';

/** What is wrong with a rewritten text, as far as anybody could tell: empty where it passed. */
export interface Damage {
  requirements: DecidedRequirement[];
  added: DecidedAddition[];
}

/** What was lost, stayed doubtful or was added. */
export const damageOf = ({ requirements, added }: Damage): Damage => ({
  requirements: requirements.filter(isDamaged),
  added: added.filter(isDamaged),
});

const isDamaged = ({ verdict }: { verdict: Verdict }): boolean => verdict !== 'kept';

const MAX_DESCRIBED = 3;

/** The same in words for the caller. */
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
