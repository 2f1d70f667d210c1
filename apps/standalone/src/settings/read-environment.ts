import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { StartError, systemErrorCode } from '@refinery/embedded/errors.ts';
import { readIfThere } from './private-file.ts';

export type Variables = Record<string, string | undefined>;

/** The variables of `real` over those of the `.env` file in `folder`, where there is one. */
export function readEnvironment(folder: string, real: Variables): Variables {
  const file = join(folder, '.env');
  try {
    return { ...parseEnv(readIfThere(file) ?? ''), ...real };
  } catch (cause) {
    throw new StartError(
      `The file ${file} cannot be read (${systemErrorCode(cause) ?? 'unknown reason'}).`,
      'Make it readable for this user, or remove it.',
      { cause },
    );
  }
}
