import { randomBytes, randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { newWebhookSecret, sealWebhookSecret, signedHeaders, validSecrets } from './secrets.ts';

const keyring = { currentKeyId: 'a', keys: new Map([['a', randomBytes(32)]]) };
const organizationId = randomUUID();
const NOW = new Date('2026-03-01T12:00:00Z');
const seal = (secret: string) => sealWebhookSecret(keyring, organizationId, secret);
const [secret, before] = [newWebhookSecret(), newWebhookSecret()];
const row = (previousSealedSecret: string | null, previousSecretExpiresAt: Date | null) => ({
  organizationId,
  sealedSecret: seal(secret),
  previousSealedSecret,
  previousSecretExpiresAt,
});

describe('the secrets that sign', () => {
  it.each([
    ['one that was never rotated', row(null, null), [secret]],
    ['that of before in its last moment', row(seal(before), new Date(NOW.getTime() + 1)), [secret, before]],
    ['that of before at its end', row(seal(before), NOW), [secret]],
    ['that of before after it', row(seal(before), new Date(NOW.getTime() - 1)), [secret]],
    ['one of before without an end', row(seal(before), null), [secret]],
    ['an end of none', row(null, new Date(NOW.getTime() + 1)), [secret]],
  ])('with %s', (_name, stored, expected) => {
    expect(validSecrets(keyring, stored, NOW)).toEqual(expected);
  });

  it('open for no other organization', () => {
    expect(() => validSecrets(keyring, { ...row(null, null), organizationId: randomUUID() }, NOW)).toThrow();
  });

  it('are of 32 bytes, and never the same', () => {
    const secrets = Array.from({ length: 20 }, newWebhookSecret);
    expect(new Set(secrets).size).toBe(20);
    for (const one of secrets) expect(one).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  });
});

it('a message is signed as the example of Standard Webhooks is, once for each secret', () => {
  const message = {
    id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    timestamp: 1_614_265_330,
    body: '{"test": 2432232314}',
  };
  const signature = 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=';
  const published = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
  expect(signedHeaders([published], message)).toEqual({
    'webhook-id': message.id,
    'webhook-timestamp': '1614265330',
    'webhook-signature': signature,
  });
  const both = signedHeaders([secret, published], message)['webhook-signature'].split(' ');
  expect(both).toEqual([expect.stringMatching(/^v1,/), signature]);
  expect(both[0]).not.toBe(signature);
});
