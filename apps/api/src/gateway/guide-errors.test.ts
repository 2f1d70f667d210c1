import type { Dialect } from '@refinery/contracts/gateway.ts';
import { createApiKey } from '@refinery/domain/api-keys/create-api-key.ts';
import { json } from '@refinery/relay/relay/testing/stub-vendor.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { describe, expect, it } from 'vitest';
import { openGatewayApp } from './testing/gateway-app.ts';
import { readGuide } from './testing/guide/blocks.ts';

const test = fixture(openGatewayApp);

const MODELS = { openai: 'gpt-4o-mini', anthropic: 'claude-haiku-4-5' };
const OTHERS = { openai: 'claude-haiku-4-5', anthropic: 'gpt-4o-mini' };
const PATHS = { openai: '/v1/responses', anthropic: '/v1/messages' };

interface Sent {
  key?: string;
  path?: string;
  headers?: Record<string, string>;
}

/** Sends a body, or one that is right but for what is given of it. */
function send(
  dialect: Dialect,
  more: object | string | Buffer,
  { key = test.key, path, headers }: Sent = {},
) {
  const right = { model: MODELS[dialect], max_output_tokens: 10, max_tokens: 10, input: 'Hi', messages: [] };
  const isRaw = typeof more === 'string' || Buffer.isBuffer(more);
  return fetch(test.url + (path ?? PATHS[dialect]), {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', ...headers },
    body: isRaw ? new Uint8Array(Buffer.from(more)) : JSON.stringify({ ...right, ...more }),
  });
}

type Terms = Omit<Parameters<typeof createApiKey>[1], 'name'>;
const keyWith = async (terms: Terms) => (await createApiKey(test.member.as, { name: 'k', ...terms })).key;
const calls = (terms: Terms = {}) => keyWith({ scopes: ['models:call'], ...terms });
const refusing = (status: number) => test.vendor.respondWith(json({ error: { message: 'No' } }, status));

/** How each row of the table comes about, by its first cell. */
const PROVOKED: Record<string, (dialect: Dialect) => Promise<Response>> = {
  'the request cannot be read or checked': (dialect) => send(dialect, '{'),
  'the provider has no such endpoint': (dialect) => send(dialect, { model: OTHERS[dialect] }),
  'the provider must not be asked this, or cannot': (dialect) => send(dialect, { container: 'c_1' }),
  'a budget, and a model without a price': async (dialect) =>
    send(dialect, { model: `${dialect}/nobody-knows` }, { key: await calls({ monthlyBudgetUsd: 1 }) }),
  'a budget, and a call without a bound': async (dialect) =>
    send(dialect, { service_tier: 'priority' }, { key: await calls({ monthlyBudgetUsd: 1 }) }),
  'the key is wrong': (dialect) => send(dialect, {}, { key: `prk_${'x'.repeat(43)}` }),
  'the key has no scope `models:call`': async (dialect) =>
    send(dialect, {}, { key: await keyWith({ scopes: ['usage:read'] }) }),
  'nobody can be asked for the model': (dialect) => send(dialect, { model: 'nobody-knows' }),
  'there is no such path': (dialect) => send(dialect, {}, { path: '/v1/files' }),
  'the request has more than 32 MB': (dialect) => send(dialect, Buffer.alloc(32 * 1024 * 1024 + 1, ' ')),
  'a [limit](#limits) of ours': async (dialect) => {
    const key = await calls({ rateLimitPerMinute: 1 });
    await send(dialect, {}, { key });
    return send(dialect, {}, { key });
  },
  'the [budget](#money) may not be enough': async (dialect) =>
    send(dialect, {}, { key: await calls({ monthlyBudgetUsd: 0 }) }),
  'the vendor refuses the request (4xx)': (dialect) => {
    const error = { type: 'odd_request_error', code: 'odd', message: 'Odd.' };
    test.vendor.respondWith(json({ error }, 422));
    return send(dialect, {});
  },
  'the vendor refuses our credentials': (dialect) => {
    refusing(401);
    return send(dialect, {});
  },
  'the vendor failed': (dialect) => {
    refusing(500);
    return send(dialect, {});
  },
  'too many failures, too much to do, or Postgres is away': async (dialect) => {
    refusing(500);
    for (let time = 0; time < 20; time += 1) {
      const response = await send(dialect, {});
      if (response.status !== 502) return response;
    }
    throw new Error('The breaker stays closed.');
  },
};

const ROWS = readGuide()
  .split('\n## Errors\n')[1]
  ?.split('\n')
  .filter((line) => /^\| (?!what happened|-)/.test(line))
  .map((line) => line.slice(2, -2).split(' | '))
  .map(([what = '', codes = '', openai = '', anthropic = '', again = '']) => ({
    what,
    codes,
    openai,
    anthropic,
    again,
  }));

/** What the vendors' SDKs do. */
const triesAgain = ({ status, headers }: Response): boolean =>
  headers.get('x-should-retry') !== 'false' && ([408, 409, 429].includes(status) || status >= 500);

it('every row of the table is provoked', () => {
  expect(ROWS?.map(({ what }) => what)).toEqual(Object.keys(PROVOKED));
});

describe.each(ROWS ?? [])('$what', ({ what, codes, again, ...shapes }) => {
  it.each(['openai', 'anthropic'] as const)(
    'is answered as docs/gateway.md says, in the form of %s',
    async (dialect) => {
      const said = shapes[dialect];
      if (said === '–') return;
      const response = await PROVOKED[what]?.(dialect);
      const { error } = Object(await response?.json());
      if (said === "the vendor's") {
        expect([response?.status, error]).toMatchObject([
          422,
          { type: 'odd_request_error', code: 'odd', message: 'Odd.' },
        ]);
        return;
      }
      expect(`${response?.status} \`${error.type}\``).toBe(said);
      expect(codes.match(/\w+(?=`)/g)).toContain(error.code);
      expect(response && triesAgain(response)).toBe(again.startsWith('yes'));
      if (again.includes('Retry-After')) expect(response?.headers.get('retry-after')).toMatch(/^\d+$/);
    },
  );
});
