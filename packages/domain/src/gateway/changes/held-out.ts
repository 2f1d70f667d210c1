import { createHash } from 'node:crypto';
import { hashInTurns } from '@refinery/relay/large/hash-in-turns.ts';
import type { PreparedCall } from './body-changes.ts';

const VALUES = 2 ** 32;

/**
 * Whether a call belongs to one of the conversations that keep their system texts, to compare with: told by
 * its first user message, so that all turns of a conversation say the same, in all processes.
 */
export async function isHeldOut({
  organizationId,
  bytes,
  scan,
  profile,
}: Pick<PreparedCall, 'organizationId' | 'bytes' | 'scan' | 'profile'>): Promise<boolean> {
  const { holdoutPercent } = profile.settings;
  if (holdoutPercent <= 0 || scan.firstUserTexts.length === 0) return false;
  const hash = createHash('sha256').update(organizationId);
  await hashInTurns(organizationId, hash, { bytes, ranges: scan.firstUserTexts });
  return hash.digest().readUInt32BE() / VALUES < holdoutPercent / 100;
}
