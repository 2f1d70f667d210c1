import { renameSync, writeFileSync } from 'node:fs';

/**
 * What stands for the demo key in the command of the banner, between double quotes of a shell. A terminal shows the
 * key itself; what else takes the output may keep it, so the key goes to `file`, for its owner only, and the command
 * reads it from there.
 */
export function shellKey(apiKey: string, file: string, toTerminal: boolean): string {
  if (toTerminal) return apiKey;
  writeFileSync(`${file}.new`, `${apiKey}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return `$(cat '${file.replaceAll("'", "'\\''")}')`;
}
