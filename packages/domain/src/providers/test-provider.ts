import type { RemoteProvider } from '@refinery/contracts/enums.ts';
import type { ProviderTestSchema } from '@refinery/contracts/providers.ts';
import { ProviderError } from '@refinery/providers/errors.ts';
import { linkAbort } from '@refinery/providers/linked-abort.ts';
import { singleTurn } from '@refinery/providers/messages.ts';
import type { Static } from 'typebox';
import { causeOf } from '../calls/cause-of.ts';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { chooseCandidates } from './choose-candidates.ts';
import { resolveProviders } from './resolve-providers.ts';

const TINY_REQUEST = {
  messages: singleTurn('Answer with the one word: ok', 'ok'),
  maxOutputTokens: 256,
  maxReplyBytes: 64 * 1024,
};

const MAX_TEST_MS = 20_000;

/**
 * Makes one tiny real call within the limits of all others: how long it took and which model answered, or why
 * it failed.
 * @param maxMs bound of the whole test in milliseconds, waits and further tries included
 * Errors: `forbidden`, `provider_not_usable`.
 */
export async function testProvider(
  ctx: CallerContext<'db' | 'providers' | 'settings' | 'stopping' | 'vendors'>,
  { provider }: { provider: RemoteProvider },
  maxMs = MAX_TEST_MS,
): Promise<Static<typeof ProviderTestSchema>> {
  requirePermission(ctx, 'providers:write');
  const resolved = await resolveProviders(ctx, ctx.actor.organizationId);
  const candidates = chooseCandidates(resolved, { provider, fallback: false });
  const model = candidates[0]?.model ?? '';
  const started = performance.now();
  const latencyMs = () => Math.round(performance.now() - started);
  const limited = linkAbort(ctx.stopping);
  const timer = setTimeout(() => limited.abort(new ProviderError({ provider, kind: 'timeout' })), maxMs);
  try {
    const result = await ctx.providers.call(candidates, TINY_REQUEST, {
      fallback: false,
      cause: causeOf(ctx.actor, 'test'),
      signal: limited.signal,
    });
    return { ok: true, provider, model: result.reply.model, latencyMs: latencyMs() };
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    const { kind, message, retryable } = error;
    return { ok: false, provider, model, latencyMs: latencyMs(), error: { kind, message, retryable } };
  } finally {
    clearTimeout(timer);
    limited.unlink();
  }
}
