import { expect, it } from 'vitest';
import { LEVELS, openPluginApp } from '../testing/plugin-app.ts';
import { registerRequestLog } from './request-log.ts';

function openLogged() {
  const { app, lines } = openPluginApp();
  app.decorateRequest('actor', null);
  registerRequestLog(app);
  app.get('/status/:status', async (request, reply) =>
    reply.code(Number(request.url.match(/\d+/)?.[0])).send(),
  );
  app.get('/quiet/:status', { logLevel: 'warn' }, async (request, reply) =>
    reply.code(Number(request.url.match(/\d+/)?.[0])).send(),
  );
  return { app, lines };
}

it.each([
  ['/status/200', [LEVELS.info]],
  ['/status/404', [LEVELS.info]],
  ['/status/499', [LEVELS.info]],
  ['/status/500', [LEVELS.warn]],
  ['/status/503', [LEVELS.warn]],
  ['/quiet/200', []],
  ['/quiet/399', []],
  ['/quiet/400', [LEVELS.warn]],
  ['/quiet/500', [LEVELS.warn]],
])('%s is told at the level %j', async (url, levels) => {
  const { app, lines } = openLogged();
  await app.inject(url);
  expect(lines.map(({ level }) => level)).toEqual(levels);
});

it('a line has what was asked and how it was answered, and not the query', async () => {
  const { app, lines } = openLogged();
  app.addHook('onRequest', async (request, reply) => {
    Object.assign(request, { actor: { organizationId: 'org' } });
    Object.defineProperty(reply, 'elapsedTime', { value: 12.345 });
  });
  await app.inject({ method: 'GET', url: '/status/200?secret=1&other', remoteAddress: '192.0.2.1' });
  expect(lines).toEqual([
    expect.objectContaining({
      method: 'GET',
      path: '/status/200',
      ip: '192.0.2.1',
      status: 200,
      ms: 12.3,
      organizationId: 'org',
      msg: 'request',
    }),
  ]);
  expect(JSON.stringify(lines)).not.toContain('secret');
});

it('a line of nobody names no organization', async () => {
  const { app, lines } = openLogged();
  await app.inject('/status/200');
  expect(lines[0]).not.toHaveProperty('organizationId');
});

it('a line names the route where the path holds a secret', async () => {
  const { app, lines } = openLogged();
  app.get('/open/:token', { config: { secretPath: true } }, async () => 'opened');
  await app.inject('/open/secret-token?and=more');
  expect(lines[0]).toMatchObject({ path: '/open/:token' });
  expect(JSON.stringify(lines)).not.toContain('secret-token');
});

it('a line has no token, also where no route has its path', async () => {
  const { app, lines } = openLogged();
  const token = `prs_${'aB3_'.repeat(10)}xyz`;
  for (const url of [`/sharing/${token}`, `/sharing/${token}/x`, `/sharing/${token}%20`]) {
    await app.inject({ method: 'OPTIONS', url });
  }
  expect(lines).toHaveLength(3);
  expect(lines[0]).toMatchObject({ path: '/sharing/prs_…' });
  expect(JSON.stringify(lines)).not.toContain('aB3_');
});
