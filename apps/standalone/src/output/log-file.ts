import { closeSync, openSync, renameSync, statSync, writeSync } from 'node:fs';

const MAX_BYTES = 10 * 1024 * 1024;

export interface LogFile {
  path: string;
  write(text: string): void;
}

/**
 * A log that is appended to and never grows beyond twice `maxBytes`: a full file becomes `<path>.old` in
 * place of the one before. A disk that is full loses log lines, nothing else.
 */
export function openLogFile(path: string, maxBytes = MAX_BYTES): LogFile {
  let file = openSync(path, 'a', 0o600);
  let size = statSync(path).size;

  function rotate(): void {
    closeSync(file);
    renameSync(path, `${path}.old`);
    file = openSync(path, 'a', 0o600);
    size = 0;
  }

  return {
    path,
    write(text) {
      try {
        if (size > 0 && size + text.length > maxBytes) rotate();
        size += writeSync(file, text);
      } catch {
        // Nowhere to say so: the log itself is what fails.
      }
    },
  };
}
