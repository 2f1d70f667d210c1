import type { Transaction } from '@refinery/db/create-db.ts';
import { userExportChunks, userExports } from '@refinery/db/schema/user-exports.ts';
import { sql } from 'drizzle-orm';
import type { Settings } from '../../context/context.ts';
import { openBytes, sealBytes } from '../../security/sealed-bytes.ts';

/** The archive belongs to somebody else by now: another worker makes it, or whose it was is gone. */
export class ExportLost extends Error {
  override name = 'ExportLost';
}

/** A chunk has its place in one archive of one person, and opens nowhere else. */
export interface ChunkPlace {
  userId: string;
  exportId: string;
  attempt: string;
  position: number;
}

const ownerOf = ({ userId, exportId, attempt, position }: ChunkPlace) => ({
  organizationId: userId,
  purpose: `user-export:${exportId}:${attempt}:${position}`,
});

/** Opens a chunk that {@link storeChunk} sealed. Throws where its key is gone, or it is another one. */
export const openChunk = (
  { keyring }: Pick<Settings, 'keyring'>,
  place: ChunkPlace,
  sealed: Buffer,
): Buffer => openBytes(keyring, ownerOf(place), sealed);

/** Seals and stores a chunk. Throws {@link ExportLost} unless the archive is still that of this attempt. */
export async function storeChunk(
  { keyring }: Pick<Settings, 'keyring'>,
  tx: Transaction,
  place: ChunkPlace,
  bytes: Buffer,
): Promise<void> {
  const { exportId, attempt, position } = place;
  const sealed = sql.param(sealBytes(keyring, ownerOf(place), bytes), userExportChunks.sealed);
  const stored = await tx.execute(sql`
    insert into ${userExportChunks} (organization_id, export_id, attempt, position, sealed)
    select organization_id, id, attempt, ${position}, ${sealed} from ${userExports}
    where id = ${exportId} and attempt = ${attempt} and status = 'pending' for no key update
    returning position`);
  if (!stored.length) throw new ExportLost();
}
