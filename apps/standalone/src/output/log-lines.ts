/** One line of an app's log, as far as the console shows it. */
export interface LogLine {
  level: number;
  message: string;
}

/** What is read of a line as pino writes it; of any part it may turn out to be missing, or something else. */
interface Entry {
  level?: unknown;
  msg?: unknown;
  req?: { method?: unknown; path?: unknown } | null;
  res?: { statusCode?: unknown } | null;
  err?: { code?: unknown; message?: unknown; type?: unknown } | null;
}

const LEVEL_NAMES: Record<number, string> = { 30: 'info', 40: 'warning', 50: 'error', 60: 'fatal' };

export const levelName = (level: number): string => LEVEL_NAMES[level] ?? String(level);

/** Reads a line of JSON as pino writes it; undefined for anything else. */
export function parseLogLine(line: string): LogLine | undefined {
  let entry: Entry | null;
  try {
    entry = JSON.parse(line);
  } catch {
    return undefined;
  }
  if (typeof entry?.level !== 'number') return undefined;
  const { msg, req, res, err } = entry;
  const request = joined(' → ', joined(' ', req?.method, req?.path), res?.statusCode);
  const reason = joined(' ', err?.code, err?.message || err?.type);
  return { level: entry.level, message: joined(' · ', msg, request, reason) || 'no message' };
}

/** Those of the values that say something, with a separator between them. */
const joined = (separator: string, ...values: unknown[]): string =>
  values.filter((value) => value && ['string', 'number'].includes(typeof value)).join(separator);

/** Cuts a stream of chunks into whole lines and hands each on, without its newline. */
export function lineSplitter(onLine: (line: string) => void): (chunk: string) => void {
  let rest = '';
  return (chunk) => {
    const lines = `${rest}${chunk}`.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) onLine(line);
  };
}
