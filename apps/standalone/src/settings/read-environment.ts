import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { StartError, systemErrorCode } from '@refinery/embedded/errors.ts';

export type Variables = Record<string, string | undefined>;

/** The variables of `real` over those of the `.env` file in `folder`, where there is one. */
export function readEnvironment(folder: string, real: Variables): Variables {
  return { ...readFile(join(folder, '.env')), ...real };
}

function readFile(file: string): Variables {
  try {
    return parseEnv(readFileSync(file, 'utf8'));
  } catch (error) {
    if (systemErrorCode(error) === 'ENOENT') return {};
    throw new StartError(
      `The file ${file} cannot be read (${systemErrorCode(error) ?? 'unknown reason'}).`,
      'Make it readable for this user, or remove it.',
      { cause: error },
    );
  }
}
