import type { Endpoint } from '@refinery/contracts/endpoint.ts';
import { ENDPOINTS } from '@refinery/contracts/endpoints/all.ts';
import { buildOperator } from '@refinery/testing/build-operator.ts';
import type { Member } from '@refinery/testing/builders.ts';
import type { InjectOptions } from 'fastify';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { fillOrganization } from '../testing/fill-organization.ts';
import { nameOf, sampleRequest } from '../testing/sample-request.ts';
import { openTestApp, type TestApp } from '../testing/test-app.ts';
import { type Field, fieldsOf, isNumber, withAt } from './fields.ts';
import { raw, toJsonText } from './json.ts';

let test: TestApp;
/** What was logged as an error. */
const errors: string[] = [];

beforeAll(async () => {
  const logger = pino({ level: 'error' }, { write: (line) => errors.push(line) });
  const env = { RATE_LIMIT_AUTH: '0', AUTH_FAILURES_PER_ACCOUNT: '0', AUTH_FAILURES_PER_ADDRESS: '0' };
  test = await openTestApp(inject('services'), { logger, env });
});
afterAll(() => test.close());

const MEBIBYTE = 1024 * 1024;
/** Longer ones are no address. */
const LONG_IN_ADDRESS = 8_000;

const TEXTS: [name: string, text: string][] = [
  ['digits of Arabic', '١٢٣٤٥٦'],
  ['digits of full width', '１２３４５６'],
  ['a lone surrogate', 'a\ud800'],
  ['two surrogates in the wrong order', '\udc00\ud800'],
  ['combining marks', `e${'\u0301'.repeat(40)}`],
  ['NUL', 'a\0b'],
  ['a megabyte', 'x'.repeat(MEBIBYTE)],
  ['a megabyte of marks', '\u0301'.repeat(MEBIBYTE / 2)],
];

/** The borders of a number, and of the types that may hold it. */
function numbersFor({ minimum, maximum }: Field['schema']): [name: string, json: string][] {
  const around = [minimum, maximum].flatMap((border) =>
    typeof border === 'number' ? [border - 1, border, border + 1, border + 0.5] : [],
  );
  const anywhere = ['-0', '-1', '0.1', '1e-400', '1e308', '1e400', '1e999999'];
  const ofTypes = [2 ** 31 - 1, 2 ** 31, 2 ** 53, 2 ** 53 + 2, 2 ** 63, 2 ** 64];
  return [...around, ...ofTypes]
    .map(String)
    .concat(anywhere)
    .map((number) => [number, raw(number)]);
}

const valuesFor = ({ schema }: Field) => (isNumber(schema) ? [...numbersFor(schema), ...TEXTS] : TEXTS);

/** Percent-encoded bytes of a text, also where it is no valid one. */
const encoded = (text: string): string =>
  [...text]
    .map((character) => (/^[\ud800-\udfff]$/.test(character) ? '%ED%A0%80' : encodeURIComponent(character)))
    .join('');

/** A request as the documentation shows it, with another value in one field. */
function requestWith(endpoint: Endpoint, { place, path }: Field, value: string, of: Of): InjectOptions {
  const { method, url, payload } = sampleRequest(endpoint, of);
  if (place === 'body') {
    const headers = { 'content-type': 'application/json' };
    return { method, url, headers, payload: toJsonText(withAt(payload, path, value)) };
  }
  const name = String(path[0]);
  const text = encoded(value.slice(0, LONG_IN_ADDRESS));
  if (place === 'params') {
    const steps = endpoint.path.split('/');
    const address = url
      .split('?')[0]
      ?.split('/')
      .map((step, at) => (steps[at] === `:${name}` ? text : step));
    return { method, url: address?.join('/') ?? '', ...(payload ? { payload } : {}) };
  }
  return { method, url: `${url}${url.includes('?') ? '&' : '?'}${name}=${text}` };
}

interface Of {
  id?: string;
  organizationId: string;
}

let readable: ReturnType<typeof buildOwner> | undefined;

async function buildOwner() {
  const member = await buildOperator(test.ctx);
  return { member, ids: await fillOrganization(test, member) };
}

function readingOwner(): ReturnType<typeof buildOwner> {
  readable ??= buildOwner();
  return readable;
}

/** Somebody with something of everything, where the path names one. Those who only read are the same. */
async function ownerFor({ method, path }: Endpoint): Promise<{ member: Member; of: Of }> {
  if (!path.includes('/:id')) {
    const member = await buildOperator(test.ctx);
    return { member, of: { organizationId: member.organizationId } };
  }
  const { member, ids } = await (method === 'GET' ? readingOwner() : buildOwner());
  const id = ids[path.split('/').at(path.split('/').indexOf(':id') - 1) ?? ''];
  return { member, of: { organizationId: member.organizationId, ...(id === undefined ? {} : { id }) } };
}

const CASES = ENDPOINTS.map((endpoint) => [nameOf(endpoint), endpoint, fieldsOf(endpoint)] as const).filter(
  ([, , fields]) => fields.length > 0,
);

/** Of vendors that are not there. */
const OF_VENDORS = ['provider_failed', 'provider_unavailable'];

describe.each(CASES)('%s', (_name, endpoint, fields) => {
  it('answers hostile values of each of its fields, and fails with none', async () => {
    const { member, of } = await ownerFor(endpoint);
    errors.length = 0;
    const failures: string[] = [];
    const seen = new Set<number>();
    for (const field of fields) {
      for (const [name, value] of valuesFor(field)) {
        const reply = await test.send(
          endpoint.access === 'public' ? null : member,
          requestWith(endpoint, field, value, of),
        );
        seen.add(reply.statusCode);
        const what = `${field.place} ${field.path.join('.')} = ${name}: ${reply.statusCode}`;
        if (reply.statusCode < 400) continue;
        const { code } = reply.json();
        const isOurs = reply.statusCode >= 500 && !OF_VENDORS.includes(code);
        if (isOurs || reply.headers['content-type'] !== 'application/problem+json')
          failures.push(`${what} ${code}`);
      }
    }
    expect(failures).toEqual([]);
    expect(errors).toEqual([]);
    // Somebody was let in, and looked at.
    expect([...seen]).not.toEqual([401]);
  });
});
