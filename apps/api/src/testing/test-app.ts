import type { Member } from '@refinery/testing/builders.ts';
import type { TestServices } from '@refinery/testing/services.ts';
import {
  openTestContext,
  type TestContext,
  type TestContextOptions,
} from '@refinery/testing/test-context.ts';
import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import { createApp } from '../app.ts';
import { issueTokens } from '../auth/tokens.ts';
import { loadConfig } from '../config.ts';
import { DEFAULT_LIMITS, type Limits } from '../limits.ts';
import type { App } from '../types.ts';

export interface TestApp extends TestContext {
  app: App;
  /** Sends a request as a member; with null as nobody. */
  send(member: Member | null, options: InjectOptions): Promise<LightMyRequestResponse>;
}

/** The whole API on the test run's real servers, without a port. */
export async function openTestApp(
  services: TestServices,
  options: TestContextOptions & { limits?: Partial<Limits>; prepare?: (app: App) => unknown } = {},
): Promise<TestApp> {
  const test = await openTestContext(services, options);
  const config = loadConfig(test.environment);
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const app = await createApp({ ctx: test.ctx, config, limits });
  options.prepare?.(app);
  await app.ready();
  return {
    ...test,
    app,
    send: (member, request) => {
      const token = member && issueTokens(app, config.JWT_EXPIRY, member).accessToken;
      const headers = { ...(token ? { authorization: `Bearer ${token}` } : {}), ...request.headers };
      return app.inject({ ...request, headers });
    },
    close: async () => {
      await app.close();
      await test.close();
    },
  };
}
