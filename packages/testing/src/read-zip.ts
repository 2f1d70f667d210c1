import { text } from 'node:stream/consumers';
import { type Entry, fromBuffer } from 'yauzl';

/** The files of a ZIP by their names, each as text. Throws where it is none, or a checksum is wrong. */
export function readZip(bytes: Buffer): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  return new Promise((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: true }, (failure, zip) => {
      if (failure) return reject(failure);
      zip.on('error', reject);
      zip.on('end', () => resolve(files));
      zip.on('entry', (entry: Entry) => {
        zip.openReadStream(entry, (error, stream) => {
          if (error) return reject(error);
          text(stream).then((content) => {
            files.set(entry.fileName, content);
            zip.readEntry();
          }, reject);
        });
      });
      zip.readEntry();
    });
  });
}

/** The objects of a file of NDJSON. */
export const linesIn = (content = ''): Record<string, unknown>[] =>
  content
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
