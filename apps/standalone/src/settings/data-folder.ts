import { accessSync, constants, mkdirSync } from 'node:fs';
import { withFileAdvice } from '@refinery/embedded/errors.ts';
import type { DataFiles } from './data-files.ts';

/** Makes the data folder and those in it. Throws StartError with advice where that is not possible. */
export function makeDataFolder(files: DataFiles): void {
  try {
    for (const folder of [files.folder, files.logs, files.uploads]) {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      accessSync(folder, constants.W_OK | constants.X_OK);
    }
  } catch (error) {
    throw withFileAdvice(error, files.folder);
  }
}
