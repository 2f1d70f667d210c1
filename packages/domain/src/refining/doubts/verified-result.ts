import type { RemoteProvider } from '@refinery/contracts/enums.ts';
import type { Addition, FidelitySummary, LostItem, Requirement, Verdict } from '@refinery/guard';

/** Who said what became of a requirement: a rule of the guard, or the second reader. */
export type DecidedBy = 'rule' | 'verifier';

export interface DecidedRequirement extends Requirement {
  decidedBy: DecidedBy;
}

/** `kept` here means that the original says it too: only the second reader can tell. */
export interface DecidedAddition extends Omit<Addition, 'verdict'> {
  verdict: Verdict;
  decidedBy: DecidedBy;
}

/** The model that read the doubts. */
export interface Reader {
  provider: RemoteProvider;
  model: string;
}

/** What the guard found and the second reader decided. */
export interface VerifiedResult extends FidelitySummary {
  /** Every requirement that was read, in order of the original. */
  requirements: DecidedRequirement[];
  /** What the rewritten text says beyond the original, in its order. */
  added: DecidedAddition[];
  /** The requirements that nobody could decide. */
  doubtful: LostItem[];
  /** How many requirements were compared. */
  checked: number;
  /** Who was asked and replied; null where nobody was, or nobody did. */
  verifiedBy: Reader | null;
}

/**
 * What the second reader billed, in tokens of its vendor and US dollars; null where its price is not known.
 */
export interface VerificationUsage extends Reader {
  inputTokens: number;
  outputTokens: number;
  costUsd: number | null;
}
