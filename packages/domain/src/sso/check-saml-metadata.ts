import { isDeepStrictEqual } from 'node:util';
import type { Transaction } from '@refinery/db/create-db.ts';
import { ssoConnections } from '@refinery/db/schema/sso-connections.ts';
import { openTenant } from '@refinery/db/tenant-handle.ts';
import { and, eq, lte } from 'drizzle-orm';
import { recordChange } from '../audit/record-change.ts';
import type { Context } from '../context/context.ts';
import { certificateFacts } from '../saml/certificate.ts';
import type { KnownConnection } from './internal/find-sso-connections.ts';
import { isSaml, type SamlRow } from './internal/kinds.ts';
import { readConnection } from './internal/read-connection.ts';
import { readSamlMetadataOf } from './internal/read-saml-metadata.ts';
import { tellOfExpiry } from './internal/tell-of-expiry.ts';
import { auditedConnection } from './internal/to-connection-reply.ts';

const DAY_MS = 24 * 60 * 60_000;
/** Most connections of one tick; the next tick looks for others. */
const MOST_AT_ONCE = 20;
/** How many days before the last certificate expires the admins are told. */
const WARNED_DAYS = [30, 7, 1];

type CheckContext = Pick<
  Context,
  'clock' | 'db' | 'identityFetch' | 'logger' | 'saml' | 'settings' | 'systemDb'
>;
type Due = Pick<KnownConnection, 'id' | 'organizationId'>;

/**
 * Reads each day the metadata of the SAML identity providers that have an address for it, as they change
 * their certificates, and tells the admins by mail before the last one expires. What cannot be read changes
 * nothing.
 */
export async function checkSamlMetadata(ctx: CheckContext): Promise<void> {
  const { id, organizationId, kind, checkedAt } = ssoConnections;
  const before = new Date(ctx.clock.now().getTime() - DAY_MS);
  const due: Due[] = await ctx.systemDb
    .select({ id, organizationId })
    .from(ssoConnections)
    .where(and(eq(kind, 'saml'), lte(checkedAt, before)))
    .orderBy(checkedAt)
    .limit(MOST_AT_ONCE);
  // All at once: one that stays silent holds up nobody else's.
  await Promise.all(due.map((one) => check(ctx, one)));
}

async function check(ctx: CheckContext, due: Due): Promise<void> {
  try {
    const known = await readConnection(ctx, due);
    if (!isSaml(known)) return;
    const read = await readAgain(ctx, known);
    await openTenant(ctx.db, due.organizationId).run((tx) => write(ctx, tx, { known, read }));
  } catch (error) {
    ctx.logger.error({ err: error, connectionId: due.id }, 'metadata of SAML not looked at');
  }
}

/** What the metadata says now; what is known where it has no address, or cannot be read. */
async function readAgain(ctx: CheckContext, row: SamlRow): Promise<SamlRow['saml']> {
  const { metadataUrl } = row;
  if (metadataUrl === null) return row.saml;
  try {
    return (await readSamlMetadataOf(ctx, row, { metadataUrl })).saml;
  } catch (error) {
    ctx.logger.warn({ err: error, connectionId: row.id }, 'metadata of SAML cannot be read');
    return row.saml;
  }
}

async function write(
  ctx: CheckContext,
  tx: Transaction,
  { known, read }: { known: SamlRow; read: SamlRow['saml'] },
): Promise<void> {
  const { id, organizationId } = known;
  const where = and(eq(ssoConnections.id, id), eq(ssoConnections.organizationId, organizationId));
  const [before] = await tx.select().from(ssoConnections).where(where).for('no key update');
  // Somebody has looked meanwhile, and knows better.
  if (!before || before.checkedAt?.getTime() !== known.checkedAt?.getTime()) return;
  const now = ctx.clock.now();
  const after = { ...before, saml: read, checkedAt: now };
  await tx.update(ssoConnections).set({ saml: read, checkedAt: now }).where(where);
  if (!isDeepStrictEqual(before.saml, read))
    await recordChange({ clock: ctx.clock, actor: { kind: 'system', name: 'sso' } }, tx, organizationId, {
      action: 'connection.update',
      target: id,
      before: auditedConnection(before),
      after: auditedConnection(after),
    });
  const expiresAt = lastExpiry(read);
  if (isTold(expiresAt, { last: before.checkedAt ?? now, now }))
    await tellOfExpiry(ctx, tx, after, expiresAt);
}

const lastExpiry = ({ certificates }: SamlRow['saml']): Date =>
  new Date(Math.max(...certificates.map((der) => certificateFacts(der).expiresAt.getTime())));

/** Whether one of the days of warning lies between the last look and this one. */
const isTold = (expiresAt: Date, { last, now }: { last: Date; now: Date }): boolean =>
  WARNED_DAYS.map((days) => expiresAt.getTime() - days * DAY_MS).some(
    (at) => at > last.getTime() && at <= now.getTime(),
  );
