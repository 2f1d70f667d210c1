import { blockAnswer } from '@refinery/testing/fake-vendors/block-writer.ts';
import { answersTo, asksSecondReader } from '@refinery/testing/fake-vendors/second-reader.ts';
import {
  type FakeVendor,
  type Responder,
  startFakeVendor,
} from '@refinery/testing/fake-vendors/start-fake-vendor.ts';
import type { Step } from '@refinery/testing/fake-vendors/steps.ts';
import type { TestServices } from '@refinery/testing/services.ts';
import type { TestContextOptions } from '@refinery/testing/test-context.ts';
import { openTestApp, type TestApp } from './test-app.ts';

export interface VendorApp extends TestApp {
  openai: FakeVendor;
  anthropic: FakeVendor;
}

/**
 * The API with operator's keys for OpenAI and Anthropic, both of which are fakes on loopback. Tries nothing
 * twice.
 */
export async function openVendorApp(
  services: TestServices,
  options: TestContextOptions = {},
): Promise<VendorApp> {
  const openai = await startFakeVendor({ protocol: 'openai', apiKey: 'sk-operator-openai' });
  const anthropic = await startFakeVendor({ protocol: 'anthropic', apiKey: 'sk-operator-anthropic' });
  const test = await openTestApp(services, {
    ...options,
    env: {
      OPENAI_API_KEY: 'sk-operator-openai',
      OPENAI_BASE_URL: openai.baseUrl,
      ANTHROPIC_API_KEY: 'sk-operator-anthropic',
      ANTHROPIC_BASE_URL: anthropic.baseUrl,
      PROVIDER_RETRIES: '0',
      ...options.env,
    },
  });
  return {
    ...test,
    openai,
    anthropic,
    close: async () => {
      await test.close();
      await Promise.all([openai.close(), anthropic.close()]);
    },
  };
}

/** The reply of a model that does as it is told. */
export const refined = (text: string): Step => ({
  kind: 'reply',
  text: (request) => blockAnswer(request, text),
});

/** A model that makes this of every prompt, and as a second reader finds all kept. */
export const refiningTo =
  (text: string): Responder =>
  (request) =>
    asksSecondReader(request) ? answersTo(request, () => true) : refined(text);
