import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { auditedWebhook, toWebhookReply } from './to-webhook-reply.ts';

const row = {
  id: randomUUID(),
  organizationId: randomUUID(),
  url: 'https://hooks.example.org:8443/services/T0/secret?token=1',
  events: ['batch.failed' as const],
  description: 'To the chat.',
  enabled: false,
  sealedSecret: 'a.sealed',
  previousSealedSecret: 'a.before',
  previousSecretExpiresAt: new Date('2026-03-04'),
  failingSince: new Date('2026-03-01'),
  disabledAt: new Date('2026-03-02'),
  disabledReason: 'failing' as const,
  createdAt: new Date('2026-02-01'),
};

it('all is told of a webhook but its secrets', () => {
  const {
    organizationId: _organizationId,
    sealedSecret: _sealed,
    previousSealedSecret: _before,
    ...told
  } = row;
  expect(toWebhookReply(row)).toEqual({
    ...told,
    previousSecretExpiresAt: '2026-03-04T00:00:00.000Z',
    failingSince: '2026-03-01T00:00:00.000Z',
    disabledAt: '2026-03-02T00:00:00.000Z',
    createdAt: '2026-02-01T00:00:00.000Z',
  });
});

it('times that there are not are null', () => {
  const none = { previousSecretExpiresAt: null, failingSince: null, disabledAt: null };
  expect(toWebhookReply({ ...row, ...none })).toMatchObject(none);
});

it('the audit log has its host, and nothing that may be a token', () => {
  expect(auditedWebhook(row)).toEqual({
    host: 'hooks.example.org:8443',
    events: ['batch.failed'],
    enabled: false,
  });
});
