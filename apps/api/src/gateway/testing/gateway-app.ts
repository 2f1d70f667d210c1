import Anthropic from '@anthropic-ai/sdk';
import { modelCalls } from '@refinery/db/schema/model-calls.ts';
import { createApiKey } from '@refinery/domain/api-keys/create-api-key.ts';
import { type StubVendor, startStubVendor } from '@refinery/relay/relay/testing/stub-vendor.ts';
import { buildMember, type Member } from '@refinery/testing/builders.ts';
import type { TestServices } from '@refinery/testing/services.ts';
import type { TestContextOptions } from '@refinery/testing/test-context.ts';
import { asc, eq } from 'drizzle-orm';
import { OpenAI } from 'openai';
import type { Limits } from '../../limits.ts';
import { openTestApp, type TestApp } from '../../testing/test-app.ts';

export const OPERATORS_KEY = 'sk-operator-openai-0123456789';
export const OPERATORS_ANTHROPIC_KEY = 'sk-ant-operator-0123456789';

export interface GatewayApp extends TestApp {
  /** All vendors at once: it answers as it is told to. */
  vendor: StubVendor;
  /** Where the API listens. */
  url: string;
  member: Member;
  /** A key with `models:call`. */
  key: string;
  openai(options?: { apiKey?: string; maxRetries?: number; headers?: Record<string, string> }): OpenAI;
  anthropic(options?: { apiKey?: string; maxRetries?: number }): Anthropic;
  /** The rows of all calls of the member's organization, the oldest first, once they are written. */
  rows(): Promise<(typeof modelCalls.$inferSelect)[]>;
}

/** The API on a port, with operator's keys for OpenAI and Anthropic, behind which is a stub on loopback. */
export async function openGatewayApp(
  services: TestServices,
  options: TestContextOptions & { limits?: Partial<Limits> } = {},
): Promise<GatewayApp> {
  const vendor = await startStubVendor();
  const env = {
    OPENAI_API_KEY: OPERATORS_KEY,
    OPENAI_BASE_URL: `${vendor.url}/v1`,
    ANTHROPIC_API_KEY: OPERATORS_ANTHROPIC_KEY,
    ANTHROPIC_BASE_URL: vendor.url,
    ...options.env,
  };
  const test = await openTestApp(services, { ...options, env });
  const url = await test.app.listen({ host: '127.0.0.1', port: 0 });
  const member = await buildMember(test.ctx);
  const { key } = await createApiKey(member.as, { name: 'Calls', scopes: ['models:call'] });
  return {
    ...test,
    vendor,
    url,
    member,
    key,
    openai: ({ apiKey = key, maxRetries = 0, headers = {} } = {}) =>
      new OpenAI({ apiKey, baseURL: `${url}/v1`, maxRetries, defaultHeaders: headers }),
    anthropic: ({ apiKey = key, maxRetries = 0 } = {}) => new Anthropic({ apiKey, baseURL: url, maxRetries }),
    rows: async () => {
      await test.ctx.ledger.settled();
      return member.as.tenant.run((tx) =>
        tx
          .select()
          .from(modelCalls)
          .where(eq(modelCalls.organizationId, member.organizationId))
          .orderBy(asc(modelCalls.id)),
      );
    },
    close: async () => {
      await test.close();
      await vendor.close();
    },
  };
}
