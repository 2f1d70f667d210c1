import type { Reading } from '../read/reading.ts';
import { CONTENT, OWNER } from '../read/term.ts';
import { type Finding, lostOrDoubtful, type Pair } from './finding.ts';

/** "the author's name" that became "the editor's name". */
export function changedOwners({ original, rewritten, matches }: Pair): Finding[] {
  const found: Finding[] = [];
  for (let i = 0; i + 1 < original.terms.length; i++) {
    const owner = original.terms[i];
    const thing = original.terms[i + 1];
    if (
      !owner ||
      !thing ||
      !(owner.flags & OWNER) ||
      thing.type !== CONTENT ||
      matches.same[original.statementOf[i] ?? 0]
    )
      continue;
    const place = matches.ofOriginal[i + 1] ?? -1;
    const other = rewritten.terms[place - 1];
    if (
      place < 0 ||
      !other ||
      !(other.flags & OWNER) ||
      other.key === owner.key ||
      isMatched(rewritten, place - 1, matches.ofOriginal[i])
    )
      continue;
    if (original.terms.some((term, k) => term.key === other.key && original.terms[k + 1]?.key === thing.key))
      continue;
    found.push(
      lostOrDoubtful('possession', 'doubtful', owner.start, thing.end, `it now belongs to "${other.key}"`),
    );
  }
  return found;
}

const isMatched = (_reading: Reading, at: number, place: number | undefined): boolean => place === at;
