import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';

/** A file of an archive. */
export interface ArchiveFile {
  name: string;
  /** What is in it and of what the reader should know, as a sentence or two. */
  about: string;
  /** What is in it, read as the archive is written. */
  text(): AsyncIterable<string>;
}

/**
 * A ZIP of files, as it is read: a file is opened when the one before has ended, and nothing is read faster
 * than it is taken. Throws what a file throws.
 */
export async function* zipOf(files: readonly ArchiveFile[]): AsyncIterable<Buffer> {
  const zip = new ZipFile();
  const output = Readable.from(zip.outputStream, { objectMode: false });
  let open: Readable | undefined;
  zip.on('error', (error: unknown) => output.destroy(asError(error)));
  for (const { name, text } of files) {
    zip.addReadStreamLazy(name, (give) => {
      open = Readable.from(text(), { objectMode: false });
      give(null, open);
    });
  }
  zip.end();
  try {
    for await (const piece of output) yield piece;
  } finally {
    open?.destroy();
  }
}

const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));
