/**
 * A server that could not be started. `message` says what went wrong, `advice` what the person at the
 * console can do about it; both are plain sentences made to be printed as they are.
 */
export class StartError extends Error {
  readonly advice: string;

  constructor(message: string, advice: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StartError';
    this.advice = advice;
  }
}

/** The `code` of a Node system error (`EACCES`, `ENOSPC`, …), or undefined for anything else. */
export function systemErrorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** What an unknown thrown value says. */
export function errorText(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Of what a program printed the last errors, or where none is marked as such, the last lines. */
export function lastLines(output: string): string {
  const lines = output.trim().split('\n');
  const errors = lines.filter((line) => /\b(ERROR|FATAL|PANIC|error):/.test(line));
  return (errors.length > 0 ? errors : lines).slice(-3).join('\n');
}

const notOwner = (path: string) =>
  `Check who owns ${path} (perhaps another user started the service before), or choose another DATA_DIR.`;
const noSpace = (path: string) =>
  `Free some space on the disk of ${path} (or your quota), or choose a DATA_DIR on another disk.`;
const noFolder = (path: string) => `A part of ${path} is a file, not a folder. Choose another DATA_DIR.`;

/** What to do about a failed file operation, by the code of its system error. */
const FILE_ADVICE: Record<string, (path: string) => string> = {
  EACCES: notOwner,
  EPERM: notOwner,
  ENOSPC: noSpace,
  EDQUOT: noSpace,
  EROFS: (path) => `${path} is on a read-only file system. Choose another DATA_DIR.`,
  EEXIST: noFolder,
  ENOTDIR: noFolder,
};

/** A failed file operation as a StartError with the advice for its cause; any other error as it is. */
export function withFileAdvice(error: unknown, path: string): unknown {
  const advice = FILE_ADVICE[systemErrorCode(error) ?? ''];
  if (error instanceof StartError || !advice) return error;
  return new StartError(`The data cannot be stored in ${path}: ${errorText(error)}`, advice(path), {
    cause: error,
  });
}
