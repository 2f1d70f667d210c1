import type { TSchema } from 'typebox';
import { Value } from 'typebox/value';
import { describe, expect, it } from 'vitest';
import { ApiKeySchema, CreatedApiKeySchema } from './api-keys.ts';
import { AuditEntrySchema, AuditVerificationSchema } from './audit.ts';
import { SessionSchema, TokensSchema, UserSchema } from './auth.ts';
import { BatchItemSchema, BatchResultSchema, BatchSchema } from './batches.ts';
import { CheckReplySchema, RequirementsReplySchema } from './checks.ts';
import { HealthSchema } from './health.ts';
import { HistoryEntrySchema, OptimizationSchema, StoredOptimizationSchema } from './optimizations.ts';
import { ProblemSchema } from './problem.ts';
import { ProviderSchema, ProviderTestSchema, VerificationSettingsSchema } from './providers.ts';
import { UsageReplySchema } from './usage.ts';

const exampleOf = (schema: TSchema): Fields => {
  const { examples } = schema as { examples?: Fields[] };
  return structuredClone(examples?.[0] ?? {});
};

type Fields = Record<string, unknown>;

const failure = { code: 'provider_failed', message: 'No' };
const attempt = { provider: 'openai', error: null, latencyMs: 1 };
const addition = {
  id: 'a1',
  kind: 'statement',
  text: 'More',
  start: 0,
  end: 4,
  verdict: 'doubtful',
  reason: 'it is new',
  decidedBy: 'verifier',
};
const reader = { provider: 'openai', model: 'gpt-4o' };
const verification = { ...reader, inputTokens: 1, outputTokens: 1, costUsd: null };
const edit = { start: 0, end: 1, replacement: '', pass: 'politeness', reason: 'polite phrase' };
const guarded = { start: 0, end: 1, reason: 'code' };
const targets = { targetTokens: 10, targetReached: false };
const checksOf = (schema: TSchema) => ({
  ...(exampleOf(schema).checks as Fields),
  lost: [{ kind: 'statement', text: 'Lost' }],
  added: [addition],
  doubtful: [{ kind: 'statement', text: 'Perhaps' }],
  verifiedBy: reader,
});
const usage = { inputTokens: 1, outputTokens: 2, costUsd: 0.1, spentTokens: 3, verification };

/** Every reply with all that it may hold: its example, and what the example leaves out. */
const REPLIES: [string, TSchema, Fields][] = [
  ['an API key', ApiKeySchema, {}],
  ['a new API key', CreatedApiKeySchema, {}],
  ['a user', UserSchema, {}],
  ['tokens', TokensSchema, {}],
  ['a session', SessionSchema, {}],
  ['a batch', BatchSchema, {}],
  ['an item of a batch', BatchItemSchema, { error: failure }],
  [
    'a result of a batch',
    BatchResultSchema,
    {
      error: failure,
      attempts: [attempt],
      protected: [guarded],
      checks: checksOf(BatchResultSchema),
      usage,
      ...targets,
    },
  ],
  [
    'a check',
    CheckReplySchema,
    { added: [addition], verifiedBy: reader, usage: verification, warnings: ['No reader'] },
  ],
  ['requirements', RequirementsReplySchema, {}],
  [
    'a problem',
    ProblemSchema,
    {
      errors: [{ path: 'a', message: 'b', line: 3 }],
      errorCount: 1,
      resetsAt: '2030-01-01T00:00:00Z',
      url: 'https://invoice.stripe.com/i/acct_1/live_a1b2c3',
    },
  ],
  [
    'health',
    HealthSchema,
    { services: { redis: { status: 'down', responseTimeMs: null, detail: 'refused' } } },
  ],
  [
    'an optimization',
    OptimizationSchema,
    {
      attempts: [attempt],
      edits: [edit],
      protected: [guarded],
      checks: checksOf(OptimizationSchema),
      usage,
      ...targets,
    },
  ],
  ['an entry of the history', HistoryEntrySchema, { error: failure, ...targets }],
  [
    'a stored optimization',
    StoredOptimizationSchema,
    {
      error: failure,
      attempts: [attempt],
      edits: [edit],
      checks: checksOf(StoredOptimizationSchema),
      usage,
      ...targets,
    },
  ],
  ['a provider', ProviderSchema, { authHeader: 'X-Key', requestFormat: 'openai' }],
  ['a test of a provider', ProviderTestSchema, { error: { kind: 'auth', message: 'No', retryable: false } }],
  ['settings of verification', VerificationSettingsSchema, {}],
  ['usage', UsageReplySchema, {}],
  ['a row of the audit log', AuditEntrySchema, { before: {}, after: {} }],
  [
    'a verification of the audit log',
    AuditVerificationSchema,
    { firstBroken: { sequence: 2, id: '019df2a1-4c00-7a10-8c11-0f5b6e2d4a03', reason: 'changed' } },
  ],
];

