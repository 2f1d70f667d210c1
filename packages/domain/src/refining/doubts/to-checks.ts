import type { Checks } from '@refinery/contracts/result-parts.ts';
import { MAX_NAMED, MAX_QUOTED_LENGTH } from '@refinery/contracts/verdicts.ts';
import type { StoredChecks } from '@refinery/db/schema/optimizations.ts';
import type { DecidedAddition, DecidedRequirement, VerifiedResult } from './verified-result.ts';

/**
 * What is said of a check in replies and kept in the database: everything that was lost, and of the rest the
 * first `MAX_NAMED`, those before all others that are not simply kept by a rule.
 */
export function toChecks(result: VerifiedResult): Checks {
  const { passed, lost, requirements, added, doubtful, checked, verifiedBy } = result;
  return {
    passed,
    lost: lost.map(({ kind, text }) => ({ kind, text })),
    requirements: remarkableFirst(requirements).slice(0, MAX_NAMED).map(quoted),
    added: remarkableFirst(added).slice(0, MAX_NAMED).map(quoted),
    doubtful: doubtful.slice(0, MAX_NAMED).map(({ kind, text }) => ({ kind, text: shortened(text) })),
    checked,
    verifiedBy,
  };
}

/** Stored checks as replies say them. */
export const toChecksReply = (stored: StoredChecks): Checks => ({
  requirements: [],
  added: [],
  doubtful: [],
  checked: null,
  verifiedBy: null,
  ...stored,
});

function remarkableFirst<T extends Pick<DecidedRequirement, 'verdict' | 'decidedBy'>>(
  items: readonly T[],
): T[] {
  const isPlain = ({ verdict, decidedBy }: T) => verdict === 'kept' && decidedBy === 'rule';
  return [...items.filter((item) => !isPlain(item)), ...items.filter(isPlain)];
}

const quoted = <T extends DecidedRequirement | DecidedAddition>(item: T): T => ({
  ...item,
  text: shortened(item.text),
  ...(item.details && {
    details: item.details.map((detail) => ({ ...detail, text: shortened(detail.text) })),
  }),
});

/** A text as replies quote it. */
export const shortened = (text: string): string =>
  text.length > MAX_QUOTED_LENGTH ? `${text.slice(0, MAX_QUOTED_LENGTH - 1).toWellFormed()}…` : text;
