import { DEFAULT_LABEL } from '@refinery/contracts/prompt-labels.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import type { CallerContext } from '../../../context/context.ts';
import { DomainError } from '../../../errors/domain-error.ts';
import { invalidField } from '../../../errors/invalid-field.ts';
import { findNamedVersion } from '../../versions/version-rows.ts';

/**
 * The number of the version that a link is to show: the one that is named, else the one that is in use. The
 * newest may be a draft that nobody meant to show. Errors: `prompt_not_found`, `prompt_version_not_found`,
 * `validation_failed` where no version is named and none is in use.
 */
export async function findSharedVersion(
  ctx: CallerContext,
  tx: Transaction,
  promptId: string,
  version: number | undefined,
): Promise<number> {
  const named = version === undefined ? { label: DEFAULT_LABEL } : { version };
  try {
    return (await findNamedVersion(ctx, tx, promptId, named)).number;
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'label_not_found') throw error;
    throw invalidField(
      'version',
      `must be named, because no version of the prompt has the label ${DEFAULT_LABEL}`,
    );
  }
}
