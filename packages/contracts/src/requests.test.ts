import { type TSchema, Type } from 'typebox';
import { Value } from 'typebox/value';
import { describe, expect, it } from 'vitest';
import { ApiKeysQuery, CreateApiKeyBody, RotateApiKeyBody, UpdateApiKeyBody } from './api-keys.ts';
import { LoginBody, RefreshBody, RegisterBody } from './auth.ts';
import {
  BatchItemsQuery,
  BatchListQuery,
  BatchOptionsSchema,
  BatchResultsQuery,
  CreateBatchBody,
  MAX_FILE_BYTES,
  MAX_FILE_ITEMS,
  MAX_JSON_BYTES,
} from './batches.ts';
import { CheckBody, ReadRequirementsBody } from './checks.ts';
import { HistoryQuery, OptimizeBody, OptimizeQuery, RefineOptionsSchema } from './optimizations.ts';
import { ProviderParams, SaveProviderBody, SaveVerificationBody } from './providers.ts';
import { IdParams, strict } from './schema-helpers.ts';

const ID = '01890a5d-ac96-774b-bcce-b302099a8057';
const letters = (length: number) => 'x'.repeat(length);
const many = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => make(index));
const fields = (count: number) => Object.fromEntries(many(count, (index) => [`key${index}`, 'value']));

/** What a field takes and what it refuses. */
type Bounds = { takes: unknown[]; refuses: unknown[] };

const text = (least: number, most: number): Bounds => ({
  takes: [letters(Math.max(1, least)), letters(most)],
  refuses: [...(least > 0 ? [letters(least - 1)] : []), letters(most + 1), 7, null],
});
const number = (least: number, most: number): Bounds => ({
  takes: [least, most],
  refuses: [least - 1, most + 1, least + 0.5, 'many'],
});
const words = (...takes: string[]): Bounds => ({ takes, refuses: ['other', '', 1] });
const flag: Bounds = { takes: [true, false], refuses: ['yes', 1] };
const moment: Bounds = {
  takes: [
    '2030-01-01T00:00:00Z',
    '0001-01-01T00:00:00Z',
    '9999-12-31T23:59:59.999Z',
    '2030-01-01T00:00:00+02:00',
  ],
  refuses: ['2030-01-01', '0000-12-31T23:59:59Z', '2030-02-30T00:00:00Z', '2030-01-01T00:00:60Z', 'soon'],
};
const id: Bounds = { takes: [ID], refuses: ['1', `${ID}0`, 1] };

const orNull = ({ takes, refuses }: Bounds): Bounds => ({ takes: [...takes, null], refuses });
const keyFields: Record<string, Bounds> = {
  name: { ...text(1, 100), refuses: [...text(1, 100).refuses, ' '] },
  scopes: {
    takes: [
      [
        'optimizations:read',
        'optimizations:write',
        'batches:read',
        'batches:write',
        'providers:read',
        'usage:read',
      ],
      ['usage:read'],
    ],
    refuses: [[], ['usage:read', 'usage:read'], ['usage:write'], 'usage:read', null],
  },
  allowedAddresses: orNull({
    takes: [['192.0.2.1'], [letters(49)], many(100, () => '192.0.2.1')],
    refuses: [[], many(101, () => '192.0.2.1'), [''], [letters(50)], '192.0.2.1', [1]],
  }),
  rateLimitPerMinute: orNull(number(1, 1_000_000)),
  monthlyQuota: orNull(number(1, 1_000_000_000)),
  monthlyBudgetUsd: orNull({ takes: [0, 0.000001, 12.5, 1_000_000_000], refuses: [-1, 1_000_000_001, '5'] }),
  tokensPerMinute: orNull(number(1, 1_000_000_000)),
  compactToolResults: flag,
  replyCache: orNull({
    takes: [{ ttlSeconds: 1 }, { ttlSeconds: 86_400 }],
    refuses: [
      {},
      { ttlSeconds: 0 },
      { ttlSeconds: 86_401 },
      { ttlSeconds: 1.5 },
      { ttlSeconds: 1, a: 1 },
      60,
      [],
    ],
  }),
};

