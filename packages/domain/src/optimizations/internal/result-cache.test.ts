import {
  COMPRESSION_LEVELS,
  MODES,
  OUTPUT_FORMATS,
  STRATEGIES,
  STRICTNESSES,
  VERIFY_MODES,
} from '@refinery/contracts/enums.ts';
import { OptimizeBody } from '@refinery/contracts/optimizations.ts';
import { REFINER_VERSION } from '@refinery/refiner';
import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { asSuperuser } from '@refinery/testing/superuser.ts';
import { TestClock } from '@refinery/testing/test-clock.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Context } from '../../context/context.ts';
import { BUILT_IN_DEFAULTS } from '../../context/request-defaults.ts';
import { SOME_CAUSE } from '../../model-calls/ledger/testing/some-cause.ts';
import { optimize } from '../optimize.ts';
import { type RefineTextRequest, resolveRequest } from '../resolve-request.ts';
import { findCachedResult, rememberResult, requestHash } from './result-cache.ts';

const DAY_MS = 24 * 60 * 60_000;
const TEXT = 'Please write.';

const env = { OPENAI_API_KEY: 'sk-one', ANTHROPIC_API_KEY: 'sk-two' };
const test = fixture((services) => openTestContext(services, { clock, env }));
let member: Member;
const clock = new TestClock();

beforeAll(async () => {
  // Nobody is called: the keys only make two vendors usable.

  member = await buildMember(test.ctx);
});

type Options = Partial<OptimizeBody>;
async function resolve({ text = TEXT, ...options }: Options, ctx: Context = test.ctx) {
  const { organizationId } = member;
  const request = await resolveRequest(
    ctx,
    { organizationId, defaults: { ...BUILT_IN_DEFAULTS, provider: 'openai' } },
    options,
  );
  return { ...request, text, cause: SOME_CAUSE };
}
const hashOf = async (options: Options = {}, ctx?: Context): Promise<string> =>
  requestHash(await resolve(options, ctx));

/** What of each option makes another result than its default; nothing where it has no say in the result. */
const OTHERS: { [Option in keyof Required<OptimizeBody>]: readonly OptimizeBody[Option][] } = {
  text: ['Please write!', 'Please  write.', 'please write.'],
  provider: ['local', 'anthropic'],
  model: ['gpt-4o', 'gpt-4.1'],
  strategy: STRATEGIES.filter((strategy) => strategy !== 'UNIVERSAL'),
  compressionLevel: COMPRESSION_LEVELS.filter((level) => level !== 'medium'),
  outputFormat: OUTPUT_FORMATS.filter((format) => format !== 'default'),
  preserve: [['a'], ['b'], ['a', 'b'], ['a,b'], ['ab']],
  material: [
    [{ start: 0, end: 1 }],
    [{ start: 0, end: 2 }],
    [{ start: 1, end: 2 }],
    [
      { start: 0, end: 1 },
      { start: 1, end: 2 },
    ],
  ],
  refineMaterial: [true],
  targetTokens: [1, 2],
  mode: MODES.filter((mode) => mode !== 'direct'),
  fallback: [false],
  verify: VERIFY_MODES.filter((verify) => verify !== 'doubts'),
  strictness: STRICTNESSES.filter((strictness) => strictness !== 'normal'),
  metadata: [],
};

describe('two requests of an organization', () => {
  it('are told apart by every option that there is', () => {
    expect(Object.keys(OTHERS).sort()).toEqual(Object.keys(OptimizeBody.properties).sort());
  });

  it('are two where any option makes another result', async () => {
    const requests: Options[] = Object.entries(OTHERS).flatMap(([option, values]) =>
      values.map((value) => ({ [option]: value })),
    );
    const hashes = new Map<string, Options>();
    for (const request of [{}, ...requests]) {
      const hash = await hashOf(request);
      expect([request, hashes.get(hash)]).toEqual([request, undefined]);
      hashes.set(hash, request);
    }
  });

  it('are one where defaults are named, or what changes no result', async () => {
    const defaults: Options = {
      provider: 'openai',
      strategy: 'UNIVERSAL',
      compressionLevel: 'medium',
      outputFormat: 'default',
      preserve: [],
      material: [],
      refineMaterial: false,
      mode: 'direct',
      fallback: true,
      verify: 'doubts',
      strictness: 'normal',
    };
    expect(await hashOf(defaults)).toBe(await hashOf());
    expect(await hashOf({ metadata: { team: 'search' } })).toBe(await hashOf());
  });

  it('are one for the local refiner whatever a model would be told', async () => {
    const local = await hashOf({ provider: 'local' });
    for (const options of [
      { mode: 'hybrid' },
      { verify: 'all' },
      { strictness: 'strict' },
      { model: 'x' },
    ] as const) {
      expect([options, await hashOf({ provider: 'local', ...options })]).toEqual([options, local]);
    }
  });
});

