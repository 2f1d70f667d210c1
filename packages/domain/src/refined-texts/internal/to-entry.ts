import type { RefinedTextEntry } from '@refinery/contracts/refined-texts.ts';
import { toUsd } from '@refinery/db/micros.ts';
import { savingsPercentage } from '../../optimizations/savings.ts';
import type { RefinedTextRow } from './decide-text.ts';

const EXCERPT = 200;
const WEEK_MS = 7 * 24 * 60 * 60_000;

/** A system text as lists show it. Its counts decay to `now`. */
export function toEntry(row: RefinedTextRow, now: Date): RefinedTextEntry {
  const { tokens, refinedTokens } = row;
  const left = Math.exp(-Math.max(0, now.getTime() - row.lastSeenAt.getTime()) / WEEK_MS);
  return {
    id: row.id,
    sha256: row.hash,
    status: row.status,
    reason: row.reason,
    excerpt: row.text.slice(0, EXCERPT).toWellFormed(),
    tokens,
    refinedTokens,
    savingsPercentage: refinedTokens === null ? null : savingsPercentage(tokens, refinedTokens),
    provider: row.provider,
    model: row.model,
    recentCalls: Math.round(row.recentCalls * left * 10) / 10,
    recentUsd: toUsd(Math.round(row.recentMicros * left)),
    refiningUsd: row.refiningMicros === null ? null : toUsd(row.refiningMicros),
    refinedBy: row.refinedBy,
    refinedByModel: row.refinedByModel,
    optimizationId: row.optimizationId,
    activeFrom: row.activeFrom?.toISOString() ?? null,
    activeUntil: row.activeUntil?.toISOString() ?? null,
    firstSeenAt: row.firstSeenAt.toISOString(),
    lastSeenAt: row.lastSeenAt.toISOString(),
  };
}
