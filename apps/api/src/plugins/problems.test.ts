import { ERROR_CODES, ERRORS, type ErrorCode } from '@refinery/contracts/error-codes.ts';
import { DomainError } from '@refinery/domain/errors/domain-error.ts';
import type { HTTPMethods } from 'fastify';
import { describe, expect, it } from 'vitest';
import { expectProblem } from '../testing/expect-problem.ts';
import { LEVELS, openPluginApp } from '../testing/plugin-app.ts';
import { statusOf } from './problem-status.ts';
import { registerProblems, sendFrameworkProblem } from './problems.ts';
import { registerRequestIds } from './request-ids.ts';
import { registerRequestLog } from './request-log.ts';
import { ValidationError } from './validation.ts';

/** An app whose only route fails with this. */
function openFailing(error: unknown) {
  const { app, lines } = openPluginApp({ frameworkErrors: sendFrameworkProblem });
  registerProblems(app);
  registerRequestIds(app);
  app.route({
    method: ['GET', 'HEAD', 'POST', 'DELETE'],
    url: '/fail',
    exposeHeadRoute: false,
    handler: async () => {
      throw error;
    },
  });
  app.get('/files/:name', async () => 'file');
  return {
    app,
    lines,
    fail: (method: HTTPMethods & 'POST' = 'POST') => app.inject({ method, url: '/fail?a=b' }),
  };
}

/** An error as Fastify, a driver or a socket makes it. */
const failure = (message: string, fields: object, options?: ErrorOptions) =>
  Object.assign(new Error(message, options), fields);

describe('an error of the framework', () => {
  it.each<[string, number, ErrorCode, number]>([
    ['FST_ERR_CTP_INVALID_MEDIA_TYPE', 415, 'unsupported_media_type', 415],
    ['FST_ERR_CTP_BODY_TOO_LARGE', 413, 'payload_too_large', 413],
    ['FST_REQ_FILE_TOO_LARGE', 413, 'payload_too_large', 413],
    ['FST_ERR_CTP_EMPTY_JSON_BODY', 400, 'invalid_json', 400],
    ['FST_ERR_CTP_INVALID_JSON_BODY', 400, 'invalid_json', 400],
    ['FST_ERR_CTP_INVALID_CONTENT_LENGTH', 400, 'invalid_upload', 400],
    ['FST_INVALID_MULTIPART_CONTENT_TYPE', 406, 'unsupported_media_type', 415],
    ['FST_FIELDS_LIMIT', 413, 'invalid_upload', 400],
    ['FST_FILES_LIMIT', 413, 'invalid_upload', 400],
    ['FST_PARTS_LIMIT', 413, 'invalid_upload', 400],
    ['FST_PROTO_VIOLATION', 400, 'invalid_upload', 400],
  ])('%s is told in its own words', async (code, statusCode, expected, status) => {
    const { fail, lines } = openFailing(failure('What it says.', { code, statusCode }));
    expect(expectProblem(await fail(), status, expected).detail).toBe('What it says.');
    expect(lines).toEqual([]);
  });

  it('gets the full stop that its words lack', async () => {
    const { fail } = openFailing(failure('No. 5', { code: 'FST_FILES_LIMIT' }));
    expect((await fail()).json().detail).toBe('No. 5.');
  });

  it.each(['FST_ERR_OTHER', undefined, 5])(
    'with the code %s and status 400 is a body that cannot be read',
    async (code) => {
      const { fail } = openFailing(failure('Inner words', { code, statusCode: 400 }));
      expect(expectProblem(await fail(), 400, 'invalid_json').detail).toBe('The body could not be read.');
    },
  );

  it.each(['FST_ERR_BAD_URL', 'FST_ERR_MAX_PARAM_LENGTH'])(
    '%s means that there is no route',
    async (code) => {
      const { fail } = openFailing(failure('Inner words', { code, statusCode: 400 }));
      expect(expectProblem(await fail(), 404, 'route_not_found').detail).toBe(
        'There is no endpoint POST /fail. Check the method and the path.',
      );
    },
  );

  it.each<[HTTPMethods & ('GET' | 'HEAD' | 'DELETE'), number, number]>([
    ['GET', 399, 500],
    ['GET', 400, 404],
    ['GET', 499, 404],
    ['GET', 500, 500],
    ['HEAD', 400, 404],
    ['DELETE', 400, 400],
    ['DELETE', 404, 500],
  ])('of a %s with the status %i is answered with %i', async (method, statusCode, expected) => {
    const { app } = openFailing(failure('Inner words', { statusCode }));
    expect((await app.inject({ method, url: '/fail' })).statusCode).toBe(expected);
  });
});

describe('a fault of ours', () => {
  it.each<[string, unknown]>([
    ['an error without more', new Error('Inner words')],
    ['an error with the status 401', failure('Inner words', { statusCode: 401 })],
    ['an error whose status is no number', failure('Inner words', { statusCode: '400' })],
    ['an error with the status 500', failure('Inner words', { statusCode: 500 })],
    ['something that is no error', { message: 'Inner words', statusCode: 400 }],
  ])('%s tells nothing of itself, and is logged', async (_name, error) => {
    const { fail, lines } = openFailing(error);
    const problem = expectProblem(await fail(), 500, 'internal_error');
    expect(problem.detail).toBe(
      'Something went wrong on our side. Try again, or give the request id to the operator of this service.',
    );
    expect(lines).toMatchObject([
      { level: LEVELS.error, msg: 'request failed', err: { message: 'Inner words' } },
    ]);
  });
});