describe('the name of a result', () => {
  it('changes with the organization and the version of the refiner', async () => {
    const request = await resolve({});
    const name = requestHash(request);
    expect(requestHash(request, REFINER_VERSION)).toBe(name);
    expect(requestHash({ ...request, organizationId: member.user.id })).not.toBe(name);
    expect(requestHash(request, `${REFINER_VERSION}1`)).not.toBe(name);
  });

  it('changes with who would answer, in what order, and who would read', async () => {
    const request = await resolve({});
    const [one, two] = request.candidates;
    if (!one || !two) throw new Error('Two vendors should be usable.');
    const alike: Partial<RefineTextRequest>[] = [
      {},
      { candidates: [one] },
      // The local refiner may not stand in for it.
      { candidates: [one], fallback: false },
      { candidates: [two, one] },
      { candidates: [{ ...one, model: 'another' }, two] },
      { candidates: [one, { ...two, model: 'another' }] },
      { candidates: [{ ...one, provider: 'groq' }, two] },
      { candidates: [{ ...one, credentialKey: 'another' }, two] },
      { readers: [] },
      { readers: [one] },
      { readers: [two] },
      { readers: [{ ...one, model: 'another' }] },
      { readers: [{ ...one, credentialKey: 'another' }] },
    ];
    const names = alike.map((change) => requestHash({ ...request, ...change }));
    expect(new Set(names).size).toBe(names.length);
  });

  it('changes with whether anybody may stand in for the only vendor', async () => {
    const { settings } = test.ctx;
    const only = {
      ...test.ctx,
      settings: { ...settings, operatorProviders: { openai: { apiKey: 'sk-one' } } },
    };
    expect(await hashOf({ fallback: false }, only)).not.toBe(await hashOf({}, only));
  });

  it.each([{ apiKey: 'sk-other' }, { apiKey: 'sk-one', baseUrl: 'https://example.com' }])(
    'changes where a vendor is reached with %j',
    async (openai) => {
      const { settings } = test.ctx;
      const operatorProviders = { ...settings.operatorProviders, openai };
      const changed = { ...test.ctx, settings: { ...settings, operatorProviders } };
      expect(await hashOf({}, changed)).not.toBe(await hashOf());
    },
  );

  it('says nothing of the text', async () => {
    expect(await hashOf()).toMatch(/^[\w-]{43}$/);
  });
});

describe('a result', () => {
  let texts = 0;
  const fresh = () => `Could you please write poem number ${++texts}?`;
  const refine = (text: string) => optimize(member.as, { text, provider: 'local' });
  const find = async (text: string, organizationId = member.organizationId) => {
    const hash = await hashOf({ text, provider: 'local' });
    return (await findCachedResult(test.ctx, organizationId, hash))?.id ?? null;
  };

  it('is found for 24 hours, to the millisecond, and Redis forgets it then, too', async () => {
    const text = fresh();
    const { id } = await refine(text);
    clock.advance(DAY_MS - 1);
    expect(await find(text)).toBe(id);
    clock.advance(1);
    expect(await find(text)).toBeNull();
    const ttl = await test.ctx.redis.ttl(`result:${await hashOf({ text, provider: 'local' })}`);
    expect(ttl).toBeLessThanOrEqual(DAY_MS / 1_000);
    expect(ttl).toBeGreaterThan(DAY_MS / 1_000 - 60);
  });

  it('lives no longer for being asked for', async () => {
    const text = fresh();
    await refine(text);
    clock.advance(DAY_MS - 1);
    expect((await refine(text)).cached).toBe(true);
    clock.advance(1);
    expect((await refine(text)).cached).toBe(false);
  });

  it('is found by no other organization, also where it knows the name', async () => {
    const text = fresh();
    const { id } = await refine(text);
    const other = await buildMember(test.ctx);
    expect(await find(text, other.organizationId)).toBeNull();
    expect(await find(text)).toBe(id);
    expect((await optimize(other.as, { text, provider: 'local' })).cached).toBe(false);
  });

  it.each(['processing', 'failed'])('is none where it is %s', async (status) => {
    const text = fresh();
    const { id } = await refine(text);
    await asSuperuser(test.ctx, (sql) => sql`update optimizations set status = ${status} where id = ${id}`);
    expect(await find(text)).toBeNull();
  });

  it('is the one that its name stands for', async () => {
    const [one, other] = [fresh(), fresh()];
    const ids = [(await refine(one)).id, (await refine(other)).id];
    expect([await find(one), await find(other)]).toEqual(ids);
    await rememberResult(test.ctx, await hashOf({ text: one, provider: 'local' }), member.user.id);
    expect(await find(one)).toBeNull();
  });
});
