import { X509Certificate } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { SignedXml } from 'xml-crypto';
import { type FakeSamlProvider, startSamlProvider } from './fake-saml-provider.ts';
import { readSignInUrl } from './saml/authn-request.ts';
import { faithfulResponses } from './saml/faithful-responses.ts';
import { defaultVictim } from './saml/hostile/hostile-response.ts';
import { hostileResponses } from './saml/hostile-responses.ts';
import { signingIdentity } from './saml/signing-identity.ts';
import { decodeXml } from './saml/xml.ts';
import { startSamlp } from './samlp-provider.ts';

const acs = 'https://app.example/saml/acs?organization=1&x=2';
const authnRequest = `<samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_asked" Version="2.0"
  IssueInstant="2026-01-01T00:00:00Z" AssertionConsumerServiceURL="${acs.replace('&', '&amp;')}"
  Destination="http://idp.example/sso"><saml:Issuer xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"
  >${acs.replace('&', '&amp;')}</saml:Issuer></samlp:AuthnRequest>`;

let provider: FakeSamlProvider;
beforeAll(async () => {
  provider = await startSamlProvider();
});
afterEach(() => provider.reset());
afterAll(() => provider.close());

function signInUrl(at = provider.signInUrl): string {
  const url = new URL(at);
  url.searchParams.set('SAMLRequest', deflateRawSync(authnRequest).toString('base64'));
  url.searchParams.set('RelayState', 'state & more');
  return url.href;
}

const asked = () => readSignInUrl(signInUrl());

/** What the signatures of a document cover, each checked against a published certificate. */
function signedParts(xml: string, certificates = provider.certificates): string[] {
  const signatures = xml.match(/<(?:ds:)?Signature[\s\S]*?<\/(?:ds:)?Signature>/g) ?? [];
  return signatures.flatMap((signature) => {
    for (const publicCert of certificates) {
      const signed = new SignedXml({ publicCert });
      signed.loadSignature(signature);
      if (verifies(signed, xml)) return signed.getSignedReferences();
    }
    throw new Error(`No certificate verifies ${signature}`);
  });
}

function verifies(signed: SignedXml, xml: string): boolean {
  try {
    return signed.checkSignature(xml);
  } catch {
    return false;
  }
}

/** A response without what differs each time: ids, digests and values of signatures. */
const shapeOf = (xml: string): string =>
  xml.replace(/_[\da-f]{32}/g, '').replace(/<ds:(DigestValue|SignatureValue)>[^<]+/g, '<ds:$1>');

