import { createApiKey } from '@refinery/domain/api-keys/create-api-key.ts';
import { buildMember } from '@refinery/testing/builders.ts';
import { promptIn } from '@refinery/testing/fake-vendors/block-writer.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { waitFor } from '@refinery/testing/wait-for.ts';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it, onTestFinished, vi } from 'vitest';
import { HandSocket, settle } from '../testing/hand-socket.ts';
import { openPluginApp } from '../testing/plugin-app.ts';
import { headOf, openConnection, type RawConnection } from '../testing/raw-connection.ts';
import { openTestApp } from '../testing/test-app.ts';
import { openVendorApp, refined, type VendorApp } from '../testing/vendor-app.ts';
import { registerConnections } from './connections.ts';

const test = fixture((services) =>
  openTestApp(services, {
    env: { MAX_CONNECTIONS: '10', AUTH_FAILURES_PER_ADDRESS: '0' },
  }),
);
let origin: string;
let key: string;
let opened: RawConnection[] = [];

beforeAll(async () => {
  const { as } = await buildMember(test.ctx);
  key = (await createApiKey(as, { name: 'victim' })).key;
  origin = await test.app.listen({ host: '127.0.0.1', port: 0 });
});
afterEach(async () => {
  for (const { socket } of opened) socket.destroy();
  await Promise.all(opened.map(({ closed }) => closed));
  opened = [];
});

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

describe('places', () => {
  /**
   * An app of so many places. The organization that calls stands in the path; /late/… waits until released.
   */
  async function openPlaces(max: number) {
    const { app, lines, logger } = openPluginApp();
    app.decorateRequest('actor', null);
    app.addHook('onRequest', async (request) => {
      const organizationId = request.url.split('/').at(-1);
      const actor = {
        userId: 'u',
        role: 'admin',
        permissions: new Set(),
        plan: 'free',
      };
      if (organizationId) Object.assign(request, { actor: { ...actor, organizationId } });
    });
    registerConnections(app, max, logger);
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    app.get('/', async () => 'public');
    app.get('/now/:organization', async () => 'now');
    app.get('/late/:organization', () => released.then(() => 'late'));
    app.post('/now/:organization', async () => 'now');
    await app.ready();
    const say = async (socket: HandSocket, text: string) => {
      socket.send(text);
      await settle();
    };
    const ask = (socket: HandSocket, path: string) => say(socket, headOf(`GET ${path}`, {}));
    const open = async (path?: string) => {
      const socket = HandSocket.connect(app);
      if (path) await ask(socket, path);
      return socket;
    };
    const openAll = async (...paths: (string | undefined)[]) => {
      const sockets = [];
      for (const path of paths) sockets.push(await open(path));
      return sockets;
    };
    const openAtOnce = (count: number) => Array.from({ length: count }, () => HandSocket.connect(app));
    return { lines, ask, say, open, openAll, openAtOnce, release };
  }
  const ended = (sockets: HandSocket[]) => sockets.map(({ destroyed }) => destroyed);

  it('are all given before anybody has to go', async () => {
    const { openAll, lines } = await openPlaces(3);
    expect(ended(await openAll(undefined, '/', '/now/a'))).toEqual([false, false, false]);
    expect(lines).toEqual([]);
  });

  it.each<[string, (string | undefined)[], number]>([
    ['the oldest that has asked for nothing', [undefined, undefined, undefined], 0],
    ['the oldest of an unknown caller, whoever is older', ['/now/a', '/', undefined], 1],
    ['an unknown caller before a request in work', ['/late/a', '/late/a', '/'], 2],
    ['the oldest of the organization with the most', ['/now/a', '/now/b', '/now/b'], 1],
    ['the oldest of the first of two that have as many', ['/now/a', '/now/b', '/now/c'], 0],
    [
      'of the organization with the most that wait for it',
      ['/late/a', '/late/a', '/now/a', '/now/b', '/now/b'],
      3,
    ],
    [
      'the oldest of the most, also where another was ahead',
      ['/now/a', '/now/a', '/now/b', '/now/b', '/now/b'],
      2,
    ],
    ['one that waits, where older ones have a request in work', ['/late/a', '/now/a', '/late/b'], 1],
  ])('are taken from %s', async (_name, paths, expected) => {
    const { open, openAll } = await openPlaces(paths.length);
    const sockets = await openAll(...paths);
    const late = await open();
    expect(ended([...sockets, late])).toEqual([...paths.map((_path, index) => index === expected), false]);
  });

  it('are refused where all have a request in work, until one is answered', async () => {
    const { open, openAll, release } = await openPlaces(2);
    const busy = await openAll('/late/a', '/late/b');
    const refused = await open();
    expect(ended([...busy, refused])).toEqual([false, false, true]);
    release();
    await settle();
    const late = await open();
    expect(ended([...busy, late])).toEqual([true, false, false]);
  });

  it('are not kept by a request whose body has not come', async () => {
    const { open, say } = await openPlaces(1);
    const slow = await open();
    await say(slow, headOf('POST /now/a', { 'content-type': 'application/json', 'content-length': 10 }));
    const late = await open();
    expect(ended([slow, late])).toEqual([true, false]);
  });

  it('are free again once their connection has closed', async () => {
    const { open, openAll } = await openPlaces(2);
    const [first, second] = await openAll('/now/a', '/now/a');
    second?.destroy();
    await settle();
    const third = await open('/now/b');
    expect([first?.destroyed, third.destroyed]).toEqual([false, false]);
    expect((await open()).destroyed).toBe(false);
    expect([first?.destroyed, third.destroyed]).toEqual([true, false]);
  });

  it('are given once each to those that come at the same time', async () => {
    const { openAll, openAtOnce } = await openPlaces(2);
    const silent = await openAll(undefined, undefined);
    expect(ended([...silent, ...openAtOnce(2)])).toEqual([true, true, false, false]);
  });

  it('belong to whom they last served', async () => {
    const { open, openAll, ask } = await openPlaces(3);
    const sockets = await openAll('/now/a', '/now/b', '/now/b');
    const [, second] = sockets;
    if (second) await ask(second, '/now/a');
    await open();
    expect(ended(sockets)).toEqual([true, false, false]);
  });

  it('that run out are told in the log once a minute', async () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    onTestFinished(() => void vi.useRealTimers());
    const { openAll, lines } = await openPlaces(1);
    await openAll(undefined, undefined, undefined);
    expect(lines).toMatchObject([{ level: 40, max: 1, msg: expect.stringContaining('all connections') }]);
    vi.advanceTimersByTime(60_000);
    await openAll(undefined);
    expect(lines).toHaveLength(1);
    vi.advanceTimersByTime(1);
    await openAll(undefined);
    expect(lines).toHaveLength(2);
  });
});
