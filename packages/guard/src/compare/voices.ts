import { MAY } from '@refinery/text/tag-set.ts';
import { verbMask } from '@refinery/text/verb-forms.ts';
import { englishKey } from '../read/tongue.ts';
import type { SentenceWord } from './sentence-words.ts';
import { type Sides, sideFrom } from './turned-sides.ts';

/** Who acts stands left, or behind "by"; or it is not said who acts, with an auxiliary or without. */
export type Voice = 'active' | 'passive' | 'done' | 'bare';

const TOLD: readonly Voice[] = ['active', 'passive'];

/** Whether both say who acts, or leave it open in the same way. */
export const areComparable = (one: Voice, other: Voice): boolean =>
  one === other || (TOLD.includes(one) && TOLD.includes(other));

/** Behind them "by" names nobody who acts: "sorted by date", "replaced by a letter". */
const NO_AGENT = new Set(
  'replace follow sort order group separate multiply divide increase decrease reduce filter split rank'
    .split(' ')
    .map(englishKey),
);

/** So many words behind a participle "by" stands. */
const FAR = 5;

/** Where "by" stands behind a participle, -1 for nowhere. */
function agentAt(words: readonly SentenceWord[], at: number): number {
  if (NO_AGENT.has(words[at]?.key ?? '')) return -1;
  for (let k = at + 1; k <= at + FAR; k++) {
    const { word = '', isSign = true } = words[k] ?? {};
    if (word === 'by') return k;
    if (isSign || BEING.has(word)) return -1;
  }
  return -1;
}

/** "Orders are assigned to drivers by dispatchers": what stands in front of "by" is acted on. */
export function passiveSides(words: readonly SentenceWord[], at: number, left: ReadonlySet<string>): Sides {
  const by = agentAt(words, at);
  const between = sideFrom(words.slice(at + 1, by), 0, 1);
  return { left: sideFrom(words, by + 1, 1), right: new Set([...left, ...between]) };
}

/** Where the words of the subject end: "the tutors who were trained", "the tool that calls". */
export function subjectAt(words: readonly SentenceWord[], verb: number): number {
  let at = verb - 1;
  while (BEING.has(words[at]?.word ?? '') || HAVING.has(words[at]?.word ?? '')) at--;
  return RELATIVE.has(words[at]?.word ?? '') ? at - 1 : verb - 1;
}

const RELATIVE = new Set(['who', 'which', 'that']);

const BEING = new Set('is are was were be been being get gets'.split(' '));
const HAVING = new Set('has have had'.split(' '));
/** So many words in front of a participle its auxiliary stands. */
const NEAR = 3;

/**
 * "Is called by", "called by": passive; "has called": active; "is called", "called": it is not said who
 * acts.
 */
export function voiceOf(words: readonly SentenceWord[], at: number): Voice {
  const mask = verbMask(words[at]?.word ?? '');
  if ((mask & MAY.participle) === 0) return 'active';
  if (agentAt(words, at) >= 0) return 'passive';
  if (RELATIVE.has(words[at - 1]?.word ?? '')) return 'active';
  const before = words.slice(Math.max(0, at - NEAR), at).map(({ word }) => word);
  if (before.some((word) => BEING.has(word))) return 'done';
  return before.some((word) => HAVING.has(word)) || (mask & (MAY.base | MAY.present)) !== 0
    ? 'active'
    : 'bare';
}
