import { singleTurn } from '@refinery/providers/messages.ts';
import { buildMember } from '@refinery/testing/builders.ts';
import { startFakeVendor } from '@refinery/testing/fake-vendors/start-fake-vendor.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import { expect, inject, it, onTestFinished } from 'vitest';

async function open(env: Record<string, string>) {
  const test = await openTestContext(inject('services'), { env });
  onTestFinished(test.close);
  const vendor = await startFakeVendor({ protocol: 'openai', apiKey: 'sk-test' });
  onTestFinished(vendor.close);
  const { organizationId: tenant } = await buildMember(test.ctx);
  const credentials = { apiKey: 'sk-test', baseUrl: vendor.baseUrl };
  const candidate = { provider: 'openai', model: 'm', credentials, credentialKey: 'k', tenant } as const;
  const call = () =>
    test.ctx.providers.call(
      [candidate],
      { messages: singleTurn('Be brief.', 'Hello') },
      { signal: test.ctx.stopping, fallback: false, cause: { kind: 'test', userId: null, apiKeyId: null } },
    );
  return { vendor, call };
}

it.each([
  ['0', 1],
  ['2', 3],
])('a vendor that fails is asked again %s times', async (retries, requests) => {
  const { vendor, call } = await open({ PROVIDER_RETRIES: retries, PROVIDER_BREAKER_FAILURES: '100' });
  vendor.respondWith(() => ({ kind: 'rate-limit', retryAfterMs: 1 }));
  await expect(call()).rejects.toMatchObject({ kind: 'rate_limit' });
  expect(vendor.requests).toHaveLength(requests);
});

it('a vendor that failed too often in a row is left alone', async () => {
  const { vendor, call } = await open({ PROVIDER_RETRIES: '0', PROVIDER_BREAKER_FAILURES: '2' });
  vendor.respondWith(() => ({ kind: 'error', status: 500 }));
  for (let time = 0; time < 4; time++) await expect(call()).rejects.toThrow();
  expect(vendor.requests).toHaveLength(2);
});
