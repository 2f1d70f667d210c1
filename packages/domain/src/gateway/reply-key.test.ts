import { scanBody } from '@refinery/relay/body/scan-body.ts';
import { describe, expect, it } from 'vitest';
import { type ApiKeyActor, PLAIN_CALL_TERMS } from '../context/actor.ts';
import { BUILT_IN_DEFAULTS } from '../context/request-defaults.ts';
import { type RepeatableCall, replyKeyOf } from './reply-key.ts';

const calls = { ...PLAIN_CALL_TERMS, replyCacheSeconds: 60 };
const actor: ApiKeyActor = {
  kind: 'api-key',
  apiKeyId: 'k',
  organizationId: 'o',
  userId: 'u',
  role: 'member',
  plan: 'free',
  permissions: new Set(['models:call']),
  mustVerify: false,
  suspended: null,
  rateLimitPerMinute: null,
  calls,
  defaults: BUILT_IN_DEFAULTS,
};
const target = (model: string, operated = true, credentialKey = 'c') => ({
  candidate: {
    provider: 'openai',
    model,
    credentials: { apiKey: 'sk-1' },
    credentialKey,
    tenant: 'o',
  } as const,
  operated,
  translated: false,
});

const said = { model: 'gpt-4o-mini', messages: [{ role: 'user', content: 'Hello' }] };
function callOf(changes: Partial<RepeatableCall> = {}, body: unknown = said): RepeatableCall {
  const bytes = Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
  const protocol = changes.operation === 'responses' ? 'responses' : 'chat';
  return {
    actor,
    operation: 'chat',
    headers: { 'openai-beta': 'x' },
    targets: [target('a'), target('b')],
    body: bytes,
    scan: scanBody(bytes, protocol),
    ...changes,
  };
}
const digestOf = async (...call: Parameters<typeof callOf>) => (await replyKeyOf(callOf(...call)))?.digest;

describe('the name of a reply', () => {
  it('is the same for identical calls', async () => {
    const key = await replyKeyOf(callOf());
    expect(key).toEqual({
      organizationId: 'o',
      apiKeyId: 'k',
      digest: expect.stringMatching(/^[\w-]{43}$/),
      ttlSeconds: 60,
    });
    expect(await replyKeyOf(callOf())).toEqual(key);
    const long = { ...said, user: 'x'.repeat(300_000) };
    expect(await digestOf({}, long)).toBe(await digestOf({}, long));
  });

  it('is another one wherever something else would reach a vendor', async () => {
    const digests = await Promise.all([
      digestOf(),
      digestOf({}, { ...said, stream: true }),
      digestOf({}, JSON.stringify(said, null, 1)),
      digestOf({}, { ...said, user: 'x'.repeat(300_000) }),
      digestOf({}, { ...said, user: `${'x'.repeat(299_999)}y` }),
      digestOf({ actor: { ...actor, organizationId: 'o2' } }),
      digestOf({ actor: { ...actor, apiKeyId: 'k2' } }),
      digestOf({ actor: { ...actor, calls: { ...calls, compactToolResults: true } } }),
      digestOf({ actor: { ...actor, calls: { ...calls, replyCacheSeconds: 61 } } }),
      digestOf({ headers: {} }),
      digestOf({ headers: { 'openai-beta': 'y' } }),
      digestOf({ operation: 'embeddings' }),
      digestOf({ targets: [target('a')] }),
      digestOf({ targets: [target('b'), target('a')] }),
      digestOf({ targets: [target('a', true, 'd'), target('b')] }),
    ]);
    expect(digests).not.toContain(undefined);
    expect(new Set(digests).size).toBe(digests.length);
  });

  it('does not depend on the order of headers', async () => {
    const [one, other] = [
      { a: '1', b: '2' },
      { b: '2', a: '1' },
    ];
    expect(await digestOf({ headers: one })).toBe(await digestOf({ headers: other }));
  });

  const response = { model: 'gpt-4o-mini', input: 'Hello' };
  const own = [target('a', false)];
  it.each<[string, Partial<RepeatableCall>, unknown?]>([
    ['a key that does not ask for it', { actor: { ...actor, calls: PLAIN_CALL_TERMS } }],
    ['a response that the vendor stores', { operation: 'responses', targets: own }, response],
    ['a completion that the vendor stores', { targets: own }, { ...said, store: true }],
    [
      'what follows a stored response',
      { operation: 'responses' },
      { ...response, previous_response_id: 'r' },
    ],
  ])('is none for %s', async (_what, changes, body) => {
    expect(await replyKeyOf(callOf(changes, body))).toBeUndefined();
  });

  it('is one for responses that nobody stores', async () => {
    expect(await digestOf({ operation: 'responses' }, response)).toBeDefined();
    expect(
      await digestOf({ operation: 'responses', targets: own }, { ...response, store: false }),
    ).toBeDefined();
  });
});
