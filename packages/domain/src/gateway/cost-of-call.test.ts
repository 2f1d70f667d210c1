import { tokenCount } from '@refinery/providers/json.ts';
import type { WireOperation } from '@refinery/providers/wire/wire-endpoint.ts';
import { scanBody } from '@refinery/relay/body/scan-body.ts';
import type { RelayOutcome } from '@refinery/relay/relay/relay-reply.ts';
import type { TokenUsage } from '@refinery/relay/replies/token-usage.ts';
import { expect, it } from 'vitest';
import { type CallToPrice, inputCost, mostCost, replyCost } from './cost-of-call.ts';

const model = 'claude-haiku-4-5';
const bytes = Buffer.from(
  JSON.stringify({ model, max_tokens: 5, messages: [{ role: 'user', content: 'Hi.' }] }),
);
const callOf = (operation: WireOperation): CallToPrice => ({
  ...{ operation, bytes: bytes.length, scan: scanBody(bytes, 'messages'), provider: 'anthropic', model },
  ...{ createdAt: new Date(), overrides: {} },
});

it('what is counted in advance costs nothing, whatever becomes of it', () => {
  expect([mostCost(callOf('count_tokens')), inputCost(callOf('count_tokens'))]).toEqual([{ micros: 0 }, 0]);
  expect(inputCost(callOf('messages'))).toBeGreaterThan(0);
});

it('what reports more than a model can use costs about what its bytes do', () => {
  const call = callOf('messages');
  const outcome = (usage: TokenUsage | null): RelayOutcome => ({
    ...{ status: 'completed', error: null, usage, model, finishReason: 'stop' },
    ...{ firstContentMs: 1, wholeMs: 2, bytes: 100, requestId: null },
  });
  const most = tokenCount(3_000_000_000);
  const none = { cachedInputTokens: 0, cacheWriteTokens: 0, longCacheWriteTokens: 0, reasoningTokens: 0 };
  const estimated = replyCost(call, outcome(null));
  expect(estimated).toBeGreaterThan(0);
  for (const [inputTokens, outputTokens] of [
    [most, 5],
    [5, most],
  ] as const)
    expect(replyCost(call, outcome({ ...none, inputTokens, outputTokens }))).toBe(estimated);
});
