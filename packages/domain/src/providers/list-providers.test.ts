import { REMOTE_PROVIDERS } from '@refinery/contracts/enums.ts';
import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { listProviders } from './list-providers.ts';
import { saveProvider } from './save-provider.ts';

const test = fixture((services) => openTestContext(services, { env: { OPENAI_API_KEY: 'sk-operator' } }));
let member: Member;

beforeEach(async () => {
  member = await buildMember(test.ctx);
});

const defaults = async () =>
  (await listProviders(member.as)).filter(({ isDefault }) => isDefault).map(({ provider }) => provider);

describe('the list of providers', () => {
  it('has the local refiner first, then every other in the order of the documentation', async () => {
    const names = (await listProviders(member.as)).map(({ provider }) => provider);
    expect(names).toEqual(['local', ...REMOTE_PROVIDERS]);
  });

  it('names one default: the local refiner until another is chosen, and again when that is chosen no more', async () => {
    expect(await defaults()).toEqual(['local']);
    for (const provider of ['groq', 'openai'] as const) {
      await saveProvider(member.as, { provider, isDefault: true });
      expect(await defaults()).toEqual([provider]);
    }
    await saveProvider(member.as, { provider: 'groq', isDefault: false });
    expect(await defaults()).toEqual(['openai']);
    await saveProvider(member.as, { provider: 'openai', isDefault: false });
    expect(await defaults()).toEqual(['local']);
  });

  it("says whose credentials a provider has, the organization's own before the operator's, and when none", async () => {
    await saveProvider(member.as, { provider: 'groq', apiKey: 'gsk-secret-of-ours' });
    const providers = await listProviders(member.as);
    const shown = (name: string) => providers.find(({ provider }) => provider === name);
    expect(shown('local')).toMatchObject({ usable: true, credentials: 'not_needed', lastFour: null });
    expect(shown('groq')).toMatchObject({ usable: true, credentials: 'organization', lastFour: 'ours' });
    expect(shown('openai')).toMatchObject({ usable: true, credentials: 'operator', lastFour: null });
    expect(shown('anthropic')).toMatchObject({
      usable: false,
      credentials: 'none',
      reason: expect.stringContaining('no credentials'),
    });
    expect(JSON.stringify(providers)).not.toMatch(/secret|sk-operator/);
  });

  it('puts those with a position first, and those that are switched off at their place', async () => {
    await saveProvider(member.as, { provider: 'deepseek', position: 2 });
    await saveProvider(member.as, { provider: 'gemini', position: 1, enabled: false });
    const [, first, second] = await listProviders(member.as);
    expect([first, second]).toMatchObject([
      { provider: 'gemini', enabled: false, usable: false, position: 1 },
      { provider: 'deepseek', enabled: true, position: 2 },
    ]);
  });
});
