import type { CallKind } from '@refinery/contracts/enums.ts';
import type { modelCalls } from '@refinery/db/schema/model-calls.ts';
import { ProviderError } from '@refinery/providers/errors.ts';
import type { RelayOutcome } from '@refinery/relay/relay/relay-reply.ts';
import { apiKeyOf, type Caller } from '../../context/actor.ts';
import { DomainError } from '../../errors/domain-error.ts';
import { toRecord } from '../../model-calls/ledger/to-record.ts';
import type { Attempt } from '../ask-in-turn.ts';
import type { Target } from '../targets.ts';

export type CallRow = typeof modelCalls.$inferInsert;

export interface EndedModelCall {
  id: string;
  actor: Caller;
  kind: CallKind;
  metadata: Record<string, string>;
  createdAt: Date;
  latencyMs: number;
  /** In their order; at least one. */
  attempts: readonly Attempt[];
  /** How the reply ended; null where there was none. */
  outcome: RelayOutcome | null;
  costMicros: number | null;
  saved: Record<string, number>;
}

const MAX_INTEGER = 2 ** 31 - 1;
const counted = (count = 0): number => Math.min(Math.max(0, Math.round(count)), MAX_INTEGER);

/** The row of a call through the gateway. It holds no text of a request, a reply or a vendor's error. */
export function toCallRow(call: EndedModelCall): CallRow {
  const { actor, attempts, outcome } = call;
  const first = attempts.at(0);
  const last = attempts.at(-1);
  if (!first || !last) throw new RangeError('A call in the ledger needs an attempt.');
  const { usage } = outcome ?? {};
  const error = outcome ? outcome.error : last.error;
  return {
    id: call.id,
    organizationId: actor.organizationId,
    userId: actor.userId,
    apiKeyId: apiKeyOf(actor),
    kind: call.kind,
    metadata: call.metadata,
    createdAt: call.createdAt,
    status: outcome ? outcome.status : isFailure(last.error) ? 'failed' : 'cancelled',
    error: error ? codeOf(error) : null,
    requestedProvider: first.target.candidate.provider,
    requestedModel: first.target.candidate.model,
    provider: last.target.candidate.provider,
    model: last.target.candidate.model,
    answeredModel: outcome?.model ?? null,
    attempts: attempts.map(({ target: { candidate }, error: failed, latencyMs }) => ({
      provider: candidate.provider,
      model: candidate.model,
      error: failed === undefined ? null : codeOf(failed),
      latencyMs: counted(latencyMs),
    })),
    inputTokens: counted(usage?.inputTokens),
    cachedInputTokens: counted(usage?.cachedInputTokens),
    cacheWriteTokens: counted(usage?.cacheWriteTokens),
    outputTokens: counted(usage?.outputTokens),
    reasoningTokens: counted(usage?.reasoningTokens),
    costMicros: call.costMicros,
    firstContentMs: outcome ? counted(outcome.firstContentMs) : null,
    latencyMs: counted(call.latencyMs),
    saved: call.saved,
  };
}

/** What became of an attempt that runs, should its process die. */
const LOST = Symbol('lost');

/** A call while a target is asked. */
export interface RunningModelCall
  extends Pick<EndedModelCall, 'id' | 'actor' | 'kind' | 'metadata' | 'createdAt'> {
  target: Target;
  /** Those before, which have failed. */
  attempts: readonly Attempt[];
  /** What its input costs. */
  costMicros: number;
}

/** The row, as JSON, that a call becomes if its process dies now. */
export function toLostRecord({ target, attempts, ...call }: RunningModelCall): string {
  const running = { target, asked: true, latencyMs: 0, error: LOST };
  const ended = { attempts: [...attempts, running], outcome: null, saved: {}, latencyMs: 0 };
  return toRecord({ ...toCallRow({ ...call, ...ended }), status: 'lost' });
}

/** Whether it is a vendor's failure or one of ours; anything else ended the attempt from outside. */
const isFailure = (error: unknown): error is ProviderError | DomainError =>
  error instanceof ProviderError || error instanceof DomainError;

/** Why an attempt came to nothing, in one word. */
function codeOf(error: unknown): string {
  if (error === LOST) return 'lost';
  if (!isFailure(error)) return 'cancelled';
  return error instanceof ProviderError ? (error.reason ?? error.kind) : error.code;
}
