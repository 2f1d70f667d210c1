import { singleTurn } from '@refinery/providers/messages.ts';
import type { Candidate, CompletionRequest } from '@refinery/providers/spec.ts';
import type { Context } from '../context/context.ts';
import type { CallCause } from '../model-calls/ledger/call-cause.ts';
import { usageOfCall } from './call-usage.ts';

export interface ModelQuestion {
  /** Who may answer, in order. */
  candidates: readonly Candidate[];
  /** Whether anybody but the first may. */
  fallback: boolean;
  /** Why a model is asked, and for whom. */
  cause: CallCause;
  /** The same for many questions, so that vendors cache it. */
  system: string;
  user: string;
  jsonSchema?: CompletionRequest['jsonSchema'];
  /** How long an answer may be, without the reasoning before it. */
  answerTokens: number;
  answerBytes: number;
}

/** Room for reasoning, beside the answer itself. */
const REASONING_TOKENS = 8_000;
const REASONING_BYTES = 256 * 1024;

/**
 * Asks a model one question, and says what the answer billed. Throws `ProviderError` where nobody answers.
 */
export async function askModel(
  ctx: Pick<Context, 'providers' | 'settings' | 'stopping'>,
  question: ModelQuestion,
) {
  const { candidates, fallback, cause, system, user, jsonSchema, answerTokens, answerBytes } = question;
  const completion = {
    messages: singleTurn(system, user),
    cacheSystem: true,
    maxOutputTokens: REASONING_TOKENS + answerTokens,
    maxReplyBytes: REASONING_BYTES + answerBytes,
    ...(jsonSchema && { jsonSchema }),
  };
  const call = await ctx.providers.call(candidates, completion, { fallback, cause, signal: ctx.stopping });
  return { ...call, model: call.reply.model, usage: usageOfCall(ctx, call, candidates) };
}
