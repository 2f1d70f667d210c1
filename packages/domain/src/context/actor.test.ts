import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { DomainError } from '../errors/domain-error.ts';
import {
  type ApiKeyActor,
  apiKeyOf,
  type Caller,
  PLAIN_CALL_TERMS,
  permissionsOfKey,
  permissionsOfRole,
  requireOperator,
  requirePermission,
  requirePerson,
  requireReady,
  type UserActor,
} from './actor.ts';
import { BUILT_IN_DEFAULTS } from './request-defaults.ts';

const MEMBER = {
  organizationId: randomUUID(),
  userId: randomUUID(),
  role: 'member',
  permissions: permissionsOfRole('member'),
  plan: 'free',
  mustVerify: false,
  defaults: BUILT_IN_DEFAULTS,
  suspended: null,
} as const;
const user = (own: Partial<UserActor> = {}): UserActor => ({
  ...MEMBER,
  kind: 'user',
  mustSetUpTwoFactor: false,
  mustUseSso: false,
  operator: null,
  sessionId: randomUUID(),
  connectionId: null,
  ...own,
});
const key = (own: Partial<ApiKeyActor> = {}): ApiKeyActor => ({
  ...MEMBER,
  kind: 'api-key',
  apiKeyId: 'key',
  rateLimitPerMinute: null,
  calls: PLAIN_CALL_TERMS,
  ...own,
});
/** What a caller is refused with, null where they are not. */
function refusal(act: () => unknown): string | null {
  try {
    act();
  } catch (error) {
    if (error instanceof DomainError) return `${error.code}: ${error.message}`;
    throw error;
  }
  return null;
}
const codeOf = (act: () => unknown) => refusal(act)?.split(':')[0] ?? null;

const suspended = { reason: null };
const everything = { suspended, mustVerify: true };

describe('what has to be done before anything else', () => {
  it.each<[string, Caller, Parameters<typeof requireReady>[1], string | null]>([
    ['nothing', user(), {}, null],
    ['nothing of a key', key(), {}, null],
    ['to be suspended no more', user(everything), {}, 'organization_suspended'],
    ['the same of a key', key(everything), {}, 'organization_suspended'],
    ['that, whatever else may wait', user(everything), { unverified: true }, 'organization_suspended'],
    ['to confirm the e-mail', user(everything), { suspended: true }, 'email_not_verified'],
    ['the same of the owner of a key', key({ mustVerify: true }), {}, 'email_not_verified'],
    ['nothing where neither matters', user(everything), { suspended: true, unverified: true }, null],
    ['a second factor', user({ mustSetUpTwoFactor: true }), {}, 'two_factor_setup_required'],
    ['first the e-mail', user({ mustVerify: true, mustSetUpTwoFactor: true }), {}, 'email_not_verified'],
    ['no second factor to set it up', user({ mustSetUpTwoFactor: true }), { unverified: true }, null],
  ])('%s', (_name, actor, despite, code) => {
    expect(codeOf(() => requireReady({ actor }, despite))).toBe(code);
  });

  it('is told with the reason, and to whom it concerns', () => {
    const told = (actor: Caller) => refusal(() => requireReady({ actor }));
    expect(told(user({ suspended: { reason: 'unpaid' } }))).toContain('is suspended (unpaid). Contact');
    expect(told(user({ suspended }))).toContain('is suspended. Contact');
    expect(told(user({ mustVerify: true }))).toContain('that we sent you');
    expect(told(key({ mustVerify: true }))).toContain('that we sent them');
  });
});

describe('a permission', () => {
  it('is asked for after that', () => {
    const actor = user({ ...everything, permissions: new Set() });
    const ask = (despite = {}) => codeOf(() => requirePermission({ actor }, 'usage:read', despite));
    expect([ask(), ask({ suspended: true })]).toEqual(['organization_suspended', 'email_not_verified']);
  });

  it('that is missing is told with who lacks it', () => {
    expect(refusal(() => requirePermission({ actor: user() }, 'members:write'))).toBe(
      'forbidden: The role member does not have the permission members:write.',
    );
    expect(refusal(() => requirePermission({ actor: key() }, 'members:write'))).toBe(
      'forbidden: This API key does not have the permission members:write.',
    );
    expect(refusal(() => requirePermission({ actor: key() }, 'batches:write'))).toBeNull();
  });

  it('of a key is one of its scopes that its owner still has', () => {
    const scopes = ['usage:read', 'batches:write', 'webhooks:write'] as const;
    expect([...permissionsOfKey('admin', scopes)]).toEqual(scopes);
    expect([...permissionsOfKey('member', scopes)]).toEqual(['usage:read', 'batches:write']);
    expect([...permissionsOfKey('viewer', scopes)]).toEqual(['usage:read']);
    expect([...permissionsOfKey('admin', [])]).toEqual([]);
  });
});

it('people are told from keys', () => {
  const person = user();
  expect(requirePerson({ actor: person })).toBe(person);
  expect(codeOf(() => requirePerson({ actor: key() }))).toBe('forbidden');
  expect([apiKeyOf(person), apiKeyOf(key())]).toEqual([null, 'key']);
});

it('operators are people who are some, with a second factor, whatever their organization is or asks for', () => {
  const ready = { mustSetUpTwoFactor: false };
  const operator = user({ operator: ready, suspended, mustSetUpTwoFactor: true, role: 'viewer' });
  expect(requireOperator({ actor: operator })).toBe(operator);
  const ask = (actor: Caller) => codeOf(() => requireOperator({ actor }));
  expect([ask(user()), ask(user({ role: 'admin' })), ask(key())]).toEqual(Array(3).fill('forbidden'));
  expect(ask(user({ operator: { mustSetUpTwoFactor: true } }))).toBe('two_factor_setup_required');
  expect(ask(user({ operator: ready, mustVerify: true }))).toBe('email_not_verified');
  // Who is none learns nothing of what operators need.
  expect(ask(user({ mustVerify: true, mustSetUpTwoFactor: true }))).toBe('forbidden');
});
