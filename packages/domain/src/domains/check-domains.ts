import { domains } from '@refinery/db/schema/domains.ts';
import { openTenant } from '@refinery/db/tenant-handle.ts';
import { and, eq, isNotNull, lte } from 'drizzle-orm';
import { recordChange } from '../audit/record-change.ts';
import type { Context } from '../context/context.ts';
import { DomainError } from '../errors/domain-error.ts';
import { hasRecord } from './internal/has-record.ts';
import { tellOfMissing } from './internal/tell-of-missing.ts';
import type { DomainRow } from './internal/to-domain-reply.ts';

/** How often a domain is looked for, in milliseconds. */
const EACH_MS = 24 * 60 * 60_000;
/** Answers in a row without the record that take a domain away: the first, and one on each of seven days. */
const MOST_MISSING = 8;
/** Most domains of one tick; the next tick looks for others. */
const MOST_AT_ONCE = 20;

type CheckContext = Pick<Context, 'clock' | 'db' | 'logger' | 'readTexts' | 'settings' | 'systemDb'>;
type Due = Pick<DomainRow, 'id' | 'organizationId' | 'domain' | 'token' | 'checkedAt'>;

/**
 * Looks each day in the DNS for the records of all domains that are proved. Admins are told once a record is
 * missing; after seven days without it the domain is not proved any more. Only answers count: name servers
 * that are away for a week take no domain from anybody.
 */
export async function checkDomains(ctx: CheckContext): Promise<void> {
  const { id, organizationId, domain, token, verifiedAt, checkedAt } = domains;
  const before = new Date(ctx.clock.now().getTime() - EACH_MS);
  const due: Due[] = await ctx.systemDb
    .select({ id, organizationId, domain, token, checkedAt })
    .from(domains)
    .where(and(isNotNull(verifiedAt), lte(checkedAt, before)))
    .orderBy(checkedAt)
    .limit(MOST_AT_ONCE);
  // All at once: name servers that stay silent hold up nobody else's.
  const looks = due.map(async (one) => ({ one, isFound: await answerOf(ctx, one) }));
  for (const { one, isFound } of await Promise.all(looks)) {
    try {
      await writeAnswer(ctx, one, isFound);
    } catch (error) {
      ctx.logger.error({ err: error, domainId: one.id }, 'domain not looked for');
    }
  }
}

/** Whether the record was there; null: no name server said. */
async function answerOf(ctx: CheckContext, due: Due): Promise<boolean | null> {
  try {
    return await hasRecord(ctx, due);
  } catch (error) {
    const isAway = error instanceof DomainError && error.code === 'dns_unavailable';
    if (!isAway) ctx.logger.error({ err: error, domainId: due.id }, 'domain not looked for');
    return null;
  }
}

async function writeAnswer(ctx: CheckContext, due: Due, isFound: boolean | null): Promise<void> {
  const { id, organizationId } = due;
  const where = and(eq(domains.id, id), eq(domains.organizationId, organizationId));
  await openTenant(ctx.db, organizationId).run(async (tx) => {
    const [row] = await tx.select().from(domains).where(where).for('no key update');
    // Somebody has looked meanwhile, and knows better.
    if (!row || row.checkedAt?.getTime() !== due.checkedAt?.getTime()) return;
    const now = ctx.clock.now();
    await tx
      .update(domains)
      .set(afterAnswer(row, isFound, now))
      .where(where);
    if (isFound !== false) return;
    const isLost = isOver(row);
    if (isLost)
      await recordChange(
        { clock: ctx.clock, actor: { kind: 'system', name: 'domains' } },
        tx,
        organizationId,
        {
          action: 'domain.expire',
          target: id,
          before: { domain: row.domain },
        },
      );
    if (isLost || row.missingAnswers === 0) await tellOfMissing(ctx, tx, row, isLost);
  });
}

const isOver = ({ missingAnswers }: DomainRow): boolean => missingAnswers + 1 >= MOST_MISSING;

type Looked = Pick<DomainRow, 'verifiedAt' | 'checkedAt' | 'missingSince' | 'missingAnswers'>;

/** What a domain is after an answer. One that is lost begins anew. */
function afterAnswer(row: DomainRow, isFound: boolean | null, now: Date): Looked {
  const { verifiedAt, missingSince, missingAnswers } = row;
  if (isFound === null) return { verifiedAt, checkedAt: now, missingSince, missingAnswers };
  if (isFound) return { verifiedAt, checkedAt: now, missingSince: null, missingAnswers: 0 };
  if (isOver(row)) return { verifiedAt: null, checkedAt: now, missingSince: null, missingAnswers: 0 };
  return {
    verifiedAt,
    checkedAt: now,
    missingSince: missingSince ?? now,
    missingAnswers: missingAnswers + 1,
  };
}