const remote = words('openai', 'anthropic', 'gemini', 'deepseek', 'groq', 'openrouter', 'custom');
const metadata: Bounds = {
  takes: [{}, fields(16), { [letters(64)]: letters(500), 'a\nb': '' }],
  refuses: [fields(17), { [letters(65)]: '' }, { '': '' }, { a: letters(501) }, { a: 1 }],
};
const verification = { verify: words('off', 'doubts', 'all'), strictness: words('normal', 'strict') };
const refineOptions: Record<string, Bounds> = {
  provider: {
    takes: [...remote.takes, 'local', 'auto'],
    refuses: remote.refuses,
  },
  model: text(1, 200),
  strategy: words('UNIVERSAL', 'GPT', 'CLAUDE', 'DEEPSEEK', 'LEGAL'),
  compressionLevel: words('low', 'medium', 'high'),
  outputFormat: words('default', 'markdown', 'json', 'xml'),
  preserve: {
    takes: [[], many(100, () => 'a'), many(5, () => letters(10_000))],
    refuses: [
      many(101, () => 'a'),
      [letters(10_001)],
      [''],
      [...many(5, () => letters(10_000)), 'a'],
      'a',
      [1],
    ],
  },
  refineMaterial: flag,
  targetTokens: number(1, 1_000_000),
  mode: words('direct', 'hybrid'),
  fallback: flag,
  ...verification,
};
const batchOptions = { ...refineOptions, name: text(1, 200), webhookUrl: text(0, 2000) };
const page = { limit: number(1, 100) };