/** Fields that a reply may leave out. */
const OPTIONAL = new Set([
  ...[
    // Of a session by cookie.
    ...['accessToken', 'refreshToken', 'expiresIn'],
    'error',
    'errors',
    'errorCount',
    'url',
    'resetsAt',
    'line',
    'detail',
    'attempts',
    'edits',
    'where',
    'part',
    'reason',
    'details',
    'verification',
  ],
  ...[
    'verifiedBy',
    'usage',
    'targetTokens',
    'targetReached',
    'metadata',
    'authHeader',
    'requestFormat',
    'replacement',
  ],
]);

/** Every place in a value: the path to it. */
function* places(value: unknown, path: readonly string[] = []): Generator<string[]> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, entry] of Object.entries(value)) {
    yield [...path, key];
    yield* places(entry, [...path, key]);
  }
}

function changed(
  value: Fields,
  path: readonly string[],
  change: (holder: Fields, key: string) => void,
): Fields {
  const copy = structuredClone(value);
  const holder = path.slice(0, -1).reduce<Fields>((place, key) => place[key] as Fields, copy);
  change(holder, path.at(-1) ?? '');
  return copy;
}

const kindOf = (value: unknown) => (typeof value === 'object' && value !== null ? 7 : { no: 'such value' });

describe.each(REPLIES)('%s', (_, schema, more) => {
  const full = { ...exampleOf(schema), ...more };

  it('is as its example says', () => {
    expect(Value.Errors(schema, exampleOf(schema))).toEqual([]);
    expect(Value.Errors(schema, full)).toEqual([]);
  });

  it('has a kind for each of its fields', () => {
    const taken = [...places(full)].filter((path) => {
      const wrong = changed(full, path, (holder, key) => {
        holder[key] = kindOf(holder[key]);
      });
      return Value.Check(schema, wrong);
    });
    expect(taken).toEqual([]);
  });

  it('lacks no field but those that may be left out', () => {
    const free = [...places(full)].filter((path) => {
      const key = path.at(-1) ?? '';
      const records = ['metadata', 'services', 'digests', 'salts'];
      const isOwn = !/^\d+$/.test(key) && !records.includes(path.at(-2) ?? '');
      return (
        isOwn &&
        Value.Check(
          schema,
          changed(full, path, (holder) => void delete holder[key]),
        )
      );
    });
    const names = new Set(free.map((path) => path.at(-1) ?? ''));
    // A result of a batch has what an optimization has only where the item is completed.
    const mayMiss =
      schema === BatchResultSchema ? new Set(free.filter(({ length }) => length === 1).flat()) : OPTIONAL;
    // Of an item, what it came to is there only where it is completed.
    if (schema === BatchItemSchema)
      for (const name of ['tokens', 'checksPassed', 'lost', 'doubtful']) mayMiss.add(name);
    expect([...names].filter((name) => !mayMiss.has(name) && !OPTIONAL.has(name))).toEqual([]);
  });
});
