import type { WireOperation } from '@refinery/providers/wire/wire-endpoint.ts';
import { scanBody } from '@refinery/relay/body/scan-body.ts';
import { expect, it } from 'vitest';
import { type CallToPrice, inputCost, mostCost } from './cost-of-call.ts';

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
