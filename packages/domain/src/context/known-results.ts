import type { OptimizationResult } from '@refinery/db/optimization-result.ts';

/** A result of an earlier request, and the optimization that it is of. */
export interface EarlierResult {
  id: string;
  result: OptimizationResult;
}

/** Whose result it is, and when it was read. */
export interface KnownResult {
  organizationId: string;
  earlier: EarlierResult;
  at: Date;
}

/** Results of optimizations in the memory of a process, by the hash of their request. */
export interface KnownResults {
  /** Null: none is known, or it is too old by now. */
  get(hash: string, now: Date): EarlierResult | null;
  put(hash: string, known: KnownResult): void;
  /** Forgets a result; with `id` only where it is of that optimization still. */
  forget(hash: string, id?: string): void;
}
