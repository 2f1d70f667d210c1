import type { Strictness } from '@refinery/contracts/enums.ts';
import type { Detail, FidelityResult, LostItem, Place, Requirement, Verdict } from '@refinery/guard';
import type {
  DecidedAddition,
  DecidedBy,
  DecidedRequirement,
  Reader,
  VerifiedResult,
} from './verified-result.ts';

/** A valid answer of the second reader. */
export interface Answer {
  kept: boolean;
  reason: string;
}

/** What was asked, and what of it was validly answered; by id. */
export interface Reading {
  reader: Reader | null;
  asked: ReadonlySet<string>;
  answers: ReadonlyMap<string, Answer>;
}

interface Judged {
  id: string;
  verdict: Verdict;
  reason?: string;
}

/** What became of a finding; its own reason stands where no other one is given. */
interface Decision extends Omit<Judged, 'id'> {
  decidedBy: DecidedBy;
}

/** What the guard says, without a second reader. `strict` takes what is doubtful for lost. */
export function decideByRule(result: FidelityResult, strictness: Strictness = 'normal'): VerifiedResult {
  return decide(result, null, ({ verdict }) => ({
    verdict: strictness === 'strict' && verdict === 'doubtful' ? 'lost' : verdict,
    decidedBy: 'rule',
  }));
}

/**
 * What the guard says, with the second reader's answers to what it was asked. What is lost stays lost,
 * whatever the answer; what was asked and not validly answered is doubtful, and so does not pass.
 */
export function decideByAnswers(result: FidelityResult, { reader, asked, answers }: Reading): VerifiedResult {
  return decide(result, reader, ({ id, verdict, reason }) => {
    if (verdict === 'lost' || !asked.has(id)) return { verdict, decidedBy: 'rule' };
    const answer = answers.get(id);
    if (!answer) return { verdict: 'doubtful', reason: unanswered(reason), decidedBy: 'rule' };
    return {
      verdict: answer.kept ? 'kept' : 'lost',
      reason: answer.reason || (answer.kept ? FOUND_KEPT : 'the second reader finds that it is changed'),
      decidedBy: 'verifier',
    };
  });
}

/** What a second reader read of changes, as findings of the guard. */
export interface ChangesRead {
  reader: Reader | null;
  /** Ids of what the guard found in changes that the reader found kept. */
  kept: ReadonlySet<string>;
  /** What is other words only, and passes by rule. */
  wording: ReadonlySet<string>;
}

/** What the guard says, where a second reader read changes whole. What is lost stays lost. */
export function decideByReading(
  result: FidelityResult,
  { reader, kept, wording }: ChangesRead,
): VerifiedResult {
  return decide(result, reader, ({ id, verdict }) => {
    if (verdict === 'lost') return { verdict, decidedBy: 'rule' };
    if (kept.has(id)) return { verdict: 'kept', reason: FOUND_KEPT, decidedBy: 'verifier' };
    return { verdict: wording.has(id) ? 'kept' : verdict, decidedBy: 'rule' };
  });
}

const FOUND_KEPT = 'the second reader finds that it is kept';
const UNANSWERED = 'the second reader gave no valid answer';
const unanswered = (reason: string | undefined): string => (reason ? `${reason}; ${UNANSWERED}` : UNANSWERED);

function decide(
  result: FidelityResult,
  verifiedBy: Reader | null,
  by: (item: Judged) => Decision,
): VerifiedResult {
  const requirements = result.requirements.map(({ details, ...item }): DecidedRequirement => {
    const decision = by(item);
    return { ...item, ...decision, ...open(decision, details) };
  });
  const added = result.added.map(({ details, ...item }): DecidedAddition => {
    const decision = by(item);
    return { ...item, ...decision, ...open(decision, details) };
  });
  const lost = requirements.filter(({ verdict }) => verdict === 'lost');
  const doubtful = requirements.filter(({ verdict }) => verdict === 'doubtful');
  const checked = result.checked ?? requirements.length;
  return {
    passed: !lost.length && !doubtful.length && added.every(({ verdict }) => verdict === 'kept'),
    integrity:
      lost.length > result.lost.length ? integrityOf(result, lost.length, checked) : result.integrity,
    requirements,
    added,
    lost: lost.map(toItem),
    doubtful: doubtful.map(toItem),
    checked,
    verifiedBy,
  };
}

/** What the rules say of the parts of a sentence means nothing once somebody has read the sentence. */
const open = ({ decidedBy }: Decision, details: Detail[] | undefined): Pick<Requirement, 'details'> =>
  details && decidedBy === 'rule' ? { details } : {};

const toItem = ({ kind, text, start, end }: LostItem & Place): LostItem => ({ kind, text, start, end });

/**
 * Losses beyond those of the guard count alike: share of the requirements that are left, one decimal, below
 * 100.
 */
const integrityOf = ({ integrity }: FidelityResult, lost: number, checked: number): number =>
  Math.min(integrity, 99.9, Math.floor((1_000 * Math.max(0, checked - lost)) / Math.max(1, checked)) / 10);
