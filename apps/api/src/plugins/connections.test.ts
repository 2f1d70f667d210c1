import { createApiKey } from '@refinery/domain/api-keys/create-api-key.ts';
import { buildMember } from '@refinery/testing/builders.ts';
import { waitFor } from '@refinery/testing/wait-for.ts';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { headOf, openConnection, type RawConnection } from '../testing/raw-connection.ts';
import { openTestApp, type TestApp } from '../testing/test-app.ts';
import { openVendorApp, promptIn, refined, type VendorApp } from '../testing/vendor-app.ts';

let test: TestApp;
let origin: string;
let key: string;
let opened: RawConnection[] = [];

beforeAll(async () => {
  test = await openTestApp(inject('services'), {
    env: { MAX_CONNECTIONS: '10', AUTH_FAILURES_PER_ADDRESS: '0' },
  });
  const { as } = await buildMember(test.ctx);
  key = (await createApiKey(as, { name: 'victim' })).key;
  origin = await test.app.listen({ host: '127.0.0.1', port: 0 });
});
afterEach(async () => {
  for (const { socket } of opened) socket.destroy();
  await Promise.all(opened.map(({ closed }) => closed));
  opened = [];
});
afterAll(() => test.close());

async function open(to = origin): Promise<RawConnection> {
  const connection = await openConnection(to);
  opened.push(connection);
  return connection;
}

const ask = async (connection: RawConnection, apiKey = key) => {
  connection.send(headOf('GET /api/usage', { 'x-api-key': apiKey }));
  return (await connection.answer()).status;
};

const STARTS = {
  'that send nothing': '',
  'that send half a head': 'GET /livez HTTP/1.1\r\nhost: x\r\n',
  'that wait for a body': headOf('POST /api/auth/login', {
    'content-type': 'application/json',
    'content-length': 100,
  }),
  'that asked for something public': headOf('GET /livez', {}),
  'with a wrong key': headOf('GET /api/usage', { 'x-api-key': 'prk_wrong' }),
};

describe('fifty connections of unknown callers', () => {
  it.each(Object.entries(STARTS))('%s keep neither new callers out nor known ones', async (_name, start) => {
    const known = await open();
    expect(await ask(known)).toBe(200);
    for (let attacker = 0; attacker < 50; attacker++) {
      const connection = await open();
      if (start) connection.send(start);
    }
    const victim = await open();
    expect(await ask(victim)).toBe(200);
    expect(await ask(known)).toBe(200);
    expect(opened.filter(({ socket }) => !socket.closed).length).toBeLessThanOrEqual(10 + 1);
  });
});

describe('connections of one organization', () => {
  it('that wait for it make room for others, the oldest first', async () => {
    const keyOf = async () => (await createApiKey((await buildMember(test.ctx)).as, { name: 'k' })).key;
    const greedy = await keyOf();
    const modest = await open();
    expect(await ask(modest)).toBe(200);
    const held = [];
    for (let count = 0; count < 9; count++) {
      const connection = await open();
      expect(await ask(connection, greedy)).toBe(200);
      held.push(connection);
    }
    const late = await open();
    expect(await ask(late)).toBe(200);
    await held[0]?.closed;
    expect(await ask(modest)).toBe(200);
    const last = held.at(-1);
    expect(last && (await ask(last, greedy))).toBe(200);
  });
});

describe('connections with a request in work', () => {
  let vendor: VendorApp;
  let own: { origin: string; key: string };
  beforeAll(async () => {
    vendor = await openVendorApp(inject('services'), { env: { MAX_CONNECTIONS: '3' } });
    const { as } = await buildMember(vendor.ctx);
    const { key: apiKey } = await createApiKey(as, { name: 'busy' });
    own = { origin: await vendor.app.listen({ host: '127.0.0.1', port: 0 }), key: apiKey };
  });
  afterAll(() => vendor.close());

  async function askVendor(text: string): Promise<RawConnection> {
    const connection = await open(own.origin);
    const body = JSON.stringify({ text, provider: 'openai', fallback: false });
    const headers = {
      'x-api-key': own.key,
      'content-type': 'application/json',
      'content-length': body.length,
    };
    connection.send(headOf('POST /api/optimize', headers) + body);
    return connection;
  }

  it('are given to nobody else until they are answered, or their client has gone', async () => {
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    vendor.openai.respondWith(async (asked) => {
      await released;
      return refined(promptIn(asked));
    });
    const texts = ['one', 'two', 'three'].map((number) => `Please write a poem with ${number} verses.`);
    const [first, ...others] = await Promise.all(texts.map(askVendor));
    await vendor.openai.waitForRequests(texts.length);
    const newcomer = async () => ask(await open(own.origin), own.key);
    for (let time = 0; time < 5; time++) await expect(newcomer()).rejects.toThrow('connection was closed');
    first?.socket.destroy();
    await waitFor(async () => (await newcomer().catch(() => 0)) === 200, {
      what: 'the place of the one that has gone',
    });
    // The place of the one that waits, though the others are older.
    expect(await newcomer()).toBe(200);
    release();
    for (const connection of others) expect((await connection.answer()).status).toBe(200);
    // Now all three wait for their clients, the last newcomer among them.
    for (let time = 0; time < 3; time++) expect(await newcomer()).toBe(200);
  });
});
