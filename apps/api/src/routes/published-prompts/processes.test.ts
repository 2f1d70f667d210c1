import { randomUUID } from 'node:crypto';
import { reconcile } from '@refinery/domain/maintenance/reconcile.ts';
import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { openRawClient } from '@refinery/testing/raw-client.ts';
import { type StartedProcess, startProcess } from '@refinery/testing/start-process.ts';
import { waitFor } from '@refinery/testing/wait-for.ts';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { issueTokens } from '../../auth/tokens.ts';
import { openTestApp } from '../../testing/test-app.ts';

const test = fixture((services) => openTestApp(services, { env: { HOST: '127.0.0.1', PORT: '0' } }));

let ada: Member;
let api: StartedProcess | undefined;

beforeAll(async () => {
  ada = await buildMember(test.ctx);
});
afterEach(async () => {
  api?.kill('SIGKILL');
  await api?.exited;
});

const view = async (publicId: string) => {
  await test.ctx.identities.caughtUp();
  const reply = await test.get(null, `/api/prompts/public/${publicId}`);
  return reply.statusCode === 200 ? reply.json().content : reply.statusCode;
};
const newestOf = async (publicId: string) => {
  const rows = await test.sql`
    select status from published_prompts where publication_id = ${publicId} order by revision desc limit 1`;
  return rows[0]?.status;
};

/** Sends to a real process; the answer may never come. */
async function send(env: Record<string, string>, id: string, payload: object): Promise<void> {
  api = await startProcess('apps/api/src/main.ts', { ...test.environment, ...env });
  const authorization = `Bearer ${issueTokens(test.app, 3_600, ada).accessToken}`;
  const headers = { authorization, 'content-type': 'application/json' };
  const url = new URL(`/api/prompts/${id}`, String(api.ready.url));
  fetch(url, { method: 'PUT', headers, body: JSON.stringify(payload) }).catch(() => undefined);
}

async function publish() {
  const payload = { name: `Answer ${randomUUID()}`, content: 'The first text.', isPublic: true };
  return (await test.post(ada, '/api/prompts', payload)).json();
}

/** Kills the process that publishes after its commit, while its approval waits. */
async function killBeforeApproval(env: Record<string, string>, id: string, publicId: string): Promise<void> {
  await test.sql.begin(async (tx) => {
    await tx`select from publications where id = ${publicId} for no key update`;
    await send(env, id, { content: 'The second text.' });
    const watcher = openRawClient(test.databaseUrl);
    await waitFor(async () => {
      const rows = await watcher`
        select from published_prompts where publication_id = ${publicId} and status = 'pending'`;
      return rows.length > 0;
    });
    await watcher.end();
    api?.kill('SIGKILL');
    await api?.exited;
  });
}

it('a process that is killed between commit and approval leaves the text of before, and the reconciler shows the new one', async () => {
  const { id, publicId } = await publish();
  await killBeforeApproval({}, id, publicId);
  expect([await view(publicId), await newestOf(publicId)]).toEqual(['The first text.', 'pending']);
  await reconcile(test.ctx);
  expect([await view(publicId), await newestOf(publicId)]).toEqual(['The second text.', 'approved']);
});

it('where operators look first, it stays unseen however often processes die and others tidy up', async () => {
  const { id, publicId } = await publish();
  await killBeforeApproval({ MODERATION: 'pre' }, id, publicId);
  const strict = { ...test.ctx, settings: { ...test.ctx.settings, moderation: 'pre' as const } };
  await reconcile(strict);
  expect([await view(publicId), await newestOf(publicId)]).toEqual(['The first text.', 'pending']);
});
