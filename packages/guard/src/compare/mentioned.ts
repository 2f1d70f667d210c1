import { type Finding, lostOrDoubtful, type Pair } from './finding.ts';
import { sentenceOf } from './moods.ts';

/**
 * Behind these stand words that are named, not used: "never say please", "words such as basically, actually".
 * English.
 */
const NAMED =
  /\b(?:(?:words?|phrases?|terms?|adverbs?|fillers?|expressions?|intensifiers?|hedges?)(?: words?)?,? (?:like|such as|including)|say|saying)\s+([^.!?:;]+)/gi;
const WORD = /[a-z][a-z'-]*/g;
/** "Say please to the customer": of a single word that is said. */
const SAYS = /^say/i;

/** They stand between named words. */
const JOINS = new Set('a an the and or to of in for not nor as with it that what so'.split(' '));

/** Named words that are gone and would carry no weight if they were used: courtesy and filler. */
export function droppedMentions({ original, rewritten, matches }: Pair): Finding[] {
  if (original.language !== 'en') return [];
  const found: Finding[] = [];
  for (const s of original.statements.keys()) {
    const home = matches.home[s] ?? -1;
    if (home < 0) continue;
    const [own, now] = [sentenceOf(original, s), sentenceOf(rewritten, home)];
    if (own === now) continue;
    const { start: from = 0 } = original.statements[s] ?? {};
    for (const { 0: whole, 1: list = '', index } of own.matchAll(NAMED)) {
      const at = index + whole.length - list.length;
      const words = [...list.matchAll(WORD)].slice(0, SAYS.test(whole) ? 1 : MOST);
      for (const { 0: word, index: offset } of words) {
        const start = from + at + offset;
        if (JOINS.has(word) || now.includes(word) || isTerm(original, s, start)) continue;
        found.push(lostOrDoubtful('word', 'doubtful', start, start + word.length, 'this named word is gone'));
      }
    }
  }
  return found;
}

/** So many words are named one behind the other. */
const MOST = 24;

/** Whether a word is read as one that says something: then other checks look after it. */
function isTerm({ terms, statements }: Pair['original'], s: number, at: number): boolean {
  const { from = 0, to = 0 } = statements[s] ?? {};
  for (let i = from; i < to; i++) {
    const term = terms[i];
    if (term && term.start <= at && at < term.end) return true;
  }
  return false;
}