describe('the provider', () => {
  it('answers the form that the browser posts, with a signed assertion', () => {
    const { action, fields } = provider.visit(signInUrl());
    expect(action).toBe(acs);
    expect(fields.RelayState).toBe('state & more');
    expect(provider.request).toMatchObject({
      id: '_asked',
      issuer: acs,
      acsUrl: acs,
      destination: 'http://idp.example/sso',
    });
    const [assertion, ...others] = signedParts(decodeXml(fields.SAMLResponse));
    expect(others).toEqual([]);
    expect(assertion).toMatch(/^<saml:Assertion /);
    expect(assertion).toContain(`>${provider.person.nameId}</saml:NameID>`);
    expect(assertion).toContain('InResponseTo="_asked"');
    expect(assertion).toContain(`<saml:Audience>${acs.replace('&', '&amp;')}</saml:Audience>`);
  });

  it('refuses an address without an AuthnRequest', () => {
    expect(() => provider.visit(provider.signInUrl)).toThrow('No SAMLRequest');
    const empty = new URL(provider.signInUrl);
    empty.searchParams.set('SAMLRequest', deflateRawSync('<a/>').toString('base64'));
    expect(() => provider.visit(empty.href)).toThrow('no AuthnRequest');
  });

  it('publishes its metadata, which a test can change', async () => {
    provider.encryptionCertificate = (await signingIdentity({ key: 'encryption' })).certificate;
    const response = await provider.fetch(provider.metadataUrl);
    const xml = await response.text();
    expect(provider.asked).toEqual(['/metadata']);
    expect(xml).toContain(`entityID="${provider.entityId}"`);
    expect(xml.match(/KeyDescriptor use="\w+"/g)).toEqual([
      'KeyDescriptor use="signing"',
      'KeyDescriptor use="encryption"',
    ]);
    expect(xml.match(/bindings:HTTP-\w+" Location="[^"]+/g)).toEqual([
      `bindings:HTTP-Redirect" Location="${provider.signInUrl}`,
      `bindings:HTTP-POST" Location="${provider.signInUrl}`,
    ]);
    const [certificate = ''] = /(?<=X509Certificate>)[^<]+/.exec(xml) ?? [];
    const published = new X509Certificate(provider.certificates[0] ?? '');
    expect(new X509Certificate(Buffer.from(certificate, 'base64')).fingerprint256).toBe(
      published.fingerprint256,
    );
    provider.changeMetadata = () => '<other/>';
    expect(await (await provider.fetch(provider.metadataUrl)).text()).toBe('<other/>');
  });

  it('shows a browser a page that posts by itself', async () => {
    const response = await provider.fetch(signInUrl());
    const html = await response.text();
    expect(html).toContain(`action="${acs.replace('&', '&amp;')}"`);
    expect(html).toContain('name="RelayState" value="state &amp; more"');
    expect((await provider.fetch(provider.signInUrl)).status).toBe(400);
  });

  it('goes by another name, with a certificate of another lifetime', async () => {
    const other = await startSamlProvider('https://idp.acme.example/saml');
    try {
      expect(other.signInUrl).toBe('https://idp.acme.example/sso');
      expect(await (await other.fetch(other.metadataUrl)).text()).toContain('https://idp.acme.example/saml');
      const notAfter = new Date('2020-01-01T00:00:00Z');
      const { certificate } = await other.rotate({ notBefore: new Date('2019-01-01T00:00:00Z'), notAfter });
      expect(other.certificates).toEqual([certificate]);
      expect(new X509Certificate(certificate).validToDate).toEqual(notAfter);
      expect(signedParts(other.write(asked()), other.certificates)).toHaveLength(1);
    } finally {
      await other.close();
    }
  });

  it('signs what it is told to', () => {
    const partsOf = (signed: 'none' | 'response' | 'both') =>
      signedParts(provider.write(asked(), { signed })).map((part) => /^<[\w:]+/.exec(part)?.[0]);
    expect(partsOf('none')).toEqual([]);
    expect(partsOf('response')).toEqual(['<samlp:Response']);
    expect(partsOf('both')).toEqual(['<samlp:Response', '<saml:Assertion']);
  });
});

describe('faithful responses', () => {
  it('have names of their own', () => {
    expect(new Set(faithfulResponses.map(({ name }) => name)).size).toBe(faithfulResponses.length);
  });

  it.each(faithfulResponses)('verify: $name', async ({ prepare, make }) => {
    await prepare?.(provider);
    expect(signedParts(decodeXml(make(provider, asked()))).length).toBeGreaterThan(0);
  });
});

describe('hostile responses', () => {
  it('have names of their own', () => {
    expect(new Set(hostileResponses.map(({ name }) => name)).size).toBe(hostileResponses.length);
  });

  it.each(hostileResponses)('can be made: $name', ({ make, validlySigned }) => {
    const xml = decodeXml(make(provider, asked()));
    // xml-crypto takes minutes to check a thousand references.
    if (validlySigned && xml.length < 100_000) expect(signedParts(xml).length).toBeGreaterThan(0);
    const looksRight = shapeOf(xml) === shapeOf(provider.write(asked()));
    if (looksRight) expect(() => signedParts(xml)).toThrow('No certificate verifies');
  });

  it.each(['XSW1', 'XSW4', 'XSW8', 'the person changed after signing'])('name the victim: %s', (name) => {
    const hostile = hostileResponses.find((item) => item.name === name);
    const named = (victim?: string) => decodeXml(hostile?.make(provider, asked(), victim) ?? '');
    expect(named()).toContain(`>${defaultVictim}</saml:NameID>`);
    expect(named('chief@acme.example')).toContain('>chief@acme.example</saml:NameID>');
  });
});

describe('samlp', () => {
  it('answers the form of its page, signed', async () => {
    const samlp = await startSamlp();
    try {
      expect(await samlp.metadata()).toContain(`entityID="${samlp.entityId}"`);
      for (const signed of ['assertion', 'response', 'both'] as const) {
        samlp.signed = signed;
        const { action, fields } = await samlp.visit(signInUrl(samlp.signInUrl));
        expect([action, fields.RelayState]).toEqual([acs, 'state & more']);
        const xml = decodeXml(fields.SAMLResponse);
        expect(xml).toContain(`>${samlp.person.nameId}</saml:NameID>`);
        expect(signedParts(xml, [samlp.certificate])).toHaveLength(signed === 'both' ? 2 : 1);
      }
      await expect(samlp.visit(samlp.signInUrl)).rejects.toThrow('No SAMLRequest');
    } finally {
      await samlp.close();
    }
  });
});
