import { type FakeVendor, startFakeVendor } from './start-fake-vendor.ts';

/** A fake OpenAI that takes any key, and the variables by which everybody may use it. */
export async function startOpenai(): Promise<{ openai: FakeVendor; env: Record<string, string> }> {
  const openai = await startFakeVendor({ protocol: 'openai' });
  return { openai, env: { OPENAI_API_KEY: 'sk-operator', OPENAI_BASE_URL: openai.baseUrl } };
}
