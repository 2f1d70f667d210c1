import { statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';

const IN_MEMORY = '/dev/shm';
/** Several times what all tests keep at the same moment; containers often have 64 MB, which is too little for one server. */
const ENOUGH_BYTES = 6 * 1024 ** 3;

/**
 * Where tests keep what servers write: in memory where Linux has room for it, else where temporary files lie. Half of the time that a new
 * database takes goes to the file system of a disk.
 */
export function memoryFolder(): string {
  try {
    const { bavail, bsize } = statfsSync(IN_MEMORY);
    return bavail * bsize >= ENOUGH_BYTES ? IN_MEMORY : tmpdir();
  } catch {
    return tmpdir();
  }
}
