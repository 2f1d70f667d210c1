import { lastLines, StartError } from '../errors.ts';

const SET_DATABASE_URL = 'or set DATABASE_URL to a Postgres of your own';

/** The error of what went wrong, with advice by everything that was printed or logged meanwhile. */
export function postgresFailed(what: string, dataDir: string, output: string): StartError {
  const known = KNOWN.find(({ pattern }) => pattern.test(output));
  const advice = known?.advice(dataDir) ?? `Read the lines above, ${SET_DATABASE_URL}.`;
  return new StartError(`${known?.message ?? what}\n${lastLines(output)}`.trim(), advice);
}

const KNOWN: { pattern: RegExp; message: string; advice: (dataDir: string) => string }[] = [
  {
    pattern: /No space left on device|Disk quota exceeded|Check free disk space/i,
    message: 'The disk is full: Postgres cannot write its data.',
    advice: (dataDir) => `Free some space on the disk of ${dataDir}, or choose a DATA_DIR on another disk.`,
  },
  {
    pattern: /Permission denied|Operation not permitted|Read-only file system/i,
    message: 'Postgres may not write to its data folder.',
    advice: (dataDir) => `Check the permissions of ${dataDir}, or choose another DATA_DIR.`,
  },
  {
    pattern: /error while loading shared libraries|image not found/i,
    message: 'The bundled Postgres is not completely installed.',
    advice: () => `Run "npx pnpm@10 rebuild", ${SET_DATABASE_URL}.`,
  },
  {
    pattern: /could not (?:create|map|resize|attach)[^\n]{0,40}shared memory|Cannot allocate memory/i,
    message: 'There is not enough (shared) memory for Postgres.',
    advice: () => `Give the machine or container more memory, ${SET_DATABASE_URL}.`,
  },
];
