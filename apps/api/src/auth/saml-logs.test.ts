import { createLogger } from '@refinery/runtime/logger.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { nameIdFormats, statuses } from '@refinery/testing/saml/names.ts';
import { minutes } from '@refinery/testing/saml/response-content.ts';
import type { SamlTampering } from '@refinery/testing/saml/tampering.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { endOf, type Organization, openSamlApp } from '../testing/saml-app.ts';

/** Each occurs in exactly one thing that a response says. */
const NAME_ID = 'plughnameid';
const EMAIL = 'plughemail';
const NAME = 'plughname';
const GROUP = 'plughgroup';
const RAW = 'plughraw';

const lines: string[] = [];
const written: string[] = [];
const logger = createLogger(
  { name: 'api', level: 'trace' },
  { write: (line: string) => void lines.push(line) },
);
const test = fixture((services) => openSamlApp(services, { logger, env: { LOG_LEVEL: 'trace' } }));

let acme: Organization;
beforeAll(() => {
  for (const stream of [process.stdout, process.stderr])
    vi.spyOn(stream, 'write').mockImplementation((chunk) => written.push(String(chunk)) > 0);
});
afterAll(() => {
  vi.restoreAllMocks();
});

beforeEach(async () => {
  test.provider.reset();
  acme = await test.open();
  test.provider.person = {
    nameId: NAME_ID,
    attributes: { email: `${EMAIL}@${acme.domain}`, displayName: NAME, groups: [GROUP] },
  };
  lines.length = 0;
  written.length = 0;
});

/** Fails where a line says what a response or a form says. */
function expectNothingOf(...secrets: string[]): void {
  const all = [...lines, ...written].join('\n');
  expect(lines.length).toBeGreaterThan(0);
  for (const secret of [NAME_ID, EMAIL, NAME, GROUP, RAW, 'samlp:', 'PHNhbWx', 'SAMLResponse=', ...secrets])
    expect(all).not.toContain(secret);
}
const logged = () => lines.map((line) => JSON.parse(line));

/** Somebody comes back with a response that deviates. Answers the error, or null. */
async function comeBack(tamper: SamlTampering = {}): Promise<string | null> {
  test.provider.tamper = tamper;
  const { form, verifier } = await test.begin(acme.connectionId);
  const reply = await test.submit(form.fields);
  const { SAMLResponse, RelayState } = form.fields;
  const error = endOf(reply).get('error');
  if (!error) expect((await test.exchange(reply, verifier)).statusCode).toBe(200);
  expectNothingOf(SAMLResponse.slice(0, 100), RelayState, endOf(reply).get('code') ?? RAW);
  return error;
}

describe('the log of a sign-in by SAML', () => {
  it('has nothing of who came', async () => {
    expect(await comeBack()).toBeNull();
  });

  it.each<[string, SamlTampering, string?]>([
    ['without a signature', { signed: 'none' }, 'signature'],
    ['with something changed', { sent: (xml) => xml.replace(EMAIL, `${EMAIL}x`) }, 'signature'],
    [
      'for another service',
      { content: (content) => ({ ...content, destination: `https://${RAW}.example/` }) },
      'destination',
    ],
    [
      'for another audience',
      { content: (said) => ({ ...said, conditions: { ...said.conditions, audiences: [RAW] } }) },
      'audience',
    ],
    [
      'of another issuer',
      { content: (content) => ({ ...content, issuer: RAW, assertionIssuer: RAW }) },
      'issuer',
    ],
    [
      'that has expired',
      {
        content: (said) => ({
          ...said,
          conditions: { ...said.conditions, notOnOrAfter: minutes(said.issuedAt, -10) },
        }),
      },
      'time',
    ],
    [
      'under another name each time',
      { content: (said) => ({ ...said, nameIdFormat: nameIdFormats.transient }) },
      'transient_name_id',
    ],
    ['that is no XML', { encode: () => Buffer.from(`<a>${RAW}`).toString('base64') }, 'xml'],
    ['that is no base64', { encode: () => `%%${RAW}` }],
    ['with a DOCTYPE', { sent: (xml) => `<!DOCTYPE ${RAW}>${xml}` }],
    ['that is large', { sent: (xml) => `${xml}<!--${RAW.repeat(30_000)}-->` }],
  ])('has nothing of a response %s, but why it was refused', async (_what, tamper, reason) => {
    expect(await comeBack(tamper)).toMatch(/^sso_/);
    const reasons = logged().flatMap((line) => (typeof line.reason === 'string' ? [line.reason] : []));
    if (reason) expect(reasons).toEqual([reason]);
    else expect(reasons).toHaveLength(1);
  });

  it('has nothing of a refusal', async () => {
    const content: SamlTampering['content'] = (said) => ({ ...said, status: statuses.responder });
    expect(await comeBack({ content })).toBe('sso_denied');
  });

  it('has nothing of what nobody asked for', async () => {
    for (const RelayState of [`https://${RAW}.example`, acme.connectionId, ''])
      await test.submit({ SAMLResponse: RAW, RelayState });
    await test.submit(`${RAW}=${RAW}`);
    await test.submit(JSON.stringify({ SAMLResponse: RAW }), { 'content-type': 'application/json' });
    await test.submit(`SAMLResponse=${RAW.repeat(60_000)}`);
    expectNothingOf();
  });

  it('has nothing of who may not come in', async () => {
    test.provider.person = { nameId: NAME_ID, attributes: { email: `${EMAIL}@${RAW}.example` } };
    const { form, verifier } = await test.begin(acme.connectionId);
    const reply = await test.exchange(await test.submit(form.fields), verifier);
    expect(reply.json().code).toBe('email_domain_not_allowed');
    expectNothingOf();
  });
});
