import type { CallStatus } from '@refinery/contracts/enums.ts';
import type { modelCalls, StoredTry } from '@refinery/db/schema/model-calls.ts';
import type { EndedTry } from '@refinery/providers/caller.ts';
import { ProviderError } from '@refinery/providers/errors.ts';
import type { Candidate, Usage } from '@refinery/providers/spec.ts';
import type { CallCause } from '../call-cause.ts';

export type NewModelCall = typeof modelCalls.$inferInsert;

/** A call that has ended, with all its tries, of which a vendor was asked at least once. */
export interface EndedCall {
  id: string;
  cause: CallCause;
  tries: readonly EndedTry[];
  createdAt: Date;
  latencyMs: number;
  /** What was thrown; undefined where the last try was answered. */
  error?: unknown;
}

/** What a vendor says of itself may be anything. */
const MAX_NAME = 200;
const MAX_INTEGER = 2 ** 31 - 1;

const NO_USAGE: Usage = { inputTokens: 0, outputTokens: 0 };

/** The row of a call. It holds no text of a request, a reply or a vendor's error. */
export function toModelCall({ id, cause, tries, createdAt, latencyMs, error }: EndedCall): NewModelCall {
  const [first] = tries;
  const last = tries.findLast(({ asked }) => asked);
  if (!first || !last) throw new RangeError('A call in the ledger needs a try.');
  const { reply } = last;
  const { provider, model, tenant } = last.candidate;
  const { inputTokens, outputTokens, ...classes } = reply?.usage ?? NO_USAGE;
  return {
    id,
    organizationId: tenant,
    ...cause,
    createdAt,
    status: statusOf(error),
    error: error === undefined ? null : codeOf(error),
    requestedProvider: first.candidate.provider,
    requestedModel: first.candidate.model,
    provider,
    model,
    answeredModel: reply?.model.slice(0, MAX_NAME) ?? null,
    attempts: tries.map(toStoredTry),
    inputTokens: counted(inputTokens),
    cachedInputTokens: counted(classes.cachedInputTokens),
    cacheWriteTokens: counted(classes.cacheWriteTokens),
    outputTokens: counted(outputTokens),
    reasoningTokens: counted(classes.reasoningTokens),
    costMicros: last.micros === null ? null : Math.min(last.micros, Number.MAX_SAFE_INTEGER),
    latencyMs: counted(latencyMs),
  };
}

/** What became of a try that runs, should its process die. */
const LOST = Symbol('lost');

/** The row of a call whose process died while `candidate` was asked, after the tries that had ended. */
export function toLostCall({
  candidate,
  tries,
  ...call
}: Omit<EndedCall, 'latencyMs' | 'error'> & { candidate: Candidate }): NewModelCall {
  const running = { candidate, asked: true, reply: null, error: LOST, micros: 0, latencyMs: 0 };
  return toModelCall({ ...call, tries: [...tries, running], latencyMs: 0, error: LOST });
}

const counted = (count = 0): number => Math.min(Math.max(0, count), MAX_INTEGER);

function statusOf(error: unknown): CallStatus {
  if (error === undefined) return 'completed';
  if (error === LOST) return 'lost';
  return error instanceof ProviderError ? 'failed' : 'cancelled';
}

const toStoredTry = ({ candidate, error, latencyMs }: EndedTry): StoredTry => ({
  provider: candidate.provider,
  model: candidate.model,
  error: error === undefined ? null : codeOf(error),
  latencyMs: counted(latencyMs),
});

/** Why a try or a call came to nothing, in one word. Whoever is no vendor's error ended it. */
function codeOf(error: unknown): string {
  if (error === LOST) return 'lost';
  return error instanceof ProviderError ? (error.reason ?? error.kind) : 'cancelled';
}
