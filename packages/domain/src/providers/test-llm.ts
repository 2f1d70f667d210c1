import type { LlmTestReply, TestLlmBody } from '@refinery/contracts/llm.ts';
import { ProviderError } from '@refinery/providers/errors.ts';
import { linkAbort } from '@refinery/providers/linked-abort.ts';
import { singleTurn } from '@refinery/providers/messages.ts';
import { providerOfModel } from '@refinery/providers/provider-of-model.ts';
import type { Candidate } from '@refinery/providers/spec.ts';
import { causeOf } from '../calls/cause-of.ts';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { DomainError } from '../errors/domain-error.ts';
import { chooseCandidates } from '../providers/choose-candidates.ts';
import { resolveProviders } from '../providers/resolve-providers.ts';

/** Of the whole test in milliseconds, waits and further tries included. */
const MAX_TEST_MS = 10_000;
const SYSTEM = 'Answer in one short sentence.';
const MAX_OUTPUT_TOKENS = 256;
const MAX_REPLY_BYTES = 64 * 1024;
const MAX_SHOWN = 1_000;

/**
 * Sends one short message to a model and says what came of it. Nobody takes the place of a provider that
 * fails.
 * @param maxMs bound of the whole test in milliseconds
 * Errors: `forbidden`, `provider_not_usable`, `model_not_found` for a model whose provider nobody knows.
 */
export async function testLlm(
  ctx: CallerContext<'db' | 'providers' | 'settings' | 'stopping' | 'vendors'>,
  input: TestLlmBody,
  maxMs = MAX_TEST_MS,
): Promise<LlmTestReply> {
  requirePermission(ctx, 'models:call');
  const candidate = await candidateFor(ctx, input);
  const { provider } = candidate;
  const started = performance.now();
  const latencyMs = () => Math.round(performance.now() - started);
  const limited = linkAbort(ctx.stopping);
  const timer = setTimeout(() => limited.abort(new ProviderError({ provider, kind: 'timeout' })), maxMs);
  try {
    const { reply } = await ctx.providers.call([candidate], requestOf(input), {
      fallback: false,
      cause: causeOf(ctx.actor, 'test'),
      signal: limited.signal,
    });
    const text = reply.text.slice(0, MAX_SHOWN).toWellFormed();
    return { ok: true, provider, model: reply.model, latencyMs: latencyMs(), reply: text, error: null };
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    const { kind, message, retryable } = error;
    const failure = { kind, message, retryable };
    return {
      ok: false,
      provider,
      model: candidate.model,
      latencyMs: latencyMs(),
      reply: null,
      error: failure,
    };
  } finally {
    clearTimeout(timer);
    limited.unlink();
  }
}

const requestOf = ({ message = 'Are you there?' }: TestLlmBody) => ({
  messages: singleTurn(SYSTEM, message),
  maxOutputTokens: MAX_OUTPUT_TOKENS,
  maxReplyBytes: MAX_REPLY_BYTES,
});

async function candidateFor(
  ctx: CallerContext<'db' | 'settings' | 'vendors'>,
  { provider, model }: TestLlmBody,
): Promise<Candidate> {
  const resolved = await resolveProviders(ctx, ctx.actor.organizationId);
  const named = provider ?? (model === undefined ? 'auto' : providerOfModel(model));
  if (named === null)
    throw new DomainError('model_not_found', 'Nobody knows whose model this is. Name its provider as well.');
  // `provider/model`, where the provider is named in front alone.
  const own =
    provider === undefined && model?.startsWith(`${named}/`) ? model.slice(named.length + 1) : model;
  const [candidate] = chooseCandidates(resolved, { provider: named, fallback: false, model: own });
  if (!candidate) throw new DomainError('provider_not_usable', 'No provider can be used.');
  return candidate;
}
