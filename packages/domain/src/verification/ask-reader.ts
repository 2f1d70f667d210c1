import { ProviderError } from '@refinery/providers/errors.ts';
import type { Candidate, CompletionReply, CompletionRequest } from '@refinery/providers/spec.ts';
import type { Context } from '../context/context.ts';
import type { CallCause } from '../model-calls/ledger/call-cause.ts';
import { askModel } from '../providers/ask-model.ts';
import type { Reader, VerificationUsage } from '../refining/doubts/verified-result.ts';

export interface ReaderQuestion {
  /** Whose texts they are. */
  organizationId: string;
  /** Why a reader is asked, and for whom. */
  cause: CallCause;
  /** Who may read, in order; those behind the first stand in for it. */
  readers: readonly Candidate[];
  system: string;
  user: string;
  jsonSchema?: CompletionRequest['jsonSchema'];
  /** How many answers there may be, and the tokens that each may take. */
  answers: number;
  answerTokens: number;
}

export interface ReaderReply {
  reply: CompletionReply;
  reader: Reader;
  usage: VerificationUsage;
}

/** Room for each answer with its reason. */
const ANSWER_BYTES = 2 * 1024;

/**
 * Asks a second reader; where it fails, the problem in words for the caller. Throws the abort reason when the
 * process stops, nothing that vendors do wrong.
 */
export async function askReader(
  ctx: Pick<Context, 'logger' | 'providers' | 'settings' | 'stopping'>,
  question: ReaderQuestion,
): Promise<ReaderReply | string> {
  const { organizationId, readers, answers, answerTokens, ...asked } = question;
  try {
    const { reply, provider, model, usage } = await askModel(ctx, {
      ...asked,
      candidates: readers,
      fallback: true,
      answerTokens: answerTokens * answers,
      answerBytes: ANSWER_BYTES * answers,
    });
    const reader = { provider, model };
    return { reply, reader, usage: { ...usage, ...reader } };
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    ctx.logger.info({ organizationId, provider: error.provider, kind: error.kind }, 'second reader failed');
    return `the second reader failed: ${error.message}`;
  }
}
