import { createHmac, randomBytes } from 'node:crypto';
import { createApiKey } from '@refinery/domain/api-keys/create-api-key.ts';
import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadConfig } from '../config.ts';
import { DEFAULT_LIMITS } from '../limits.ts';
import { expectProblem } from '../testing/expect-problem.ts';
import { openPluginApp } from '../testing/plugin-app.ts';
import { actorContext, registerAuthentication } from './authentication.ts';
import { registerPermissions } from './permissions.ts';
import { registerProblems } from './problems.ts';
import { registerRequestIds } from './request-ids.ts';

const test = fixture((services) => openTestContext(services, { env: { AUTH_FAILURES_PER_ADDRESS: '0' } }));
let member: Member;
let key: string;

beforeAll(async () => {
  member = await buildMember(test.ctx);
  key = (await createApiKey(member.as, { name: 'ci', scopes: ['usage:read'] })).key;
});

/** An app whose routes answer with who calls. */
async function openGuarded() {
  const { app } = openPluginApp();
  registerProblems(app);
  registerRequestIds(app);
  const config = loadConfig({ ...test.environment, JWT_EXPIRY: '60' });
  await registerAuthentication(app, { ctx: test.ctx, config, limits: DEFAULT_LIMITS });
  registerPermissions(app, test);
  app.get('/who', { config: { access: 'signed-in' } }, async (request) => {
    const { actor, requestId } = actorContext(test.ctx, request);
    return {
      user: actor.userId,
      organization: actor.organizationId,
      apiKey: actor.kind === 'api-key',
      requestId,
    };
  });
  app.get('/public', { config: { access: 'public' } }, async ({ actor }) => ({ actor }));
  app.get(
    '/needless',
    { config: { access: 'public' } },
    async (request) => actorContext(test.ctx, request).requestId,
  );
  app.get('/usage', { config: { access: 'usage:read' } }, async () => 'usage');
  app.get('/batches', { config: { access: 'batches:read' } }, async () => 'batches');
  await app.ready();
  const token = app.jwt.sign({ sid: member.sessionId });
  const ask = (headers: Record<string, string>, url = '/who') => app.inject({ url, headers });
  return { app, ask, token };
}

const HOW = 'Send Authorization: Bearer <token>, or X-API-Key: prk_….';

describe('a caller', () => {
  it.each<[string, (token: string) => Record<string, string>, boolean]>([
    ['a token', (token) => ({ authorization: `Bearer ${token}` }), false],
    ['a token, the scheme in small letters', (token) => ({ authorization: `bearer ${token}` }), false],
    ['an API key', () => ({ 'x-api-key': key }), true],
    ['an API key as a token', () => ({ authorization: `Bearer ${key}` }), true],
    [
      'an empty API key and a token',
      (token) => ({ 'x-api-key': '', authorization: `Bearer ${token}` }),
      false,
    ],
    ['an API key and anything else', () => ({ 'x-api-key': key, authorization: 'Bearer x' }), true],
  ])('is known by %s', async (_name, headers, apiKey) => {
    const { ask, token } = await openGuarded();
    const reply = await ask(headers(token));
    expect(reply.json()).toEqual({
      user: member.user.id,
      organization: member.organizationId,
      apiKey,
      requestId: reply.headers['x-request-id'],
    });
  });

  it.each<[string, (token: string) => Record<string, string>, string]>([
    ['nothing', () => ({}), HOW],
    ['no scheme', (token) => ({ authorization: token }), HOW],
    ['another scheme', (token) => ({ authorization: `Basic ${token}` }), HOW],
    ['a scheme alone', () => ({ authorization: 'Bearer' }), HOW],
    ['a scheme and a space', () => ({ authorization: 'Bearer ' }), HOW],
    ['an empty API key', () => ({ 'x-api-key': '' }), HOW],
    ['a wrong API key', () => ({ 'x-api-key': 'prk_wrong' }), 'The API key is not valid.'],
    [
      'a wrong API key as a token',
      () => ({ authorization: 'Bearer prk_wrong' }),
      'The API key is not valid.',
    ],
    ['a token as an API key', (token) => ({ 'x-api-key': token }), 'The API key is not valid.'],
    ['no token', () => ({ authorization: 'Bearer x' }), 'The access token is not valid.'],
    [
      'a token cut short',
      (token) => ({ authorization: `Bearer ${token.slice(0, -2)}` }),
      'The access token is not valid.',
    ],
  ])('with %s is refused', async (_name, headers, detail) => {
    const { ask, token } = await openGuarded();
    const reply = await ask(headers(token));
    expect(expectProblem(reply, 401, 'unauthenticated').detail).toBe(detail);
    expect(reply.headers['www-authenticate']).toBe('Bearer');
  });

  it.each(['/public', '/nowhere'])('needs none of it at %s', async (url) => {
    const { ask } = await openGuarded();
    for (const headers of [{}, { 'x-api-key': 'prk_wrong' }]) {
      const reply = await ask({ ...headers }, url);
      if (url === '/public') expect(reply.json()).toEqual({ actor: null });
      else expectProblem(reply, 404, 'route_not_found');
    }
  });

  it('is nobody to a verb where a route asked for none', async () => {
    const { ask, token } = await openGuarded();
    expectProblem(await ask({ authorization: `Bearer ${token}` }, '/needless'), 401, 'unauthenticated');
  });

  it.each([
    ['/usage', 200],
    ['/batches', 403],
    ['/who', 200],
  ])('with a narrow key gets at %s the status %i', async (url, status) => {
    const { ask } = await openGuarded();
    expect((await ask({ 'x-api-key': key }, url)).statusCode).toBe(status);
  });
});

