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

/** Lines of JSON, on stdout unless told otherwise. Neither request bodies nor query strings are ever logged. */
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

/** pino says the message of an error where a line has none of its own, and with it what a database error quotes. */
function withOwnWords(this: Logger, args: Parameters<LogFn>, method: LogFn): void {
  const [first, ...rest] = args as unknown[];
  const isError = first instanceof Error || (typeof first === 'object' && first !== null && 'err' in first);
  method.apply(this, isError && rest.length === 0 ? [first, 'error'] : args);
}

/** Name, code and stack only: database errors carry the parameters of their query, which hold prompts. */
function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return { message: 'not an error' };
  const code = 'code' in error ? error.code : undefined;
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const inDatabase = 'query' in error || 'severity' in error;
  return {
    type: error.name,
    ...(inDatabase ? {} : { message: error.message.replace(QUERY_STRING, '') }),
    ...(code === undefined ? {} : { code }),
    stack: frames.slice(0, 12).join('\n'),
    ...(error.cause === undefined ? {} : { cause: describeError(error.cause) }),
  };
}
