import { buildColleague, buildMember, type Member } from '@refinery/testing/builders.ts';
import { deliverAllWebhooks } from '@refinery/testing/deliver-webhooks.ts';
import { drainAllLanes } from '@refinery/testing/drain-lanes.ts';
import { deliverMails } from '@refinery/testing/mails.ts';
import { makeExports } from '@refinery/testing/make-exports.ts';
import { rowsNaming } from '@refinery/testing/rows-naming.ts';
import { fillOrganization } from './fill-organization.ts';
import type { TestApp } from './test-app.ts';
import { totpOf } from './totp.ts';

const PASSWORD = 'correct horse';

/** People who do nothing while others do everything. */
export interface Bystanders {
  /** Every row that names them or one of their organizations, as text, by table. */
  rows(): Promise<Record<string, string[]>>;
}

/**
 * Adds two people and their organizations, one of which has something of everything; what they began has
 * ended.
 */
export async function addBystanders(test: TestApp): Promise<Bystanders> {
  const admin = await buildMember(test.ctx);
  const colleague = await buildColleague(test.ctx, admin, 'member');
  await fillOrganization(test, admin);
  for (const person of [admin, colleague]) await openLinks(test, person);
  await setupTwoFactor(test, colleague);
  const secret = await setupTwoFactor(test, admin);
  await send(test, admin, '/auth/two-factor/confirm', { code: totpOf(secret, test.ctx.clock.now()) });
  await drainAllLanes(test.ctx);
  await makeExports(test.ctx);
  await deliverMails(test.ctx);
  await deliverAllWebhooks(test.ctx);
  // Nobody answers at the webhook: without its lane no delivery is tried again.
  await test.sql`delete from work_lanes`;
  // As if their code were of long ago: others use newer ones.
  await test.sql`update second_factors set last_step = 0`;
  const ids = [admin, colleague].flatMap(({ user }) => [user.id, user.organizationId]);
  return { rows: () => rowsNaming(test.sql, ids) };
}

/** Links by mail of both kinds. */
async function openLinks(test: TestApp, person: Member): Promise<void> {
  await send(test, person, '/auth/resend-verification', {});
  await send(test, null, '/auth/forgot-password', { email: person.user.email });
}

const setupTwoFactor = async (test: TestApp, person: Member): Promise<string> =>
  (await send(test, person, '/auth/two-factor/setup', { password: PASSWORD })).secret;

async function send(test: TestApp, who: Member | null, path: string, payload: object) {
  const reply = await test.post(who, `/api${path}`, payload);
  if (reply.statusCode >= 300) throw new Error(`${path}: ${reply.body}`);
  return reply.json();
}