describe('a token', () => {
  const seconds = () => Math.floor(Date.now() / 1_000);
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
  /** A token with these claims, by default as the API signs its own. */
  function sign(claims: object, { key = test.environment.JWT_SECRET ?? '', bits = 256 } = {}): string {
    const signed = `${encode({ alg: `HS${bits}`, typ: 'JWT' })}.${encode({ iat: seconds(), iss: 'prompt-refinery', ...claims })}`;
    return `${signed}.${createHmac(`sha${bits}`, key).update(signed).digest('base64url')}`;
  }
  const sid = () => member.sessionId;
  const NOT_VALID = 'The access token is not valid.';

  it('is valid for as long as is configured, and says by whom it was made', async () => {
    const { token } = await openGuarded();
    const [head = '', claims = ''] = token
      .split('.')
      .map((part) => Buffer.from(part, 'base64url').toString());
    expect(JSON.parse(head)).toMatchObject({ alg: 'HS256' });
    const { iat, exp, iss } = JSON.parse(claims);
    expect([exp - iat, iss]).toEqual([60, 'prompt-refinery']);
  });

  it('of ours is taken', async () => {
    const { ask } = await openGuarded();
    expect((await ask({ authorization: `Bearer ${sign({ sid: sid() })}` })).statusCode).toBe(200);
  });

  it.each<[string, () => string, 'unauthenticated' | 'token_expired', string]>([
    [
      'that has expired',
      () => sign({ sid: sid(), exp: seconds() - 10 }),
      'token_expired',
      'The access token has expired. Use your refresh token to get a new one.',
    ],
    ['of another issuer', () => sign({ sid: sid(), iss: 'other' }), 'unauthenticated', NOT_VALID],
    ['of another algorithm', () => sign({ sid: sid() }, { bits: 512 }), 'unauthenticated', NOT_VALID],
    [
      'signed by somebody else',
      () => sign({ sid: sid() }, { key: randomBytes(32).toString('base64') }),
      'unauthenticated',
      NOT_VALID,
    ],
    ['that names no session', () => sign({ sub: sid() }), 'unauthenticated', NOT_VALID],
    ['whose session is no text', () => sign({ sid: 5 }), 'unauthenticated', NOT_VALID],
    [
      'of a session that there is not',
      () => sign({ sid: '01890000-0000-7000-8000-000000000000' }),
      'unauthenticated',
      'The session has ended. Sign in again.',
    ],
  ])('%s is refused', async (_name, made, code, detail) => {
    const { ask } = await openGuarded();
    const problem = expectProblem(await ask({ authorization: `Bearer ${made()}` }), 401, code);
    expect(problem.detail).toBe(detail);
  });
});
