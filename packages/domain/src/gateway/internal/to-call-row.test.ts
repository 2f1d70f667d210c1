import { newId } from '@refinery/db/ids.ts';
import { ProviderError } from '@refinery/providers/errors.ts';
import { expect, it } from 'vitest';
import { type ApiKeyActor, PLAIN_CALL_TERMS } from '../../context/actor.ts';
import { BUILT_IN_DEFAULTS } from '../../context/request-defaults.ts';
import { DomainError } from '../../errors/domain-error.ts';
import { toCallRow } from './to-call-row.ts';

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
  calls: PLAIN_CALL_TERMS,
  defaults: BUILT_IN_DEFAULTS,
};
const target = {
  candidate: {
    provider: 'openai' as const,
    model: 'm',
    credentials: { apiKey: 'sk-1' },
    credentialKey: 'c',
    tenant: 'o',
  },
  operated: true,
  translated: false,
};
const refused = new ProviderError({ provider: 'openai', kind: 'invalid_request', reason: 'model_not_found' });

it.each([
  ['no money could be had for', new DomainError('service_unavailable'), 'failed', 'service_unavailable'],
  ['a vendor refused', refused, 'failed', 'model_not_found'],
  ['whoever asked for it did not wait for', new Error('The caller has left.'), 'cancelled', 'cancelled'],
])('a call that %s says so', (_what, last, status, error) => {
  const row = toCallRow({
    id: newId(),
    actor,
    kind: 'gateway',
    metadata: {},
    createdAt: new Date(),
    latencyMs: 1,
    attempts: [
      { target, asked: true, error: refused, latencyMs: 1 },
      { target, asked: false, error: last, latencyMs: 0 },
    ],
    outcome: null,
    costMicros: 0,
    saved: {},
  });
  expect(row).toMatchObject({ status, error, attempts: [{ error: 'model_not_found' }, { error }] });
});
