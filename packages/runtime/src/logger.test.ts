import { expect, it } from 'vitest';
import { createLogger } from './logger.ts';

/** The lines a logger wrote while `work` used it. */
function linesOf(work: (logger: ReturnType<typeof createLogger>) => void): Record<string, unknown>[] {
  const lines: string[] = [];
  work(createLogger({ name: 'test', level: 'info' }, { write: (line) => void lines.push(line) }));
  return lines.map((line) => JSON.parse(line));
}

it('names a request by its method, path and address, never by its query string', () => {
  const req = { method: 'GET', url: '/api/v1/x?token=secret?', ip: '192.0.2.1', body: 'secret', headers: {} };
  const [line] = linesOf((logger) => logger.info({ req }, 'asked'));
  expect(line?.req).toEqual({ method: 'GET', path: '/api/v1/x', ip: '192.0.2.1' });
});

it('tells of a reply its status only', () => {
  const [line] = linesOf((logger) => logger.info({ res: { statusCode: 200, body: 'secret' } }, 'answered'));
  expect(line?.res).toEqual({ statusCode: 200 });
});

it('has secrets and texts taken out, however deep they stand', () => {
  const secret = { text: 'secret', apiKey: 'secret', name: 'kept' };
  const lines = linesOf((logger) => {
    logger.info(secret);
    logger.info({ one: secret, other: { inner: secret } });
  });
  expect(JSON.stringify(lines)).not.toContain('secret');
  expect(JSON.stringify(lines).match(/kept/g)).toHaveLength(3);
});

it('tells of an error its type, message, code and place, and of its causes', () => {
  const cause = Object.assign(new RangeError('inner'), { code: 'E1' });
  const [line] = linesOf((logger) => logger.info({ err: new Error('outer', { cause }) }));
  expect(line?.err).toEqual({
    type: 'Error',
    message: 'outer',
    stack: expect.stringContaining('logger.test.ts'),
    cause: { type: 'RangeError', message: 'inner', code: 'E1', stack: expect.any(String) },
  });
});

it.each(['query', 'severity'])(
  'quotes no error that has a %s: the database repeats what it was given',
  (field) => {
    const error = Object.assign(new Error('secret\nsecret'), { [field]: 'secret', code: '23505' });
    const [line] = linesOf((logger) => logger.info({ err: error }, 'failed'));
    expect(line?.err).toMatchObject({ type: 'Error', code: '23505' });
    expect(JSON.stringify(line)).not.toContain('secret');
  },
);

it('quotes nothing that was thrown and is no error', () => {
  const [line] = linesOf((logger) => logger.info({ err: { secret: 'secret' } }));
  expect(line?.err).toEqual({ message: 'not an error' });
});

it('says no message of an error where a line has none of its own', () => {
  const error = Object.assign(new Error('secret'), { severity: 'ERROR' });
  const lines = linesOf((logger) => {
    logger.error(error);
    logger.error({ err: error });
    logger.info({ name: 'kept' });
  });
  expect(JSON.stringify(lines)).not.toContain('secret');
  expect(lines.map(({ msg }) => msg)).toEqual(['error', 'error', undefined]);
});

it('takes query strings out of what the framework says of a request', () => {
  const [line] = linesOf((logger) =>
    logger.error({ err: new Error('sent twice in "/api/x?token=secret"') }, 'failed'),
  );
  expect(line?.err).toMatchObject({ message: 'sent twice in "/api/x"' });
});
