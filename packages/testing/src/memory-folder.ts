import { statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';

const IN_MEMORY = '/dev/shm';
/**
 * Several times what all tests keep at the same moment; containers often have 64 MB, which is too little for
 * one server.
 */
const ENOUGH_BYTES = 6 * 1024 ** 3;
/** Names the folder to tests and to what they start. */
export const MEMORY_FOLDER_VARIABLE = 'REFINERY_TEST_MEMORY';

/**
 * Where tests keep what servers write: the folder of the test run, where there is one. It lies in memory
 * where Linux has room for it, else where temporary files lie. Half of the time that a new database takes
 * goes to the file system of a disk.
 */
export function memoryFolder(): string {
  const given = process.env[MEMORY_FOLDER_VARIABLE];
  if (given) return given;
  try {
    const { bavail, bsize } = statfsSync(IN_MEMORY);
    return bavail * bsize >= ENOUGH_BYTES ? IN_MEMORY : tmpdir();
  } catch {
    return tmpdir();
  }
}

/** All folders in which a test run may have kept something. */
export const temporaryParents = (): readonly string[] => [
  ...new Set([process.env[MEMORY_FOLDER_VARIABLE] ?? IN_MEMORY, tmpdir()]),
];
