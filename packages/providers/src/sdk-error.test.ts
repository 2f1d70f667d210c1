import * as anthropic from '@anthropic-ai/sdk';
import * as openai from 'openai';
import { describe, expect, it } from 'vitest';
import { ProviderError } from './errors.ts';
import { fromSdkError } from './sdk-error.ts';

const live = new AbortController().signal;
const cut = Object.assign(new Error('Cut'), { code: 'ECONNRESET' });

describe.each([
  ['openai', openai, openai.OpenAIError],
  ['anthropic', anthropic, anthropic.AnthropicError],
])('what the SDK of %s throws', (_name, sdk, Base) => {
  const read = (error: unknown) => fromSdkError(sdk, 'groq', error, live);

  it('is a timeout when it waited in vain', () => {
    expect(read(new sdk.APIConnectionTimeoutError())).toMatchObject({ provider: 'groq', kind: 'timeout' });
  });

  it('is read for its cause when the connection failed', () => {
    expect(read(new sdk.APIConnectionError({ cause: cut }))).toMatchObject({
      provider: 'groq',
      kind: 'network',
      reason: 'connection_cut',
    });
  });

  it('is read for status, headers and words when the vendor refused', () => {
    const refused = (status: number, body: object) =>
      read(sdk.APIError.generate(status, body, 'No', new Headers({ 'retry-after': '7' })));
    expect(refused(429, {})).toMatchObject({ kind: 'rate_limit', status: 429, retryAfterMs: 7_000 });
    expect(refused(400, { error: { code: 'content_filter' } })).toMatchObject({ kind: 'content_filter' });
  });

  it('is a failure of the vendor where it says no status', () => {
    const nameless = new sdk.APIError(undefined, undefined, 'No', undefined);
    expect(read(nameless)).toMatchObject({ kind: 'overloaded', status: 500 });
  });

  it('is a bad request where it refuses to send it', () => {
    expect(read(new Base('No key'))).toMatchObject({ provider: 'groq', kind: 'invalid_request' });
  });
});

describe('what comes through an SDK', () => {
  const read = (error: unknown) => fromSdkError(openai, 'groq', error, live);

  it('is a malformed reply where it is no JSON', () => {
    expect(read(new SyntaxError('Unexpected token'))).toMatchObject({
      provider: 'groq',
      kind: 'malformed_reply',
    });
  });

  it('stays what it is where it is ours, or a fault of the code', () => {
    for (const error of [
      new ProviderError({ provider: 'openai', kind: 'auth' }),
      new TypeError('Bug'),
      'text',
    ]) {
      expect(read(error)).toBe(error);
    }
  });

  it('is the reason of the abort where the call was aborted', () => {
    const reason = new Error('Enough');
    expect(fromSdkError(openai, 'groq', new openai.APIUserAbortError(), AbortSignal.abort(reason))).toBe(
      reason,
    );
  });
});
