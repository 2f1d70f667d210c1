import type { Context } from '../../context/context.ts';
import { findPublished } from './find-published.ts';
import type { Shown } from './internal/snapshot.ts';

/** What a copy of a public prompt begins with. */
export interface CopySource extends Shown {
  /** The number of the version that was published. */
  version: number;
}

/** What a copy of a public prompt begins with. Errors: `published_prompt_not_found`. */
export async function findCopySource(
  { platformDb }: Pick<Context, 'platformDb'>,
  id: string,
): Promise<CopySource> {
  return (await findPublished(platformDb, id)).snapshot;
}
