import { writePrivateFile } from '../settings/private-file.ts';

/**
 * What stands for the demo key in the command of the banner, between double quotes of a shell. A terminal shows the
 * key itself; what else takes the output may keep it, so the key goes to `file`, for its owner only, and the command
 * reads it from there.
 */
export function shellKey(apiKey: string, file: string, toTerminal: boolean): string {
  if (toTerminal) return apiKey;
  writePrivateFile(file, apiKey);
  return `$(cat '${file.replaceAll("'", "'\\''")}')`;
}
