import { json } from '@refinery/relay/relay/testing/stub-vendor.ts';
import { CHAT_REPLY, MESSAGES_REPLY } from '@refinery/relay/relay/testing/wire.ts';
import { createClaudeCache } from '@refinery/testing/fake-vendors/caching/claude-cache.ts';
import type { GatewayApp } from '../gateway-app.ts';

/** So many tokens, as the fake cache counts them. */
const tokens = (count: number, beginning: string): string =>
  beginning.padEnd(4 * count, ' Be kind and short.');

/**
 * Has the vendor answer with the model that it is asked for, and bill prompts by Claude's rules of caching.
 */
export function answerLikeVendors({ vendor }: Pick<GatewayApp, 'vendor'>): void {
  const cache = createClaudeCache({ now: () => Date.now(), minimumTokens: 1_024 });
  vendor.respondWith((response, received) => {
    const body = JSON.parse(received.body.toString());
    const { model } = body;
    if (!received.path.includes('messages')) {
      const usage = { prompt_tokens: 9, completion_tokens: 4, total_tokens: 13 };
      return json({ ...CHAT_REPLY, model, usage })(response, received);
    }
    const { inputTokens, cachedInputTokens, cacheWriteTokens } = cache.bill(body);
    const usage = {
      input_tokens: inputTokens - cachedInputTokens - cacheWriteTokens,
      cache_read_input_tokens: cachedInputTokens,
      cache_creation_input_tokens: cacheWriteTokens,
      output_tokens: 150,
    };
    return json({ ...MESSAGES_REPLY, model, usage })(response, received);
  });
}

/**
 * The calls of which the guide shows what they saved: 20 with one system text, and five with a clock in
 * theirs.
 */
export async function callLikeAShop(
  test: GatewayApp,
  keys: { shop: string; reports: string },
): Promise<void> {
  const ask = (apiKey: string, model: string, system: string, question: number) =>
    test.anthropic({ apiKey }).messages.create({
      model,
      max_tokens: 500,
      system,
      messages: [{ role: 'user', content: tokens(200, `Question ${question}.`) }],
    });
  const shop = tokens(3_000, 'You help the customers of Acme, a shop for garden tools.');
  for (let n = 0; n < 20; n += 1) await ask(keys.shop, 'claude-sonnet-4-6', shop, n);
  for (let n = 0; n < 5; n += 1) {
    const reports = tokens(3_000, `You write reports for Acme. It is 2026-07-01 14:0${n}. Write in English.`);
    await ask(keys.reports, 'claude-sonnet-4-5', reports, n);
  }
  await test.ctx.ledger.settled();
  await test.ctx.promptPrefixes.settled();
}
