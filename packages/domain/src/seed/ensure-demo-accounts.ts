import type { Transaction } from '@refinery/db/create-db.ts';
import { sql } from 'drizzle-orm';
import { recordChange } from '../audit/record-change.ts';
import { hashPassword } from '../auth/passwords.ts';
import type { Clock, Context } from '../context/context.ts';
import { insertMember } from '../organizations/insert-member.ts';
import { insertOrganization } from '../organizations/insert-organization.ts';
import { createUser } from '../users/create-user.ts';
import { DEMO_ORGANIZATIONS, DEMO_PASSWORD } from './demo-accounts.ts';
import { unlockDemo } from './lock-demo.ts';

type DemoOrganization = (typeof DEMO_ORGANIZATIONS)[number];

/** Any number, the same in every process: two that seed together do it one after the other. */
const SEED_LOCK = 7_316_206;

/**
 * Makes the demo organizations that are missing, with their people, and leaves those that exist as they are,
 * changed passwords and plans included; but those that were locked open again. Answers how many accounts it
 * made. Throws in production, where a password that everybody knows has no place.
 */
export async function ensureDemoAccounts(
  ctx: Pick<Context, 'systemDb' | 'clock'>,
  environment: 'development' | 'production' | 'test',
): Promise<number> {
  if (environment === 'production') {
    throw new Error(
      'The demo accounts have a public password. They are not created with NODE_ENV=production.',
    );
  }
  return ctx.systemDb.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${SEED_LOCK})`);
    await unlockDemo(tx);
    let made = 0;
    for (const organization of DEMO_ORGANIZATIONS)
      made += await seedOrganization(tx, organization, ctx.clock);
    return made;
  });
}

/** An organization of that name which is there already may be somebody's own: nobody is added to it. */
async function seedOrganization(tx: Transaction, demo: DemoOrganization, clock: Clock): Promise<number> {
  const { name, slug, plan } = demo;
  const organization = await insertOrganization(tx, { name, slugs: [slug], plan, now: clock.now() });
  if (!organization) return 0;
  const author = { clock, actor: { kind: 'operator', name: 'seed' } } as const;
  const { id } = organization;
  await recordChange(author, tx, id, {
    action: 'organization.create',
    target: id,
    after: { ...organization, plan },
  });
  let made = 0;
  for (const person of demo.people) made += await seedPerson(tx, organization.id, person, clock.now());
  return made;
}

/** Somebody who registered with this e-mail keeps the account and password they have. */
async function seedPerson(
  tx: Transaction,
  organizationId: string,
  person: DemoOrganization['people'][number],
  now: Date,
): Promise<number> {
  const { role, ...identity } = person;
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  // Nobody reads what is mailed to these addresses.
  const userId = await createUser(tx, { ...identity, passwordHash, emailVerifiedAt: now });
  if (!userId) return 0;
  await insertMember(tx, { organizationId, userId, role });
  return 1;
}
