import { checkFidelity, type Place } from '@refinery/guard';
import { type MixDamage, mixTexts, type RefineOptions } from '@refinery/refiner';
import { type Confirmed, decideByConfirmed } from '../../verification/doubts/carry-over.ts';
import { damageOf } from '../../verification/doubts/decide.ts';
import type { VerifiedResult } from '../../verification/doubts/verified-result.ts';
import { reviewText, type VerifiedReview } from '../refiner-tasks.ts';

export interface MixTask {
  original: string;
  rewritten: string;
  /** What was decided about them. */
  checks: Pick<VerifiedResult, 'requirements' | 'added'>;
  /** What the second reader found kept. */
  confirmed: Confirmed;
  /** Whether what is doubtful may stay, for somebody to read. */
  leaveDoubts: boolean;
  options: RefineOptions;
}

/** A section that is put back may damage what refers to it. */
const MOST_ROUNDS = 3;

/**
 * The rewritten text, checked, with the original's sections where it is damaged, where the guard finds nothing lost or added in
 * that and doubts nothing but what the second reader confirmed already, or what may stay. Null where no such mix was found.
 */
export function mixWithOriginal({
  original,
  rewritten,
  checks,
  confirmed,
  leaveDoubts,
  options,
}: MixTask): VerifiedReview | null {
  const { preserve = [] } = options;
  let text = rewritten;
  let damage = placesOf(checks, leaveDoubts);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const mixed = mixTexts(original, text, damage, preserve);
    if (mixed === text || mixed === original) return null;
    text = mixed;
    const found = checkFidelity(original, text, { preserve });
    const decided = decideByConfirmed(text, found, confirmed);
    damage = placesOf(decided, leaveDoubts);
    if (!damage.lost.length && !damage.added.length) {
      const review = reviewText(original, text, options, found);
      return { ...review, scores: { ...review.scores, integrity: decided.integrity }, checks: decided };
    }
  }
  return null;
}

/** Where both texts are damaged: what the rewritten one says in the place of something changed is damage, too. */
function placesOf(checks: MixTask['checks'], leaveDoubts: boolean): MixDamage {
  const { requirements, added } = damageOf(
    checks,
    ({ verdict }) => verdict === 'lost' || (verdict === 'doubtful' && !leaveDoubts),
  );
  const said = requirements.flatMap(({ where }) => where ?? []);
  const lost = requirements.map((item) => toPlace(item.part ?? item));
  return { lost, added: [...added, ...said].map(toPlace) };
}

const toPlace = ({ start, end }: Place): Place => ({ start, end });
