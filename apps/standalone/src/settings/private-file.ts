import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { systemErrorCode } from '@refinery/embedded/errors.ts';

/** Writes a file for its owner only, in one step, so that a crash leaves the old or the new one. */
export function writePrivateFile(file: string, text: string): void {
  writeFileSync(`${file}.new`, `${text}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

/** The text of a file, or undefined where there is none. */
export function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (systemErrorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}
