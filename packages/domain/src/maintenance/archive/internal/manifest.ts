import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Static, Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { DomainError } from '../../../errors/domain-error.ts';

/** The layout of files and rows; a release that changes it counts on. Before 2, rows had no reviews. */
const LAYOUT = 2;
const NAME = 'manifest.json';

const ArchivedFile = Type.Object({
  organizationId: Type.String({ format: 'uuid' }),
  file: Type.String({ pattern: '^[0-9a-f-]{36}\\.ndjson\\.gz$' }),
  rows: Type.Integer({ minimum: 0 }),
  /** Of the file. */
  sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }),
  /** For how many days the organization wants texts kept; null: as long as it likes. */
  promptRetentionDays: Type.Union([Type.Integer(), Type.Null()]),
});
export type ArchivedFile = Static<typeof ArchivedFile>;

const Manifest = Type.Object({
  layout: Type.Union([Type.Literal(1), Type.Literal(LAYOUT)]),
  month: Type.String(),
  archivedAt: Type.String(),
  /** The table that the rows came from. As long as it is there, nothing else has them. */
  source: Type.String(),
  rows: Type.Integer({ minimum: 0 }),
  files: Type.Array(ArchivedFile),
});
export type Manifest = Static<typeof Manifest>;

const manifest = Compile(Manifest);

export const manifestFile = (folder: string): string => join(folder, NAME);

export const newManifest = (given: Omit<Manifest, 'layout' | 'rows'>): Manifest => ({
  layout: LAYOUT,
  rows: given.files.reduce((sum, { rows }) => sum + rows, 0),
  ...given,
});

/**
 * What stands in a folder; null where there is no archive. Errors: `validation_failed` where it is none of
 * ours.
 */
export async function readManifest(folder: string): Promise<Manifest | null> {
  const text = await readFile(manifestFile(folder), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (text === null) return null;
  const found = parse(text);
  if (!manifest.Check(found))
    throw new DomainError(
      'validation_failed',
      `${manifestFile(folder)} is not a manifest that this release can read.`,
    );
  return found;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
