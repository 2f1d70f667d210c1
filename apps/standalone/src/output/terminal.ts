/** What a start says to the person at the console. */
export interface Terminal {
  /** A step of the start or stop, with the seconds since the launcher began. */
  progress(line: string): void;
  /** Text as it is. */
  print(text: string): void;
  /** Something went wrong, or somebody should look. */
  warn(line: string): void;
}

/** Writes to stdout; a terminal that has gone away is no reason to stop. */
export function createTerminal(): Terminal {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
  const write = (text: string) => process.stdout.write(`${text}\n`);
  const seconds = () => (performance.now() / 1_000).toFixed(1).padStart(5);
  return {
    progress: (line) => write(`[${seconds()} s] ${line}`),
    print: write,
    warn: (line) => write(`[${seconds()} s] ! ${line}`),
  };
}