/** Every request: the least that makes one, and the bounds of each of its fields. */
const REQUESTS: [string, TSchema, object, Record<string, Bounds>][] = [
  [
    'a new account',
    RegisterBody,
    { email: 'ada@example.com', password: 'difference', fullName: 'Ada' },
    {
      email: {
        takes: ['a@b.example', `${letters(64)}@${letters(60)}.${letters(60)}.${letters(59)}.example`],
        refuses: ['ada', '', `${letters(64)}@${letters(60)}.${letters(60)}.${letters(60)}.example`, 1],
      },
      password: { takes: [letters(8), letters(2000)], refuses: [letters(7), 12345678] },
      fullName: { ...text(1, 200), refuses: [...text(1, 200).refuses, '   '] },
      organizationName: { ...text(1, 200), refuses: [...text(1, 200).refuses, ' \t'] },
      organizationSlug: {
        takes: ['ab', 'a-b', '1-2', letters(63)],
        refuses: ['a', '-a', 'a-', 'A1', 'a b', 'a_b', letters(64)],
      },
    },
  ],
  [
    'a sign-in',
    LoginBody,
    { email: 'ada', password: 'x' },
    { email: text(1, 254), password: { takes: ['x', letters(2000)], refuses: ['', 1] } },
  ],
  ['a refresh', RefreshBody, { refreshToken: 'x' }, { refreshToken: text(1, 500) }],
  [
    'a new API key',
    CreateApiKeyBody,
    { name: 'CI' },
    {
      ...keyFields,
      expiresAt: { ...moment, refuses: [...moment.refuses, null] },
    },
  ],
  [
    'what may change of an API key',
    Type.Object(UpdateApiKeyBody.properties, strict),
    {},
    { ...keyFields, expiresAt: orNull(moment) },
  ],
  ['the rotation of an API key', RotateApiKeyBody, {}, { overlapSeconds: number(0, 604_800) }],
  [
    'a search for API keys',
    ApiKeysQuery,
    {},
    {
      prefix: {
        takes: ['prk_', 'prk_a', 'prk_aB3-_xyz'],
        refuses: ['', 'prk', 'PRK_a', 'prk_aB3-_xyz1', 'prk_a b', 'prk_%', ' prk_a', 'prk_a\n', 1],
      },
    },
  ],
  ['options of refining', RefineOptionsSchema, {}, refineOptions],
  [
    'a prompt',
    OptimizeBody,
    { text: 'x' },
    {
      ...refineOptions,
      text: text(1, 200_000),
      metadata,
      material: {
        takes: [[], [{ start: 0, end: 1 }], many(100, () => ({ start: 199_999, end: 200_000 }))],
        refuses: [
          many(101, () => ({ start: 0, end: 1 })),
          [{ start: 1, end: 1 }],
          [{ start: 2, end: 1 }],
          [{ start: -1, end: 1 }],
          [{ start: 0, end: 200_001 }],
          [{ start: 0, end: 1.5 }],
          [{ start: 0 }],
          [{ end: 1 }],
          [{ start: 0, end: 1, reason: 'code' }],
        ],
      },
    },
  ],
  [
    'what a reply includes',
    OptimizeQuery,
    {},
    {
      include: words('edits'),
      fields: {
        takes: ['id', 'refinedText,checks', 'checks , id'],
        refuses: ['', ' ', 'checks.passed', 'id,', 'constructor', 'Id', 'id;checks', 'originalText'],
      },
    },
  ],
  [
    'a batch',
    CreateBatchBody,
    { items: [{ text: 'x' }] },
    {
      ...batchOptions,
      items: {
        takes: [
          many(10_000, () => ({ text: 'x' })),
          [{ text: letters(200_000), customId: letters(200), metadata: { a: 'b' } }],
        ],
        refuses: [
          [],
          many(10_001, () => ({ text: 'x' })),
          [{ text: '' }],
          [{}],
          [{ text: letters(200_001) }],
          [{ text: 'x', customId: '' }],
          [{ text: 'x', customId: letters(201) }],
          [{ text: 'x', metadata: fields(17) }],
          [{ text: 'x', level: 'low' }],
        ],
      },
    },
  ],
  ['options of a batch', BatchOptionsSchema, {}, batchOptions],
  [
    'a list of batches',
    BatchListQuery,
    {},
    {
      ...page,
      cursor: id,
      status: words('queued', 'running', 'completed', 'cancelling', 'cancelled', 'failed'),
    },
  ],
  [
    'a list of items',
    BatchItemsQuery,
    {},
    {
      limit: page.limit,
      cursor: number(0, 2_147_483_647),
      status: words('pending', 'processing', 'completed', 'failed', 'cancelled'),
    },
  ],
  ['results of a batch', BatchResultsQuery, {}, { csvSafe: flag, format: words('ndjson', 'csv') }],
  [
    'the history',
    HistoryQuery,
    {},
    {
      limit: number(1, 100),
      offset: number(0, 1_000_000),
      cursor: id,
      provider: { takes: [...remote.takes, 'local'], refuses: ['auto', ...remote.refuses] },
      status: words('processing', 'completed', 'failed'),
      from: moment,
      to: moment,
      metadata: {
        takes: ['team:search', 'team:', 'a:b,c:d', `${letters(64)}:${letters(500)}`, 'a:b:c'],
        refuses: [
          '',
          'team',
          ':search',
          'a:b,',
          'a:b,c',
          `${letters(65)}:a`,
          `a:${letters(501)}`,
          `a:,${many(500, () => 'a:b').join(',')}a`,
        ],
      },
    },
  ],
  [
    'a check',
    CheckBody,
    { original: 'x', rewritten: '' },
    {
      original: text(1, 200_000),
      rewritten: text(0, 200_000),
      preserve: refineOptions.preserve as Bounds,
      ...verification,
      provider: { ...remote, refuses: ['local', 'auto', ...remote.refuses] },
      model: text(1, 200),
    },
  ],
  ['a text to read', ReadRequirementsBody, { text: 'x' }, { text: text(1, 200_000) }],
  [
    'a provider',
    SaveProviderBody,
    {},
    {
      apiKey: text(1, 1000),
      defaultModel: text(1, 200),
      baseUrl: {
        takes: ['https://models.example/v1', `https://models.example/${letters(477)}`],
        refuses: ['models', `https://models.example/${letters(478)}`, 1],
      },
      authHeader: { takes: ['X-Api-Key', letters(100)], refuses: ['', 'X Key', 'X:Key', letters(101)] },
      authValue: { takes: ['Bearer a~', letters(2000)], refuses: ['', letters(2001), 'a\nb', 'é'] },
      requestFormat: words('openai', 'anthropic', 'generic'),
      enabled: flag,
      position: number(1, 100),
      isDefault: flag,
    },
  ],
  [
    'settings of verification',
    SaveVerificationBody,
    {},
    {
      ...verification,
      provider: { takes: [...remote.takes, null], refuses: ['local', 'other', 1] },
      model: { takes: [null, 'x', letters(200)], refuses: ['', letters(201), 1] },
    },
  ],
];

