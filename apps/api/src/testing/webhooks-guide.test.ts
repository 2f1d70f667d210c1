import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { WEBHOOK_EVENTS } from '@refinery/contracts/webhooks.ts';
import { buildMember } from '@refinery/testing/builders.ts';
import { deliverWebhooks } from '@refinery/testing/deliver-webhooks.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { startReceiver } from '@refinery/testing/start-receiver.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestApp } from './test-app.ts';

const GUIDE = new URL('../../../../docs/webhooks.md', import.meta.url);

const receiver = fixture(() => startReceiver());
const test = fixture((services) => openTestApp(services, { env: { UPSTREAM_ALLOWLIST: receiver.host } }));
let guide: string;
let folder: string;
/** The verifier as the guide prints it. */
let verify: (secret: string, headers: object, body: string, now?: number) => { type: string };

beforeAll(async () => {
  guide = await readFile(GUIDE, 'utf8');
  folder = await mkdtemp(join(tmpdir(), 'refinery-guide-'));
  const file = join(folder, 'verify.mjs');
  await writeFile(file, /```js\n([\s\S]*?)```/.exec(guide)?.[1] ?? '');
  verify = (await import(pathToFileURL(file).href)).verify;
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

it('the verifier of docs/webhooks.md takes a real delivery, and no other', async () => {
  const admin = await buildMember(test.ctx);
  const post = (path: string, payload: object = {}) => test.post(admin, `/api/webhooks${path}`, payload);
  const { id, secret } = (await post('', { url: `${receiver.url}/refinery` })).json();
  const rotated = (await post(`/${id}/rotate-secret`, { overlapSeconds: 60 })).json().secret;
  expect((await post(`/${id}/test`)).statusCode).toBe(202);
  await deliverWebhooks(test.ctx, admin.organizationId);
  const [{ headers, body } = { headers: {}, body: '' }] = receiver.received;
  for (const each of [secret, rotated]) expect(verify(each, headers, body)).toMatchObject({ type: 'ping' });

  const other = (await post('', { url: receiver.url })).json().secret;
  expect(() => verify(other, headers, body)).toThrow('wrong signature');
  expect(() => verify(secret, headers, `${body} `)).toThrow('wrong signature');
  expect(() => verify(secret, { ...headers, 'webhook-id': 'other' }, body)).toThrow('wrong signature');
  const later = Date.now() + 6 * 60_000;
  expect(() => verify(secret, headers, body, later)).toThrow('too old');
  expect(() => verify(secret, { ...headers, 'webhook-timestamp': `${later / 1_000}` }, body, later)).toThrow(
    'wrong signature',
  );
  expect(() => verify(secret, { ...headers, 'webhook-timestamp': 'x' }, body)).toThrow('too old');
});

it('docs/webhooks.md tells of every event', () => {
  expect([...WEBHOOK_EVENTS, 'ping'].filter((event) => !guide.includes(`| \`${event}\` |`))).toEqual([]);
});
