import type { Script } from '@refinery/guard/lexicon/tables.ts';
import { phrasePasses } from '../lexicon/languages.ts';
import { RANK, type Rank } from '../model/pass.ts';
import { REASONS } from '../model/reasons.ts';
import type { CompressionLevel } from '../model/types.ts';
import { DENSE_PASSES } from '../passes/ideographic/passes.ts';
import { EARLY_PASSES, LATE_PASSES } from './all-passes.ts';

export interface PassInfo {
  /** What `disabledPasses` and `Edit.pass` call it. */
  name: string;
  /** What users read as the reason of its edits. */
  reason: string;
  /** The lowest level at which it does something. */
  level: CompressionLevel;
  /** Sentences of this language only; undefined for passes of every language. */
  language: Script | undefined;
}

const LEVELS: readonly CompressionLevel[] = ['low', 'medium', 'high'];

const levelOf = (rank: number): CompressionLevel => LEVELS.find((level) => RANK[level] >= rank) ?? 'high';

const lowestRank = (pass: { rules: readonly { rank: Rank }[] }): number =>
  Math.min(...pass.rules.map((rule) => rule.rank));

/**
 * All passes in the order in which they run, `whitespace` last. A pass of several languages stands once per
 * language.
 */
export function listPasses(): PassInfo[] {
  return [
    ...EARLY_PASSES.map((pass) => ({ pass, rank: pass.rank, language: pass.language })),
    ...phrasePasses().map((pass) => ({ pass, rank: lowestRank(pass), language: pass.language })),
    ...DENSE_PASSES.map((pass) => ({ pass, rank: lowestRank(pass), language: pass.script })),
    ...LATE_PASSES.map((pass) => ({ pass, rank: pass.rank, language: pass.language })),
    { pass: { name: 'whitespace', reason: REASONS.whitespace }, rank: RANK.low, language: undefined },
  ].map(({ pass: { name, reason }, rank, language }) => ({ name, reason, level: levelOf(rank), language }));
}
