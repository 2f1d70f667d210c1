/** What a start says to the person at the console. */
export interface Terminal {
  /** A step, with the time of day. */
  progress(line: string): void;
  /** Something went wrong, or somebody should look. */
  warn(line: string): void;
  /** Text as it is. */
  print(text: string): void;
}

/** Writes to stdout unless told otherwise; a terminal that has gone away is no reason to stop. */
export function createTerminal(output: NodeJS.WritableStream = process.stdout): Terminal {
  // What fails is said on stderr.
  const streams = output === process.stdout ? [output, process.stderr] : [output];
  for (const stream of streams) stream.on('error', () => {});
  const write = (text: string): void => {
    output.write(`${text}\n`);
  };
  return {
    progress: (line) => write(`${timeOfDay()}  ${line}`),
    warn: (line) => write(`${timeOfDay()}  ! ${line}`),
    print: write,
  };
}

/** HH:MM:SS of this machine's zone. */
const timeOfDay = (): string => new Date().toTimeString().slice(0, 8);