describe.each(REQUESTS)('%s', (_, schema, least, bounds) => {
  const takes = (value: object) => Value.Check(schema, value);

  it('is asked for with the least there must be, and nothing less', () => {
    expect(Value.Errors(schema, least)).toEqual([]);
    for (const name of Object.keys(least)) expect(takes({ ...least, [name]: undefined }), name).toBe(false);
    for (const name of Object.keys(least)) {
      const { [name]: _left, ...rest } = least as Record<string, unknown>;
      expect(takes(rest), name).toBe(false);
    }
  });

  it('refuses a field it does not know', () => {
    expect(takes({ ...least, unknown: 1 })).toBe(false);
  });

  it.each(Object.keys(bounds))('keeps the bounds of %s', (name) => {
    const { takes: good = [], refuses: bad = [] } = bounds[name] ?? {};
    expect(good.filter((value) => !takes({ ...least, [name]: value }))).toEqual([]);
    expect(bad.filter((value) => takes({ ...least, [name]: value }))).toEqual([]);
  });
});

it('is a valid request that a schema shows as its example', () => {
  for (const [, schema] of REQUESTS) {
    const { examples = [] } = schema as { examples?: unknown[] };
    for (const example of examples) expect(Value.Errors(schema, example)).toEqual([]);
  }
  const shown = REQUESTS.filter(([, schema]) => 'examples' in schema).map(([name]) => name);
  expect(shown).toEqual([
    'a new account',
    'a sign-in',
    'a refresh',
    'a new API key',
    'the rotation of an API key',
    'a prompt',
    'a batch',
    'a check',
    'a text to read',
    'a provider',
    'settings of verification',
  ]);
});

it('says what is meant where a request says nothing', () => {
  const filled = (schema: TSchema, value: object = {}) => Value.Default(schema, value);
  expect(filled(RefineOptionsSchema)).toEqual({
    // Strategy and level are the organization's, which a schema does not know.
    outputFormat: 'default',
    refineMaterial: false,
    mode: 'direct',
    fallback: true,
  });
  expect(filled(BatchListQuery)).toEqual({ limit: 20 });
  expect(filled(BatchItemsQuery)).toEqual({ limit: 20 });
  expect(filled(BatchResultsQuery)).toEqual({ csvSafe: true });
  expect(filled(HistoryQuery)).toEqual({ limit: 20, offset: 0 });
  expect(filled(CheckBody)).toEqual({ strictness: 'normal', verify: 'off' });
});

it('names one thing by its id and a provider by its name', () => {
  expect(Value.Check(IdParams, { id: ID })).toBe(true);
  expect(Value.Check(IdParams, { id: 'x' })).toBe(false);
  expect(Value.Check(IdParams, {})).toBe(false);
  expect(remote.takes.every((provider) => Value.Check(ProviderParams, { provider }))).toBe(true);
  expect(Value.Check(ProviderParams, { provider: 'local' })).toBe(false);
  expect(Value.Check(ProviderParams, {})).toBe(false);
});

it('says in the docs what an upload holds', () => {
  expect([MAX_FILE_ITEMS, MAX_FILE_BYTES, MAX_JSON_BYTES]).toEqual([100_000, 209_715_200, 4_194_304]);
});
