import type { Writable } from 'node:stream';

/** A stream, which may be a terminal. */
type AtTerminal<T> = T & { isTTY?: boolean };

/** Where a command is given: what it reads and where it writes. */
export interface Surroundings {
  env: Readonly<Record<string, string | undefined>>;
  stdin: AtTerminal<AsyncIterable<Buffer>>;
  stdout: AtTerminal<Writable>;
  stderr: AtTerminal<Writable>;
  /** The exit code from now on where nobody reads to the end. */
  setExitCode(code: number): void;
}
