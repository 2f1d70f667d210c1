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

type Reply = Promise<LightMyRequestResponse>;
type Headers = Record<string, string>;
type WithoutBody = (who: Member | null, url: string, headers?: Headers) => Reply;
type WithBody = (who: Member | null, url: string, body?: Body, headers?: Headers) => Reply;
type Body = object | string | undefined;

/** Requests are those of a member; with null those of nobody. */
export interface TestApp extends TestContext {
  app: App;
  get: WithoutBody;
  delete: WithoutBody;
  post: WithBody;
  put: WithBody;
  patch: WithBody;
  /** The same with a method that a test varies. */
  call(who: Member | null, method: Method, url: string, body?: Body, headers?: Headers): Reply;
  /** A request in all its details. */
  send(member: Member | null, options: InjectOptions): Reply;
}

type Method = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

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
  const send: TestApp['send'] = (member, request) => {
    const token = member && issueTokens(app, config.JWT_EXPIRY, member).accessToken;
    const headers = { ...(token ? { authorization: `Bearer ${token}` } : {}), ...request.headers };
    return app.inject({ ...request, headers });
  };
  const call: TestApp['call'] = (who, method, url, body, headers = {}) =>
    send(who, { method, url, headers, ...(body === undefined ? {} : { payload: body }) });
  return {
    ...test,
    app,
    send,
    call,
    get: (who, url, headers) => call(who, 'GET', url, undefined, headers),
    delete: (who, url, headers) => call(who, 'DELETE', url, undefined, headers),
    post: (who, url, body, headers) => call(who, 'POST', url, body, headers),
    put: (who, url, body, headers) => call(who, 'PUT', url, body, headers),
    patch: (who, url, body, headers) => call(who, 'PATCH', url, body, headers),
    close: async () => {
      await app.close();
      await test.close();
    },
  };
}
