import { type Endpoint, isMedia } from '@refinery/contracts/endpoint.ts';
import { createBatchEndpoint } from '@refinery/contracts/endpoints/batches.ts';
import { PERMISSIONS, type Permission, SCOPES, type Scope } from '@refinery/contracts/enums.ts';
import { createApiKey } from '@refinery/domain/api-keys/create-api-key.ts';
import { permissionsOfRole } from '@refinery/domain/context/actor.ts';
import { buildOperator } from '@refinery/testing/build-operator.ts';
import type { Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { openFilesIn } from '@refinery/testing/open-files.ts';
import { rowsNaming } from '@refinery/testing/rows-naming.ts';
import { waitFor } from '@refinery/testing/wait-for.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildForm } from '../batches/testing/form.ts';
import { headOf, openConnection, type RawAnswer } from '../testing/raw-connection.ts';
import { GUARDED, nameOf, sampleRequest } from '../testing/sample-request.ts';
import { openTestApp } from '../testing/test-app.ts';
import { issueTokens } from './tokens.ts';

const test = fixture((services) => openTestApp(services, { limits: { identifiedMs: 0 } }));
let origin: string;

beforeAll(async () => {
  origin = await test.app.listen({ host: '127.0.0.1', port: 0 });
});

/** Somebody with every right, and one way to call. */
interface Caller {
  member: Member;
  headers: Record<string, string>;
}

/** A way to lose a right, and how one is refused from then on. */
interface Loss {
  how: string;
  of: 'session' | 'key';
  applies(endpoint: Endpoint): boolean;
  lose(caller: Member): Promise<unknown>;
  status: number;
  code: string;
}

const isScope = (access: string): access is Scope => SCOPES.some((scope) => scope === access);
const isPermission = (access: string): access is Permission =>
  PERMISSIONS.some((permission) => permission === access);
const always = (): boolean => true;
const needsMore = ({ access }: Endpoint): boolean =>
  isPermission(access) && !permissionsOfRole('viewer').has(access);

const LOSSES: Loss[] = (['session', 'key'] as const).flatMap((of) => [
  of === 'session'
    ? {
        how: 'signed out everywhere',
        of,
        status: 401,
        code: 'unauthenticated',
        applies: always,
        lose: ({ user }) => test.sql`update sessions set revoked_at = now() where user_id = ${user.id}`,
      }
    : {
        how: 'key deleted',
        of,
        status: 401,
        code: 'unauthenticated',
        applies: always,
        lose: ({ user }) => test.sql`delete from api_keys where user_id = ${user.id}`,
      },
  {
    how: 'removed',
    of,
    status: 401,
    code: 'unauthenticated',
    applies: always,
    lose: ({ user }) => test.sql`delete from memberships where user_id = ${user.id}`,
  },
  {
    how: 'demoted',
    of,
    status: 403,
    code: 'forbidden',
    applies: needsMore,
    lose: ({ user }) => test.sql`update memberships set role = 'viewer' where user_id = ${user.id}`,
  },
  {
    how: 'operator no more',
    of,
    status: 403,
    code: 'forbidden',
    applies: ({ access }) => access === 'operator',
    lose: ({ user }) => test.sql`update users set operator_since = null where id = ${user.id}`,
  },
  {
    how: 'suspended',
    of,
    status: 403,
    code: 'organization_suspended',
    applies: ({ access, suspended }) => !suspended && access !== 'operator',
    lose: ({ organizationId }) =>
      test.sql`update organizations set suspended_at = now() where id = ${organizationId}`,
  },
]);

async function buildCaller(of: Loss['of']): Promise<Caller> {
  const member = await buildOperator(test.ctx);
  if (of === 'session') {
    const { accessToken } = issueTokens(test.app, 60, member);
    return { member, headers: { authorization: `Bearer ${accessToken}` } };
  }
  const { key } = await createApiKey(member.as, { name: 'program', scopes: [...SCOPES] });
  return { member, headers: { 'x-api-key': key } };
}

interface Body {
  type: string;
  text: string;
}

/** Sends the head of a request and, once its caller was let in, `lose`s something before the body goes. */
async function sendSlowly(
  request: { line: string; headers: Record<string, string>; body: Body },
  lose: () => Promise<unknown>,
): Promise<RawAnswer> {
  const { line, headers, body } = request;
  const connection = await openConnection(origin);
  const length = Buffer.byteLength(body.text);
  const about = { 'content-type': body.type, 'content-length': length, expect: '100-continue' };
  connection.send(headOf(line, { ...headers, ...about }));
  // Comes when the body is wanted.
  expect((await connection.answer()).status).toBe(100);
  connection.send(body.text.slice(0, 1));
  await lose();
  connection.send(body.text.slice(1));
  const answer = await connection.answer();
  connection.socket.destroy();
  return answer;
}

const applies = (endpoint: Endpoint, { of, applies: fits }: Loss): boolean =>
  fits(endpoint) && (of === 'session' || isScope(endpoint.access));

async function expectRefusals(endpoint: Endpoint, body: Body): Promise<void> {
  const losses = LOSSES.filter((loss) => applies(endpoint, loss));
  expect(losses.length).toBeGreaterThan(0);
  const cases = await Promise.all(losses.map(async (loss) => ({ loss, caller: await buildCaller(loss.of) })));
  const ids = cases.flatMap(({ caller: { member } }) => [member.organizationId, member.user.id]);
  const refused = await Promise.all(
    cases.map(async ({ loss, caller: { member, headers } }) => {
      const { url } = sampleRequest(endpoint, { organizationId: member.organizationId });
      const line = `${endpoint.method} ${url}`;
      const before: Record<string, string[]>[] = [];
      const answer = await sendSlowly({ line, headers, body }, async () => {
        await loss.lose(member);
        await test.ctx.background.settled();
        before.push(await rowsNaming(test.sql, [member.organizationId, member.user.id]));
      });
      expect([loss.how, loss.of, answer.status, answer.body]).toEqual([
        ...[loss.how, loss.of, loss.status],
        expect.stringContaining(`"code":"${loss.code}"`),
      ]);
      return before;
    }),
  );
  const after = await rowsNaming(test.sql, ids);
  for (const [table, rows] of Object.entries(after)) {
    const were = refused.flat().flatMap((tables) => tables[table] ?? []);
    expect([table, rows], table).toEqual([table, were.sort()]);
  }
}

const WITH_BODY = GUARDED.filter(({ body }) => body !== undefined);

describe('a caller who loses the right while the body arrives is refused, and nothing is made', () => {
  // Each has organizations of its own, and waits more than it works.
  it.concurrent.each(WITH_BODY.map((endpoint) => [nameOf(endpoint), endpoint] as const))(
    '%s',
    async (_name, endpoint) => {
      const { payload } = sampleRequest(endpoint);
      await expectRefusals(endpoint, { type: 'application/json', text: JSON.stringify(payload) });
    },
  );

  const form = buildForm([{ name: 'file', filename: 'a.csv', value: 'text\nPlease summarize.\n' }]);
  it.each<[string, Body]>([
    ['NDJSON', { type: 'application/x-ndjson', text: '{"text":"Please summarize."}\n' }],
    ['CSV', { type: 'text/csv', text: 'text\nPlease summarize.\n' }],
    ['a form', { type: form.headers['content-type'], text: form.payload }],
  ])('an upload of %s', async (_name, body) => {
    expect(isMedia(createBatchEndpoint.body)).toBe(true);
    await expectRefusals(createBatchEndpoint, body);
    await waitFor(() => openFilesIn(test.ctx.settings.spoolDir).length === 0, {
      what: 'the file to be closed',
    });
  });
});
