/** One line of an app's log, as far as the console shows it. */
export interface LogLine {
  level: number;
  message: string;
}

const LEVEL_NAMES: Record<number, string> = { 30: 'info', 40: 'warning', 50: 'error', 60: 'fatal' };

export const levelName = (level: number): string => LEVEL_NAMES[level] ?? String(level);

/** Reads a line of JSON as pino writes it; undefined for anything else. */
export function parseLogLine(line: string): LogLine | undefined {
  let entry: unknown;
  try {
    entry = JSON.parse(line);
  } catch {
    return undefined;
  }
  if (typeof entry !== 'object' || entry === null || !('level' in entry)) return undefined;
  if (typeof entry.level !== 'number') return undefined;
  const words = [field(entry, 'msg'), request(entry), reason(entry)].filter(Boolean);
  return { level: entry.level, message: words.join(' · ') || 'no message' };
}

function request(entry: object): string {
  const req = Reflect.get(entry, 'req');
  const res = Reflect.get(entry, 'res');
  const status = typeof res === 'object' && res !== null ? field(res, 'statusCode') : '';
  const called =
    typeof req === 'object' && req !== null ? `${field(req, 'method')} ${field(req, 'path')}` : '';
  return [called.trim(), status].filter(Boolean).join(' → ');
}

function reason(entry: object): string {
  const err = Reflect.get(entry, 'err');
  if (typeof err !== 'object' || err === null) return '';
  return [field(err, 'code'), field(err, 'message') || field(err, 'type')].filter(Boolean).join(' ');
}

function field(value: object, name: string): string {
  const found: unknown = Reflect.get(value, name);
  return typeof found === 'string' || typeof found === 'number' ? String(found) : '';
}

/** Cuts a stream of chunks into whole lines and hands each on, without its newline. */
export function lineSplitter(onLine: (line: string) => void): (chunk: string) => void {
  let rest = '';
  return (chunk) => {
    const lines = `${rest}${chunk}`.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) onLine(line);
  };
}