describe('a database', () => {
  const inner = (code: unknown, depth: number): Error =>
    depth === 0
      ? failure('Inner words', { code })
      : new Error('Failed query: select 1', { cause: inner(code, depth - 1) });

  it.each([
    ...['CONNECTION_CLOSED', 'CONNECTION_DESTROYED', 'CONNECTION_ENDED', 'CONNECT_TIMEOUT'],
    ...['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'EPIPE', 'ETIMEDOUT', '57P01', '57P02', '57P03', '53300'],
  ])('that fails with %s is out of reach', async (code) => {
    for (const error of [inner(code, 0), inner(code, 1)]) {
      const { fail, lines } = openFailing(error);
      const reply = await fail();
      const { detail } = expectProblem(reply, 503, 'service_unavailable');
      expect(detail).toBe('The database cannot be reached. Try again soon.');
      expect(reply.headers['retry-after']).toBe('5');
      expect(lines).toEqual([]);
    }
  });

  it.each(['22021', '22P05'])('that refuses a text with %s is no fault of it', async (code) => {
    const { fail } = openFailing(inner(code, 1));
    expect(expectProblem(await fail(), 400, 'validation_failed').detail).toContain('U+0000');
  });

  it.each(['40001', '40P01'])('that takes a transaction back with %s asks for another try', async (code) => {
    for (const error of [inner(code, 0), inner(code, 1)]) {
      const reply = await openFailing(error).fail();
      expect(expectProblem(reply, 503, 'service_unavailable').detail).toContain('Send the request again.');
      expect(reply.headers['retry-after']).toBe('5');
    }
  });

  it.each<[string, unknown, number]>([
    ['four errors deep', inner('57P01', 4), 503],
    ['five errors deep', inner('57P01', 5), 500],
    ['of another code', inner('23505', 0), 500],
    ['whose code is a number', inner(57, 0), 500],
    ['whose cause is no error', new Error('Failed', { cause: { code: '57P01' } }), 500],
  ])('error %s', async (_name, error, status) => {
    expect((await openFailing(error).fail()).statusCode).toBe(status);
  });
});

describe('a refusal', () => {
  it.each(ERROR_CODES)('%s has its status, its title and what its status asks for', async (code) => {
    const reply = await openFailing(new DomainError(code, 'Why.')).fail();
    const status = statusOf(code);
    const problem = expectProblem(reply, status, code);
    expect(problem).toEqual({
      type: `/api-docs#${code}`,
      title: ERRORS[code].title,
      status,
      detail: 'Why.',
      code,
      requestId: reply.headers['x-request-id'],
    });
    expect(reply.headers['www-authenticate']).toBe(status === 401 ? 'Bearer' : undefined);
    expect(reply.headers['retry-after']).toBe(status === 429 || status === 503 ? '5' : undefined);
  });

  it('says what the domain knows of it', async () => {
    const errors = [{ path: 'a', message: 'is wrong', line: 2 }];
    const extras = {
      errors,
      errorCount: 0,
      url: 'https://invoice.example.com',
      resetsAt: '2030-01-01T00:00:00.000Z',
      retryAfterSeconds: 7,
    };
    const reply = await openFailing(new DomainError('quota_exceeded', 'Why.', extras)).fail();
    const { retryAfterSeconds, ...shown } = extras;
    expect(reply.json()).toMatchObject(shown);
    expect(reply.headers['retry-after']).toBe(String(retryAfterSeconds));
  });

  it('of a validation has its errors and their number', async () => {
    const errors = [
      { path: 'a', message: 'is wrong' },
      { path: 'b', message: 'is too' },
    ];
    const reply = await openFailing(new ValidationError(errors)).fail();
    const problem = expectProblem(reply, 400, 'validation_failed');
    expect(problem).toMatchObject({ detail: 'a is wrong.', errors, errorCount: 2 });
  });

  it('keeps the time to come back that is set already', async () => {
    const { app } = openFailing(null);
    app.get('/limited', async (_request, reply) => {
      reply.header('retry-after', 60);
      throw new DomainError('rate_limited');
    });
    expect((await app.inject('/limited')).headers['retry-after']).toBe('60');
  });

  it('is whole whatever the route says of its replies', async () => {
    const { app } = openFailing(null);
    const schema = { response: { 403: { type: 'object', properties: { title: { type: 'string' } } } } };
    app.get('/narrow', { schema }, async () => {
      throw new DomainError('forbidden', 'Why.');
    });
    expect(expectProblem(await app.inject('/narrow'), 403, 'forbidden').detail).toBe('Why.');
  });
});

describe('no route', () => {
  it('is told with the method and the path, without the query', async () => {
    const { app } = openFailing(null);
    const reply = await app.inject({ method: 'PUT', url: '/nowhere?secret=1' });
    const { detail } = expectProblem(reply, 404, 'route_not_found');
    expect(detail).toBe('There is no endpoint PUT /nowhere. Check the method and the path.');
  });

  it('is told of an address that is none, which no hook sees', async () => {
    const { app, lines } = openFailing(null);
    registerRequestLog(app);
    const reply = await app.inject('/files/%ff?secret=1');
    expectProblem(reply, 404, 'route_not_found');
    expect(reply.headers['x-content-type-options']).toBe('nosniff');
    const { requestId } = reply.json();
    expect(lines).toMatchObject([
      {
        level: LEVELS.info,
        msg: 'request',
        requestId,
        status: 404,
        path: '/files/%ff',
        method: 'GET',
      },
    ]);
  });
});
