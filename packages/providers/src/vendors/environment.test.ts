import { type FakeVendor, startFakeVendor } from '@refinery/testing/fake-vendors/start-fake-vendor.ts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { singleTurn } from '../messages.ts';
import { vendors } from '../vendors.ts';

const LEAKS = {
  OPENAI_API_KEY: 'sk-operator',
  OPENAI_ADMIN_KEY: 'sk-operator-admin',
  OPENAI_ORG_ID: 'org-operator',
  OPENAI_PROJECT_ID: 'proj-operator',
  OPENAI_BASE_URL: 'http://127.0.0.1:1/operator',
  OPENAI_LOG: 'debug',
  OPENAI_CUSTOM_HEADERS: 'x-operator: yes\nauthorization: Bearer operator',
  ANTHROPIC_API_KEY: 'sk-operator',
  ANTHROPIC_AUTH_TOKEN: 'token-operator',
  ANTHROPIC_BASE_URL: 'http://127.0.0.1:1/operator',
  ANTHROPIC_LOG: 'debug',
  ANTHROPIC_CUSTOM_HEADERS: 'x-operator: yes\nx-api-key: operator',
};

describe.each(['openai', 'anthropic'] as const)('%s', (provider) => {
  let fake: FakeVendor;

  beforeEach(async () => {
    for (const [name, value] of Object.entries(LEAKS)) vi.stubEnv(name, value);
    fake = await startFakeVendor({ protocol: provider, apiKey: 'sk-tenant' });
  });
  afterEach(async () => {
    vi.unstubAllEnvs();
    vi.restoreAllMocks();
    await fake.close();
  });

  it('takes nothing from the environment and writes nothing to the console', async () => {
    const consoles = (['debug', 'info', 'log', 'warn', 'error'] as const).map((level) =>
      vi.spyOn(console, level),
    );
    const credentials = { apiKey: 'sk-tenant', baseUrl: fake.baseUrl };
    const completion = { model: 'claude-3-haiku-20240307', messages: singleTurn('s', 'u') };
    const signal = new AbortController().signal;
    await vendors[provider].complete(completion, { credentials, signal });

    const headers = fake.requests[0]?.headers ?? {};
    expect(JSON.stringify(headers)).not.toMatch(/operator|stainless|openai/i);
    expect(headers['user-agent']).toBe('prompt-refinery');
    for (const spy of consoles) expect(spy).not.toHaveBeenCalled();
  });
});
