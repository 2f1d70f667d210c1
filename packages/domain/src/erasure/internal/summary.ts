import type { ErasureReceipt } from '@refinery/contracts/erasure.ts';
import { type Counts, nonZero, plus } from './count-rows.ts';
import type { Trace } from './erase-traces.ts';
import type { Surveyed } from './survey.ts';

export interface Erased {
  /** Organizations that are gone, and those that are kept, by their ids. */
  deleted: readonly string[];
  kept: readonly string[];
  surveyed: ReadonlyMap<string, Surveyed>;
  /** Rows of the person. */
  counts: Counts;
  traces: readonly Trace[];
}

/** What a receipt says of what was done. */
export function summaryOf(all: Erased): Pick<ErasureReceipt, 'erased' | 'organizations' | 'stays'> {
  const { deleted, kept, surveyed, counts } = all;
  const sum = (ids: readonly string[], of: (it: Surveyed) => Counts): Counts =>
    ids
      .map((id) => surveyed.get(id))
      .reduce((total: Counts, found) => (found ? plus(total, of(found)) : total), {});
  // What was counted as the person's is not counted again as their organization's; jobs are counted once it
  // is gone.
  const more = Object.entries(sum(deleted, ({ rows }) => rows)).filter(
    ([table]) => table === 'work_jobs' || !(table in counts),
  );
  return {
    erased: nonZero(plus(counts, Object.fromEntries(more))),
    organizations: outcomesOf(all),
    stays: nonZero(sum(kept, ({ theirs }) => theirs)),
  };
}

function outcomesOf({ deleted, kept, traces }: Erased): ErasureReceipt['organizations'] {
  const found = new Map(traces.map((trace) => [trace.organizationId, trace]));
  return [...deleted, ...concerned({ kept, traces })].sort().map((id) => ({
    id,
    outcome: deleted.includes(id) ? 'deleted' : 'kept',
    auditEntries: found.get(id)?.entries.length ?? 0,
    auditValues: found.get(id)?.erased ?? 0,
    auditValuesKept: found.get(id)?.kept ?? 0,
  }));
}

/**
 * The organizations whose logs say that the person was erased: theirs, and others that something was erased
 * of. In the order of their ids.
 */
export const concerned = ({ kept, traces }: Pick<Erased, 'kept' | 'traces'>): string[] =>
  [...new Set([...kept, ...traces.map(({ organizationId }) => organizationId)])].sort();
