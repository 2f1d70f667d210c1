import { randomUUID } from 'node:crypto';
import { mkdir, open, rm } from 'node:fs/promises';
import path from 'node:path';

const WRITE_BYTES = 256 * 1024;

/** A file without a name: it is gone when it is closed, and also when its process is killed. */
export interface SpoolFile {
  /** Appends; what is small is gathered first. */
  write(text: string): Promise<void>;
  flush(): Promise<void>;
  /** Everything written, from the beginning. */
  read(): AsyncIterable<Uint8Array>;
  close(): Promise<void>;
}

/** Opens a private temporary file in `folder`, which is made where it is missing. */
export async function openSpoolFile(folder: string): Promise<SpoolFile> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const name = path.join(folder, `${randomUUID()}.upload`);
  const file = await open(name, 'wx+', 0o600);
  await rm(name, { force: true });
  let waiting: string[] = [];
  let characters = 0;
  const flush = async (): Promise<void> => {
    const text = waiting.join('');
    waiting = [];
    characters = 0;
    if (text) await file.writeFile(text);
  };
  return {
    write: async (text) => {
      waiting.push(text);
      characters += text.length;
      if (characters >= WRITE_BYTES) await flush();
    },
    flush,
    read: () => file.createReadStream({ start: 0, autoClose: false, highWaterMark: WRITE_BYTES }),
    close: () => file.close(),
  };
}
