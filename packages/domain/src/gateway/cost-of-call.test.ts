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
  operation,
  bytes: bytes.length,
  scan: scanBody(bytes, 'messages'),
  provider: 'anthropic',
  model,
  createdAt: new Date(),
  overrides: {},
});

it('what is counted in advance costs nothing, whatever becomes of it', () => {
  expect([mostCost(callOf('count_tokens')), inputCost(callOf('count_tokens'))]).toEqual([{ micros: 0 }, 0]);
  expect(inputCost(callOf('messages'))).toBeGreaterThan(0);
});

it('what reports more than a model can use costs about what its bytes do', () => {
  const call = callOf('messages');
  const outcome = (usage: TokenUsage | null): RelayOutcome => ({
    status: 'completed',
    error: null,
    usage,
    model,
    finishReason: 'stop',
    firstContentMs: 1,
    wholeMs: 2,
    bytes: 100,
    requestId: null,
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

type Provider = CallToPrice['provider'];

/** A call whose body says this beside its messages. */
function callWith(
  protocol: 'chat' | 'responses' | 'messages',
  provider: Provider,
  says: object,
): CallToPrice {
  const said = Buffer.from(JSON.stringify({ messages: [], ...says }));
  return {
    operation: protocol,
    bytes: 100,
    scan: scanBody(said, protocol),
    provider,
    model: 'any',
    createdAt: new Date(),
    // A dollar a token that is written, and nothing for what is read.
    overrides: { [`${provider}/any`]: { inputPerMillion: 0, outputPerMillion: 1_000_000 } },
  };
}
const mostWritten = (...call: Parameters<typeof callWith>): number => {
  const most = mostCost(callWith(...call));
  return 'micros' in most ? most.micros / 1e6 : Number.NaN;
};

it.each([
  ['chat', 'openai', { max_completion_tokens: 7 }, 7],
  ['chat', 'groq', { max_completion_tokens: 7 }, 7],
  ['chat', 'anthropic', { max_completion_tokens: 7 }, 7],
  ['chat', 'deepseek', { max_tokens: 7 }, 7],
  ['chat', 'openai', { max_tokens: 7, n: 3 }, 21],
  ['responses', 'openai', { max_output_tokens: 7 }, 7],
  ['messages', 'anthropic', { max_tokens: 7 }, 7],
  // What the vendor does not know may be ignored.
  ['chat', 'deepseek', { max_completion_tokens: 7 }, 16_384],
  ['chat', 'openrouter', { max_completion_tokens: 7 }, 16_384],
  ['chat', 'custom', { max_completion_tokens: 7 }, 16_384],
  ['chat', 'openai', { max_output_tokens: 7 }, 16_384],
  ['responses', 'openai', { max_tokens: 7 }, 16_384],
  ['responses', 'openai', { max_completion_tokens: 7, n: 2 }, 32_768],
  ['messages', 'anthropic', { max_completion_tokens: 7 }, 16_384],
  ['chat', 'openai', { max_tokens: null }, 16_384],
  // Or not.
  ['chat', 'openrouter', { max_completion_tokens: 50_000 }, 50_000],
  ['chat', 'deepseek', { max_tokens: 7, max_completion_tokens: 9 }, 9],
  ['messages', 'anthropic', { max_tokens: 0 }, 0],
  // Others may take it for no limit.
  ['messages', 'deepseek', { max_tokens: 0 }, 16_384],
  ['messages', 'openrouter', { max_tokens: 0 }, 16_384],
  ['messages', 'custom', { max_tokens: 0 }, 16_384],
] as const)('%s to %s with %j may write %s tokens', (protocol, provider, says, tokens) => {
  expect(mostWritten(protocol, provider, says)).toBe(tokens);
});

it('what may stay in the cache for an hour has the price of that set aside', () => {
  const mostOf = (ttl: string) => {
    const cacheControl = { type: 'ephemeral', ttl };
    const body = Buffer.from(
      JSON.stringify({ model, max_tokens: 1, cache_control: cacheControl, messages: [] }),
    );
    return mostCost({ ...callOf('messages'), bytes: 9_000, scan: scanBody(body, 'messages') });
  };
  // A dollar for a million tokens of input, 1.25 to write them for five minutes, 2 for an hour; 5 for output.
  expect([mostOf('5m'), mostOf('1h')]).toEqual([{ micros: 12_505 }, { micros: 20_005 }]);
});

it('what is answered faster has another price, which nobody knows', () => {
  expect(mostWritten('messages', 'anthropic', { max_tokens: 7, speed: 'standard' })).toBe(7);
  expect(mostCost(callWith('messages', 'anthropic', { max_tokens: 7, speed: 'fast' }))).toEqual({
    unknown: 'cost_not_bounded',
  });
});
