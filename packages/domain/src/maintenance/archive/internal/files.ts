import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';

/** Archives hold prompts: nobody but whoever runs the command may read them. */
const FILE_MODE = 0o600;
const FOLDER_MODE = 0o700;

export interface Written {
  rows: number;
  /** Of the file, in hexadecimal. */
  sha256: string;
}

/** Writes compressed lines to a file that appears under its name only once it is whole and on the disk. */
export async function writeLines(file: string, lines: AsyncIterable<string>): Promise<Written> {
  const hash = createHash('sha256');
  let rows = 0;
  const counted = async function* () {
    for await (const line of lines) {
      rows++;
      yield `${line}\n`;
    }
  };
  await writeWhole(file, (handle) =>
    pipeline(Readable.from(counted()), createGzip(), async (compressed: AsyncIterable<Buffer>) => {
      for await (const chunk of compressed) {
        hash.update(chunk);
        await handle.writeFile(chunk);
      }
    }),
  );
  return { rows, sha256: hash.digest('hex') };
}

/** Replaces a file, or leaves it as it was. */
export async function writeWhole(file: string, write: (handle: FileHandle) => Promise<void>): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: FOLDER_MODE });
  const part = `${file}.part`;
  const handle = await open(part, 'w', FILE_MODE);
  try {
    await handle.chmod(FILE_MODE);
    await write(handle);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(part, file);
  await syncFolder(dirname(file));
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Reads a file again from its beginning to its end: how many lines it has, and its SHA-256. */
export async function readBack(file: string): Promise<Written> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  let rows = 0;
  for await (const _line of readLines(file)) rows++;
  return { rows, sha256: hash.digest('hex') };
}

/** Lines end with a line feed and nothing else: JSON may have other separators of lines in its strings. */
export async function* readLines(file: string): AsyncGenerator<string> {
  let rest: Buffer[] = [];
  const source = createReadStream(file);
  const lines = createGunzip();
  source.on('error', (error) => lines.destroy(error)).pipe(lines);
  for await (const chunk of lines) {
    let from = 0;
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
      yield Buffer.concat([...rest, chunk.subarray(from, end)]).toString('utf8');
      rest = [];
      from = end + 1;
    }
    rest.push(chunk.subarray(from));
  }
  if (rest.some((left) => left.length)) throw new Error(`${file} ends in the middle of a line.`);
}
