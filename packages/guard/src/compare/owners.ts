import { operatorSet } from '../lexicon/operator.ts';
import type { Reading } from '../read/reading.ts';
import { CONTENT, OWNER } from '../read/term.ts';
import { doubtOf, type Finding, lostOrDoubtful, type Pair, quoted } from './finding.ts';

/** "the author's name" that became "the editor's name". */
export function changedOwners({ original, rewritten, matches }: Pair): Finding[] {
  const found: Finding[] = [];
  const owned = ownedIn(original);
  for (let i = 0; i + 1 < original.terms.length; i++) {
    const owner = original.terms[i];
    const thing = original.terms[i + 1];
    if (!owner || !thing || !(owner.flags & OWNER) || thing.type !== CONTENT) continue;
    const place = matches.ofOriginal[i + 1] ?? -1;
    const other = rewritten.terms[place - 1];
    if (matches.same[original.statementOf[i] ?? 0] || place < 0 || !other) continue;
    if (OURS.has(other.operator) || (THEIRS.has(other.operator) && hasRival(original, i))) {
      found.push(
        doubtOf(
          'possession',
          { start: owner.start, end: thing.end },
          `${quoted(rewritten, other)} may be another one's`,
        ),
      );
      continue;
    }
    if (!(other.flags & OWNER)) continue;
    if (
      other.key === owner.key ||
      place - 1 === matches.ofOriginal[i] ||
      owned.has(`${other.key} ${thing.key}`)
    )
      continue;
    found.push(
      lostOrDoubtful(
        'possession',
        'doubtful',
        owner.start,
        thing.end,
        `it now belongs to ${quoted(rewritten, other)}`,
      ),
    );
  }
  return found;
}

const OURS = operatorSet('!my !your !our');
const THEIRS = operatorSet('!his !her !their');

/** So many terms around an owner another one is looked for. */
const NEAR = 12;

/** Whether its sentence has another owner. */
function hasRival({ terms, statementOf }: Reading, at: number): boolean {
  for (let k = at - NEAR; k <= at + NEAR; k++) {
    const term = terms[k];
    if (term && term.flags & OWNER && statementOf[k] === statementOf[at] && term.key !== terms[at]?.key)
      return true;
  }
  return false;
}

/** Every owner with what it owns. */
function ownedIn({ terms }: Reading): Set<string> {
  const found = new Set<string>();
  for (let i = 0; i + 1 < terms.length; i++) {
    const owner = terms[i];
    if (owner && owner.flags & OWNER) found.add(`${owner.key} ${terms[i + 1]?.key}`);
  }
  return found;
}
