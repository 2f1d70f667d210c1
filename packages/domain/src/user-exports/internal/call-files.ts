import { callTexts } from '@refinery/db/schema/call-records.ts';
import { modelCalls } from '@refinery/db/schema/model-calls.ts';
import { and, asc, eq, gt } from 'drizzle-orm';
import { paged } from './lines.ts';
import type { OfOne } from './of-one.ts';

const CALL_ROWS = 500;
/** Texts are large: so many rows are held at a time. */
const TEXT_ROWS = 20;

interface Person {
  id: string;
}

/** The calls to models that a person caused. */
export const callsOf =
  ({ id }: Person): OfOne =>
  (read, organizationId) =>
    paged(
      CALL_ROWS,
      (after: typeof modelCalls.$inferSelect | null) =>
        read((tx) =>
          tx
            .select()
            .from(modelCalls)
            .where(
              and(
                eq(modelCalls.organizationId, organizationId),
                eq(modelCalls.userId, id),
                after ? gt(modelCalls.id, after.id) : undefined,
              ),
            )
            .orderBy(asc(modelCalls.id))
            .limit(CALL_ROWS),
        ),
      (row) => row,
    );

/** What a person asked models, and the replies, where their organization keeps both. */
export const callTextsOf =
  ({ id }: Person): OfOne =>
  (read, organizationId) =>
    paged(
      TEXT_ROWS,
      (after: typeof callTexts.$inferSelect | null) =>
        read((tx) =>
          tx
            .select()
            .from(callTexts)
            .where(
              and(
                eq(callTexts.organizationId, organizationId),
                eq(callTexts.userId, id),
                after ? gt(callTexts.id, after.id) : undefined,
              ),
            )
            .orderBy(asc(callTexts.id))
            .limit(TEXT_ROWS),
        ),
      (row) => row,
    );
