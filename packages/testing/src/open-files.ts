import { readdirSync, readlinkSync } from 'node:fs';

/**
 * Files in `folder` that this process has open, also those whose name is gone. Linux tells; elsewhere none
 * are found.
 */
export function openFilesIn(folder: string): string[] {
  try {
    return readdirSync('/proc/self/fd')
      .map((descriptor) => linkOf(`/proc/self/fd/${descriptor}`))
      .filter((target) => target.startsWith(folder));
  } catch {
    return [];
  }
}

function linkOf(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    // Closed while the list was read.
    return '';
  }
}
