import type { DatasetItemInput } from '@refinery/contracts/datasets.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { newId } from '@refinery/db/ids.ts';
import { sql } from 'drizzle-orm';
import type { CallerContext } from '../../context/context.ts';
import { inGroups } from '../../uploads/in-groups.ts';
import type { StagedUpload } from '../../uploads/stage-upload.ts';
import type { DatasetRow } from './dataset-rows.ts';

/** Puts the items of a checked upload into the revision of a dataset that comes next. */
export async function insertItems(
  ctx: CallerContext<'clock'>,
  tx: Transaction,
  { id, organizationId, revision }: DatasetRow,
  upload: StagedUpload<DatasetItemInput>,
): Promise<void> {
  const now = ctx.clock.now().toISOString();
  for await (const items of inGroups(upload.items(), sizeOf)) {
    const rows = items.map(({ input, expected = null, customId = null, metadata = {} }) => ({
      id: newId(),
      custom_id: customId,
      input,
      expected,
      metadata,
    }));
    // One parameter for all rows: with one for each value, building the query costs more than running it.
    await tx.execute(sql`
      insert into dataset_items (id, organization_id, dataset_id, custom_id, input, expected, metadata, added_in, created_at)
      select id, ${organizationId}, ${id}, custom_id, input, expected, metadata, ${revision + 1}::integer, ${now}::timestamptz
      from json_to_recordset(${JSON.stringify(rows)}::text::json) as v(
        id uuid, custom_id text, input jsonb, expected text, metadata jsonb
      )`);
  }
}

const sizeOf = ({ input, expected }: DatasetItemInput): number =>
  JSON.stringify(input).length + (expected?.length ?? 0);
