import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import Fastify, {
  type FastifyBaseLogger,
  type FastifyHttpOptions,
  LogController,
  type RawServerDefault,
} from 'fastify';
import { pino } from 'pino';
import { onTestFinished } from 'vitest';
import type { App } from '../types.ts';

export interface LogLine extends Record<string, unknown> {
  level: number;
  msg: string;
}

/** The levels of the log, as its lines have them. */
export const LEVELS = pino.levels.values;

/** A logger, and the lines that it has written. */
export function openLog() {
  const lines: LogLine[] = [];
  const logger = pino({ level: 'trace' }, { write: (line: string) => void lines.push(JSON.parse(line)) });
  return { logger, lines };
}

type Options = Pick<
  FastifyHttpOptions<RawServerDefault, FastifyBaseLogger>,
  'http' | 'return503OnClosing' | 'frameworkErrors'
>;

/** An app of nothing but what the test registers, and what it logs. It is closed with the test. */
export function openPluginApp(options: Options = {}) {
  const { logger, lines } = openLog();
  const loggerInstance: FastifyBaseLogger = logger;
  const logController = new LogController({ disableRequestLogging: true });
  const app: App = Fastify({
    ...options,
    logController,
    loggerInstance,
  }).withTypeProvider<TypeBoxTypeProvider>();
  onTestFinished(async () => {
    await app.close();
  });
  return { app, lines, logger };
}
