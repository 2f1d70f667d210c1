import { openSession } from '@refinery/domain/auth/sessions.ts';
import { createLogger } from '@refinery/runtime/logger.ts';
import { openBatchLedger } from '@refinery/testing/batch-ledger.ts';
import { buildColleague, buildMember, type Member } from '@refinery/testing/builders.ts';
import { drainLanes } from '@refinery/testing/drain-lanes.ts';
import { promptIn } from '@refinery/testing/fake-vendors/block-writer.ts';
import { startFakeVendor } from '@refinery/testing/fake-vendors/start-fake-vendor.ts';
import type { TestServices } from '@refinery/testing/services.ts';
import { issueTokens } from '../../auth/tokens.ts';
import { DEFAULT_LIMITS } from '../../limits.ts';
import { openTestApp, type TestApp } from '../../testing/test-app.ts';
import { refined } from '../../testing/vendor-app.ts';
import type { Credential, World } from '../world.ts';

/** The API under attack: listening, with two organizations, and vendors that are fakes. */
export interface Target extends TestApp {
  world: World;
  /** Request ids that were logged so far. */
  logged: Set<string>;
}

const VENDORS = ['OPENAI', 'ANTHROPIC', 'GEMINI', 'DEEPSEEK', 'GROQ', 'OPENROUTER'];
/** What is to be limited is tried elsewhere; here it would hide the rest. */
const LIMITLESS = {
  AUTH_FAILURES_PER_ACCOUNT: '0',
  AUTH_FAILURES_PER_ADDRESS: '0',
  RATE_LIMIT_AUTH: '0',
  RATE_LIMIT_ENTERPRISE: '0',
  RATE_LIMIT_FREE: '0',
  GATEWAY_RATE_FREE: '0',
  RATE_LIMIT_PRO: '0',
};
const PASSWORD = 'a long pass phrase of a fuzz';
const LEAVING = 100;
const TEXT = 'Could you please kindly summarize the report in at most 50 words?';

export async function openTarget(services: TestServices): Promise<Target> {
  const vendor = await startFakeVendor({ protocol: 'openai' });
  vendor.respondWith((request) => refined(promptIn(request)));
  const logged = new Set<string>();
  const write = (line: string): void => {
    for (const [, id = ''] of line.matchAll(/"requestId":"([^"]+)"/g)) logged.add(id);
  };
  const test = await openTestApp(services, {
    limits: { ...DEFAULT_LIMITS, uploads: 100, resultStreams: 100 },
    logger: createLogger({ name: 'api', level: 'info' }, { write }),
    env: {
      ...LIMITLESS,
      ...Object.fromEntries(VENDORS.map((name) => [`${name}_BASE_URL`, vendor.baseUrl])),
      UPSTREAM_ALLOWLIST: new URL(vendor.url).host,
      PROVIDER_RETRIES: '0',
      PROVIDER_TIMEOUT_MS: '2000',
    },
  });
  const origin = await test.app.listen({ host: '127.0.0.1', port: 0 });
  const world = await buildWorld(test, Number(new URL(origin).port), vendor.baseUrl);
  return {
    ...test,
    world,
    logged,
    close: async () => {
      await test.close();
      await vendor.close();
    },
  };
}

async function buildWorld(test: TestApp, port: number, vendorUrl: string): Promise<World> {
  const admin = await buildMember(test.ctx);
  const viewer = await buildColleague(test.ctx, admin, 'viewer');
  const stranger = await buildMember(test.ctx);
  const bearer = (member: Member): Credential => [
    ['authorization', `Bearer ${issueTokens(test.app, 86_400, member).accessToken}`],
  ];
  const own = await buildThings(test, admin);
  const others = await buildThings(test, stranger);
  const colleague = await buildColleague(test.ctx, admin, 'member');
  const owner = { organizationId: colleague.organizationId, userId: colleague.user.id };
  const leaving = await test.ctx.systemDb.transaction((tx) =>
    Promise.all(Array.from({ length: LEAVING }, () => openSession(test.ctx, tx, owner))),
  );
  const account = { email: 'fuzz@example.com', password: PASSWORD };
  await post(test, null, 'auth/register', { ...account, fullName: 'Fuzz' });
  const key = await post(test, admin, 'api-keys', { name: 'one scope', scopes: ['optimizations:read'] });
  return {
    port,
    own,
    others: [...others.values()].flat(),
    urls: [
      vendorUrl,
      'http://127.0.0.1:1/',
      'http://169.254.169.254/latest',
      'https://[::1]/v1',
      'ftp://127.0.0.1/',
    ],
    bodies: new Map<string, object>([
      ['login', account],
      ['refreshSession', { refreshToken: colleague.refreshToken }],
    ]),
    leaving: leaving.map((session) => bearer({ ...colleague, ...session })),
    credentials: {
      admin: bearer(admin),
      viewer: bearer(viewer),
      stranger: bearer(stranger),
      'scoped-key': [['x-api-key', key.key ?? '']],
      garbage: [['authorization', 'Bearer prk_garbage']],
      nobody: [],
    },
  };
}

async function buildThings(test: TestApp, member: Member): Promise<Map<string, string[]>> {
  const { id: optimization = '' } = await post(test, member, 'optimize', { text: TEXT });
  const { id: waiting = '' } = await post(test, member, 'batches', { items: [{ text: TEXT }] });
  const items = [{ text: TEXT, customId: 'a' }, { text: '=1+1, "quoted"\nline' }];
  const { id: ended = '' } = await post(test, member, 'batches', { items });
  const ledger = openBatchLedger(test.databaseUrl);
  await drainLanes(test.ctx, ledger, ended);
  await ledger.close();
  const { id: key = '' } = await post(test, member, 'api-keys', { name: 'fuzz' });
  return new Map([
    ['optimize', [optimization]],
    ['batches', [waiting, ended]],
    ['api-keys', [key]],
  ]);
}

/** Posts what must succeed, and returns the reply. */
async function post(
  test: TestApp,
  member: Member | null,
  path: string,
  payload: object,
): Promise<Record<string, string>> {
  const reply = await test.post(member, `/api/v1/${path}`, payload);
  if (reply.statusCode >= 300) throw new Error(`${path} was refused: ${reply.body}`);
  return reply.json();
}
