import type { Reading } from '../read/reading.ts';
import { NUMBER, WEAK } from '../read/term.ts';
import { type Finding, lostOrDoubtful, type Pair } from './finding.ts';

/** Words that let a number count for every one of several, in all languages that are read. */
const EACH =
  /(?<![\p{L}\p{N}])(?:each|every|apiece|per|respectively|je|jeweils|jede[rnms]?|pro|chacune?s?|chaque|par|cada|por|ciascun[oae]?|ognun[oa]|ogni|a testa|elke?|iedere?|telkens|każd\p{L}+|po|any|all)(?![\p{L}\p{N}])|[每各]|ずつ|それぞれ|ごと/iu;
/** "Four 80-word texts", "80 words an item", "25 €/item". */
const SAID_OTHERWISE = /\d-\p{L}|\d \p{L}+ an? \p{L}|\p{L} ?\/ ?\p{L}/u;
/** "Each", "apiece" and the like belong to a number that stands so near. In UTF-16 units. */
const NEAR = 30;
const SIGN = /[,;:.!?()\n]/;
/** "One sentence per bullet point": "one" is no article there. */
const ONE_PER = /^ (?:\p{L}{1,20} ){1,3}per (?!cent)\p{L}/iu;
const FOR_EACH =
  /(?<![\p{L}\p{N}])(?:each|apiece|per (?!cent|year|month|week|day|hour|minute|second)\p{L}+|jeweils|chacune?|cada un[oa]|cada um[a]?|ciascun[oa]|ognun[oa]|elk|ieder|każd[yae])(?![\p{L}\p{N}])|[每各][一-龥]?|ずつ/iu;

/** "80 words for each of them" that became "80 words": it counts for all of them together now. */
export function undistributedNumbers({ original, rewritten, matches }: Pair): Finding[] {
  const found: Finding[] = [];
  for (const [i, term] of original.terms.entries()) {
    const place = matches.ofOriginal[i] ?? -1;
    if (term.type !== NUMBER || place < 0 || matches.same[original.statementOf[i] ?? 0]) continue;
    const statement = original.statements[original.statementOf[i] ?? -1];
    const before = original.text.slice(Math.max(statement?.start ?? 0, term.start - NEAR), term.start);
    const behind = original.text.slice(term.end, Math.min(statement?.end ?? 0, term.end + NEAR));
    // "Three measures, each with a date" counts no measures for each.
    const part = `${before.split(SIGN).at(-1)} ${behind.split(SIGN)[0]}`;
    const isForEach = term.flags & WEAK ? ONE_PER.test(behind) : FOR_EACH.test(part);
    if (!isForEach || isDistributed(rewritten, place)) continue;
    found.push(
      lostOrDoubtful('quantity', 'doubtful', term.start, term.end, 'it no longer counts for each of them'),
    );
  }
  return found;
}

/** Whether the sentence of a number, or the one before it, says that it counts for each. */
function isDistributed({ text, statements, statementOf }: Reading, place: number): boolean {
  const s = statementOf[place] ?? -1;
  const from = statements[s - 1]?.start ?? statements[s]?.start ?? 0;
  const said = text.slice(from, statements[s]?.end ?? 0);
  return EACH.test(said) || SAID_OTHERWISE.test(said);
}
