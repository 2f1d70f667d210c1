import type { ProtocolName } from '@refinery/testing/fake-vendors/protocols/protocol.ts';
import { type FakeVendor, startFakeVendor } from '@refinery/testing/fake-vendors/start-fake-vendor.ts';
import { afterEach, describe, expect, it } from 'vitest';
import { singleTurn } from '../../messages.ts';
import type { CustomCredentials } from '../../spec.ts';
import { createSsrfGuardedFetch } from '../../ssrf-guard/guarded-fetch.ts';
import { parseAllowlist } from '../../ssrf-guard/upstream-allowlist.ts';
import { authorization, custom } from './custom.ts';

const request = { model: 'own-model', messages: singleTurn('Be brief.', 'Hello') };
const signal = new AbortController().signal;
let fake: FakeVendor | undefined;

async function start(protocol: ProtocolName): Promise<FakeVendor> {
  fake = await startFakeVendor({ protocol, apiKey: 'key' });
  return fake;
}

afterEach(() => fake?.close());

function complete(vendor: FakeVendor, credentials: Partial<CustomCredentials>) {
  const fetch = createSsrfGuardedFetch({
    allowlist: parseAllowlist([new URL(vendor.url).host]),
    maxResponseBytes: 1_000_000,
    timeoutMs: 10_000,
  });
  const whole: CustomCredentials = { baseUrl: vendor.baseUrl, requestFormat: 'generic', ...credentials };
  return custom.complete(request, { credentials: whole, signal, fetch });
}

describe('custom', () => {
  it.each(['openai', 'anthropic', 'generic'] as const)(
    'speaks the %s format through the guarded fetch',
    async (format) => {
      const vendor = await start(format);
      const reply = await complete(vendor, { requestFormat: format, authValue: 'key' });
      expect(reply).toMatchObject({ text: 'ok', model: 'own-model', finishReason: 'stop' });
      expect(vendor.requests[0]).toMatchObject({
        model: 'own-model',
        system: 'Be brief.',
        messages: [{ text: 'Hello' }],
      });
    },
  );

  it('sends the header of the tenant as it is', async () => {
    const vendor = await start('generic');
    await complete(vendor, { authHeader: 'X-Token', authValue: 'Secret key' });
    expect(vendor.requests[0]?.headers['x-token']).toBe('Secret key');
    expect(vendor.requests[0]?.headers.authorization).toBeUndefined();
  });

  it.each([
    ...['Host', 'content-length', 'Transfer-Encoding', 'bad header', '', 'Cookie', 'X-Forwarded-For'],
    ...['Forwarded', 'X-Real-IP', 'Via', 'Proxy-Authorization', 'Connection', 'X-Original-URL'],
  ])('does not let a tenant set the header %j', async (authHeader) => {
    const vendor = await start('generic');
    const result = complete(vendor, { authHeader: authHeader || ' ', authValue: 'key' });
    await expect(result).rejects.toMatchObject({ kind: 'auth', reason: 'invalid_credentials' });
    expect(vendor.requests).toHaveLength(0);
  });

  it('reports what a generic endpoint does wrong', async () => {
    const vendor = await start('generic');
    vendor.script(
      { kind: 'error', status: 503 },
      { kind: 'body', body: 'Hello' },
      { kind: 'empty' },
      { kind: 'cut', framing: 'chunked' },
      { kind: 'huge', bytes: 5_000_000 },
      { kind: 'redirect', location: 'http://169.254.169.254/' },
    );
    const call = () => complete(vendor, { authValue: 'key' });
    await expect(call()).rejects.toMatchObject({ provider: 'custom', kind: 'overloaded' });
    await expect(call()).rejects.toMatchObject({ kind: 'malformed_reply' });
    await expect(call()).rejects.toMatchObject({ kind: 'malformed_reply' });
    await expect(call()).rejects.toMatchObject({ kind: 'network', reason: 'connection_cut' });
    await expect(call()).rejects.toMatchObject({ reason: 'reply_too_large', retryable: false });
    await expect(call()).rejects.toMatchObject({ reason: 'redirect', retryable: false });
    expect(vendor.requests).toHaveLength(6);
  });

  it.each(['openai', 'anthropic', 'generic'] as const)(
    'reaches no local %s address by default',
    async (format) => {
      const vendor = await start(format);
      for (const baseUrl of [vendor.baseUrl, 'https://169.254.169.254/', 'https://[::1]/v1']) {
        const credentials: CustomCredentials = { baseUrl, requestFormat: format };
        await expect(custom.complete(request, { credentials, signal })).rejects.toMatchObject({
          kind: 'invalid_request',
          reason: 'blocked_address',
          retryable: false,
          message: expect.stringMatching(/^The address /),
        });
      }
      expect(vendor.requests).toHaveLength(0);
    },
  );

  it('refuses the credentials of another vendor', async () => {
    const credentials = { apiKey: 'key' };
    await expect(custom.complete(request, { credentials, signal })).rejects.toMatchObject({ kind: 'auth' });
  });
});

describe('authorization', () => {
  const headers = (credentials: Partial<CustomCredentials>) =>
    authorization({ baseUrl: '', requestFormat: 'openai', ...credentials });

  it('puts a value where its format expects it', () => {
    expect(headers({})).toEqual({});
    expect(headers({ authValue: 'k' })).toEqual({ authorization: 'Bearer k' });
    expect(headers({ authValue: 'Basic k' })).toEqual({ authorization: 'Basic k' });
    expect(headers({ authValue: 'k', requestFormat: 'anthropic' })).toEqual({ 'x-api-key': 'k' });
    expect(headers({ authValue: 'k', authHeader: 'API-Key' })).toEqual({ 'api-key': 'k' });
  });
});
