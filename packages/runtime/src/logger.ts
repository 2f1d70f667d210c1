import { type DestinationStream, type LogFn, type Logger, pino } from 'pino';

/** Fields that would hold secrets or prompts if some object with them were ever logged. */
const SECRET_FIELDS = [
  'authorization',
  'password',
  'apiKey',
  'authValue',
  'accessToken',
  'refreshToken',
  'text',
  'originalText',
  'refinedText',
];

/**
 * Lines of JSON, on stdout unless told otherwise. Neither request bodies nor query strings are ever logged.
 */
export function createLogger(
  options: { name: string; level: string },
  destination: DestinationStream = pino.destination(1),
): Logger {
  const settings = {
    ...options,
    redact: SECRET_FIELDS.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]),
    serializers: {
      req: (request: { method: string; url: string; ip?: string }) => ({
        method: request.method,
        path: request.url.split('?')[0],
        ip: request.ip,
      }),
      res: (reply: { statusCode: number }) => ({ statusCode: reply.statusCode }),
      err: describeError,
    },
    hooks: { logMethod: withOwnWords },
  };
  return pino(settings, destination);
}

/** The framework quotes URLs. */
const QUERY_STRING = /\?[^\s"'?]+/g;

/**
 * pino says the message of an error where a line has none of its own, and with it what a database error
 * quotes.
 */
function withOwnWords(this: Logger, args: Parameters<LogFn>, method: LogFn): void {
  const [first, ...rest] = args as unknown[];
  const isError = first instanceof Error || (typeof first === 'object' && first !== null && 'err' in first);
  method.apply(this, isError && rest.length === 0 ? [first, 'error'] : args);
}

/** Type, message, code and stack only: the parameters and details of database errors hold prompts. */
function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return { message: 'not an error' };
  const code = 'code' in error ? error.code : undefined;
  const message = messageOf(error, code);
  return {
    type: error.name,
    ...(message === undefined ? {} : { message }),
    ...(code === undefined ? {} : { code }),
    stack: framesOf(error),
    ...(error.cause === undefined ? {} : { cause: describeError(error.cause) }),
  };
}

/**
 * SQLSTATE of errors whose message may quote a value: of data, of a text that is searched for, raised by a
 * function, and internal ones. All others name tables, columns, constraints, users and databases only.
 */
const QUOTES_VALUES = /^(?:22|P0|XX|42601)/;

/** What an error says; undefined where it repeats a statement and its parameters. */
function messageOf(error: Error, code: unknown): string | undefined {
  if ('params' in error) return undefined;
  if (!('severity' in error)) return error.message.replace(QUERY_STRING, '');
  return QUOTES_VALUES.test(String(code)) ? error.message.replace(/".*"/s, '"…"') : error.message;
}

/** Where it was thrown. What the message says is left out: one of its lines may look like a place. */
function framesOf({ stack = '', message }: Error): string {
  const at = stack.indexOf(message);
  const places = at < 0 ? stack : stack.slice(at + message.length);
  const frames = places.split('\n').filter((line) => /^\s+at /.test(line));
  return frames.slice(0, 12).join('\n');
}
