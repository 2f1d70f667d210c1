import { closeDb, createDb } from '@refinery/db/create-db.ts';
import { expect, inject, it } from 'vitest';
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

/** What a statement fails with, as the verbs get it. */
async function failureOf(statement: string): Promise<unknown> {
  const db = createDb({ url: inject('services').loginUrl, role: 'refinery_app', ...POOL });
  return db
    .execute(statement)
    .catch((error: unknown) => error)
    .finally(() => closeDb(db));
}
const POOL = { maxConnections: 1, applicationName: 'test' };
const SECRET = 'secret\n    at "secret"';

it.each([
  [
    'a name that is missing',
    `select '${SECRET}' from no_such_table`,
    'relation "no_such_table" does not exist',
  ],
  ['a missing right', `select '${SECRET}' from pg_authid`, 'permission denied for table pg_authid'],
  ['a value of the wrong form', `select '${SECRET}'::int`, 'invalid input syntax for type integer: "…"'],
  ['a search that cannot be read', `select to_tsquery('''${SECRET}')`, /^syntax error in tsquery: "…"$/],
])('says what the database says of %s, and repeats no value', async (_case, statement, message) => {
  const err = await failureOf(statement);
  const [line] = linesOf((logger) => logger.error({ err }, 'failed'));
  expect(line?.err).toMatchObject({
    stack: expect.stringContaining('.ts'),
    cause: { type: 'PostgresError', message: expect.stringMatching(message) },
  });
  expect(line?.err).not.toHaveProperty('message');
  expect(JSON.stringify(line)).not.toContain('secret');
});

it('repeats nothing of the row that a constraint refuses', () => {
  const err = Object.assign(new Error('duplicate key value violates unique constraint "names_key"'), {
    severity: 'ERROR',
    code: '23505',
    detail: 'Key (name)=(secret) already exists.',
    parameters: ['secret'],
  });
  const [line] = linesOf((logger) => logger.error({ err }, 'failed'));
  expect(line?.err).toMatchObject({ code: '23505', message: err.message });
  expect(JSON.stringify(line)).not.toContain('secret');
});

it('says why a database cannot be used', async () => {
  const url = new URL(inject('services').loginUrl);
  url.password = 'geheim';
  const db = createDb({ url: url.href, role: 'refinery_app', ...POOL });
  const err = await db.execute('select 1').catch((error: unknown) => error);
  await closeDb(db);
  const [line] = linesOf((logger) => logger.error({ err }, 'failed'));
  expect(line?.err).toMatchObject({
    cause: { message: expect.stringContaining('password authentication failed') },
  });
  expect(JSON.stringify(line)).not.toContain('geheim');
});

it('quotes nothing that was thrown and is no error', () => {
  const [line] = linesOf((logger) => logger.info({ err: { secret: 'secret' } }));
  expect(line?.err).toEqual({ message: 'not an error' });
});

it('says no message of an error where a line has none of its own', () => {
  const error = Object.assign(new Error('secret'), { query: 'secret', params: ['secret'] });
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
