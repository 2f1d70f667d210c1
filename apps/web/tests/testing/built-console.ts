import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { memoryFolder } from '@refinery/testing/memory-folder.ts';

const BUILD = fileURLToPath(new URL('../../scripts/main.ts', import.meta.url));

let built: Promise<string> | undefined;

/**
 * The folder of a console that is built once for all tests of this process, and not as late as a busy machine
 * lets the launcher's build be.
 */
export const builtConsole = (): Promise<string> => (built ??= build());

async function build(): Promise<string> {
  const folder = mkdtempSync(path.join(memoryFolder(), 'refinery-console-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  await promisify(execFile)(process.execPath, [BUILD, folder]);
  return folder;
}
