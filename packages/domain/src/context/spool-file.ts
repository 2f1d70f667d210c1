import { randomUUID } from 'node:crypto';
import { mkdir, open, rm } from 'node:fs/promises';
import path from 'node:path';
import { MAX_FILE_BYTES } from '@refinery/contracts/batches.ts';
import { DomainError } from '../errors/domain-error.ts';

const WRITE_BYTES = 256 * 1024;
/** Largest file: escaping its control characters makes an upload longer than it came. */
const MAX_SPOOLED_BYTES = 2 * MAX_FILE_BYTES;

/** A file without a name: it is gone when it is closed, and also when its process is killed. */
export interface SpoolFile {
  /** Appends; what is small is gathered first. Errors: `payload_too_large`, `service_unavailable`. */
  write(text: string): Promise<void>;
  flush(): Promise<void>;
  /** Everything written, from the beginning. */
  read(): AsyncIterable<Uint8Array>;
  close(): Promise<void>;
}

/** Where uploads wait while they are read, and how many bytes of this process do. */
export interface Spool {
  readonly usedBytes: number;
  /** Opens a private temporary file. */
  open(): Promise<SpoolFile>;
}

/**
 * A spool in `folder`, which is made where it is missing, with at most `maxBytes` in all its files together.
 */
export function createSpool(options: { folder: string; maxBytes: number }): Spool {
  let usedBytes = 0;
  /** Counts bytes that a file of `size` bytes is about to write. */
  const take = (size: number, bytes: number): void => {
    if (size + bytes > MAX_SPOOLED_BYTES) {
      throw new DomainError(
        'payload_too_large',
        'The upload takes too much space. Send it in several parts.',
      );
    }
    if (usedBytes + bytes > options.maxBytes) {
      throw new DomainError('service_unavailable', NO_ROOM);
    }
    usedBytes += bytes;
  };
  const give = (bytes: number): void => {
    usedBytes -= bytes;
  };
  return {
    get usedBytes() {
      return usedBytes;
    },
    open: () => openSpoolFile(options.folder, { take, give }),
  };
}

const NO_ROOM = 'There is no room for more uploads right now. Try again later.';

/** The disk may be full of what others keep there. */
function refuseWhereFull(error: unknown): never {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  if (code !== 'ENOSPC' && code !== 'EDQUOT') throw error;
  throw new DomainError('service_unavailable', NO_ROOM, { cause: error });
}

interface Account {
  take(size: number, bytes: number): void;
  give(bytes: number): void;
}

async function openSpoolFile(folder: string, account: Account): Promise<SpoolFile> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const name = path.join(folder, `${randomUUID()}.upload`);
  const file = await open(name, 'wx+', 0o600);
  await rm(name, { force: true });
  let waiting: string[] = [];
  let characters = 0;
  let size = 0;
  const flush = async (): Promise<void> => {
    const bytes = Buffer.from(waiting.join(''));
    waiting = [];
    characters = 0;
    account.take(size, bytes.length);
    size += bytes.length;
    await file.writeFile(bytes).catch(refuseWhereFull);
  };
  return {
    write: async (text) => {
      waiting.push(text);
      characters += text.length;
      if (characters >= WRITE_BYTES) await flush();
    },
    flush,
    read: () => file.createReadStream({ start: 0, autoClose: false, highWaterMark: WRITE_BYTES }),
    close: async () => {
      account.give(size);
      size = 0;
      await file.close();
    },
  };
}
