import { fixture } from '@refinery/testing/fixture.ts';
import { bindings, namespaces } from '@refinery/testing/saml/names.ts';
import { bareCertificate, signingIdentity } from '@refinery/testing/saml/signing-identity.ts';
import { weakCertificates } from '@refinery/testing/saml/weak-certificates.ts';
import { startReceiver } from '@refinery/testing/start-receiver.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { openSaml } from './testing/open-saml.ts';

const elsewhere = fixture(() => startReceiver());
const test = fixture((services) => openSaml(services, { allowed: elsewhere.host }));
beforeEach(async () => {
  elsewhere.reset();
  await test.startAnew();
});

/** Metadata of the provider, with one thing changed. */
const changed = (from: string | RegExp, to: string): string => {
  const metadata = test.provider.metadata();
  const other = metadata.replace(from, to);
  expect(other).not.toBe(metadata);
  return other;
};
const without = (part: RegExp): string => changed(part, '');
const keys = /<KeyDescriptor[\s\S]*<\/KeyDescriptor>/;
const redirect = new RegExp(`<SingleSignOnService Binding="${bindings.redirect}"[^>]*>`);
/** The sentence with which metadata is refused. */
const refusalOf = async (connecting: Promise<unknown>): Promise<string> => {
  const error = await connecting.then(
    () => expect.fail('It was taken.'),
    (reason) => reason,
  );
  expect(error).toMatchObject({
    code: 'connection_invalid',
    message: expect.stringMatching(/^[A-Z].{15,}\.$/s),
  });
  return error.message;
};
const refused = (metadata: string) => refusalOf(test.connect({ metadata }));
const doctype = (declared: string, use = '') =>
  changed(/<EntityDescriptor/, `<!DOCTYPE EntityDescriptor ${declared}>\n<EntityDescriptor${use}`);
const withSignInAt = (location: string) =>
  changed(redirect, `<SingleSignOnService Binding="${bindings.redirect}" Location="${location}"/>`);

describe('metadata is refused, with a sentence that helps,', () => {
  it.each<[string, () => string]>([
    ['a page', () => '<!doctype html><html><body>Sign in</body></html>'],
    ['JSON', () => '{"issuer":"https://login.acme.example"}'],
    ['one space', () => ' '],
    ['half of it', () => test.provider.metadata().slice(0, 700)],
    ['two of it', () => test.provider.metadata() + test.provider.metadata().replace(/^<\?.*\?>/, '')],
    ['other XML', () => '<EntityDescriptor xmlns="urn:x" entityID="x"/>'],
    ['another namespace', () => changed('urn:oasis:names:tc:SAML:2.0:metadata', 'urn:x')],
    ['that of a service', () => changed(/IDPSSODescriptor/g, 'SPSSODescriptor')],
    ['no entity id', () => without(/ entityID="[^"]*"/)],
    ['an empty entity id', () => changed(/ entityID="[^"]*"/, ' entityID=""')],
    ['an element that does not end', () => without(/<\/IDPSSODescriptor>/)],
  ])('where it is %s', async (_what, metadata) => {
    await refused(metadata());
  });

  it.each<[string, () => string]>([
    ['an empty one', () => doctype('[]')],
    ['an entity of it', () => doctype('[<!ENTITY x "y">]', ' xml:id="&x;"')],
    ['a file', () => doctype('SYSTEM "file:///etc/passwd"')],
    ['an address', () => doctype(`SYSTEM "http://${elsewhere.host}/entity"`)],
    ['a parameter', () => doctype(`[<!ENTITY % x SYSTEM "http://${elsewhere.host}/entity"> %x;]`)],
  ])('where it has a DOCTYPE: %s', async (_what, metadata) => {
    expect(await refused(metadata())).toMatch(/doctype/i);
    expect(elsewhere.received).toEqual([]);
  });

  it.each<[string, () => string | Promise<string>]>([
    ['none', () => without(keys)],
    ['only one to encrypt', () => changed('use="signing"', 'use="encryption"')],
    ['no base64', () => changed(/(<ds:X509Certificate>)[^<]*/, '$1not base64!')],
    ['something else', () => changed(/(<ds:X509Certificate>)[^<]*/, '$1bm8gY2VydGlmaWNhdGU=')],
    [
      'only one outside',
      () => `${without(keys).replace('<IDPSSO', `${keys.exec(test.provider.metadata())?.[0]}<IDPSSO`)}`,
    ],
    ...Object.entries(weakCertificates).map(([name, make]): [string, () => Promise<string>] => [
      name,
      async () => changed(/(<ds:X509Certificate>)[^<]*/, `$1${bareCertificate(await make())}`),
    ]),
  ])('where it has as certificate %s', async (_what, metadata) => {
    expect(await refused(await metadata())).toMatch(/certificate/i);
  });

  it('where it has several identity providers', async () => {
    const one = test.provider.metadata().replace(/^<\?.*\?>\s*/, '');
    const other = one.replace(/entityID="/, 'entityID="https://other.example/');
    const both = `<EntitiesDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata">${one}${other}</EntitiesDescriptor>`;
    expect(await refused(both)).toMatch(/several|more than one|one identity provider|only one/i);
  });

  it('where nobody can be sent to it by HTTP-Redirect', async () => {
    expect(await refused(without(redirect))).toMatch(/HTTP-Redirect/);
    expect(
      await refused(changed(redirect, `<SingleSignOnService Binding="${bindings.redirect}"/>`)),
    ).not.toBe('');
  });

  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'ftp://login.acme.example/',
    '/sso',
    'login.acme.example',
    'http://login.acme.example/sso',
    'http://10.0.0.1/sso',
    'https://10.0.0.1/sso',
    'https://127.0.0.1/sso',
    'https://localhost/sso',
    'https://[::1]/sso',
    'https://169.254.169.254/sso',
    'https://ada:secret@login.acme.example/sso',
  ])('where it would send people to %s', async (location) => {
    await refused(withSignInAt(location));
  });
});

describe('the address of metadata', () => {
  it.each([
    'http://login.acme.example/metadata',
    'http://10.0.0.1/metadata',
    'https://10.0.0.1/metadata',
    'https://127.0.0.1/metadata',
    'https://localhost/metadata',
    'http://169.254.169.254/latest/meta-data/',
  ])('%s is not asked', async (metadataUrl) => {
    await refusalOf(test.connect({ metadataUrl }));
  });

  it('that does not answer with metadata is told', async () => {
    const metadataUrl = `${elsewhere.url}/metadata`;
    for (const status of [404, 500, 302]) {
      elsewhere.respondWith((response) =>
        response.writeHead(status, { location: test.provider.metadataUrl }).end(),
      );
      expect(await refusalOf(test.connect({ metadataUrl }))).toContain(String(status));
    }
    elsewhere.respondWith((response) => response.destroy());
    expect(await refusalOf(test.connect({ metadataUrl }))).toContain('does not answer');
    elsewhere.respondWith((response) =>
      response.end(`${test.provider.metadata()}<!--${'x'.repeat(300_000)}-->`),
    );
    await refusalOf(test.connect({ metadataUrl }));
    expect(test.provider.asked).toEqual([]);
  });

  it('may answer with any type of content', async () => {
    for (const type of ['text/xml', 'application/octet-stream', 'text/html; charset=utf-8']) {
      elsewhere.respondWith((response) =>
        response.writeHead(200, { 'content-type': type }).end(test.provider.metadata()),
      );
      const { issuer } = await test.connect({ metadataUrl: `${elsewhere.url}/metadata?app=1` });
      expect(issuer).toBe(test.provider.entityId);
    }
    expect(elsewhere.received.map(({ path }) => path)).toContain('/metadata?app=1');
  });
});

describe('metadata is taken', () => {
  it.each<[string, () => string]>([
    ['with a mark of its bytes, as of Entra ID', () => `\uFEFF${test.provider.metadata()}`],
    ['without a declaration, after a line break', () => `\n${without(/^<\?.*\?>/)}`],
    ['with prefixes', () => withPrefix()],
    ['with keys for any use', () => without(/ use="signing"/)],
    [
      'with lines in its certificate',
      () => changed(/(<ds:X509Certificate>)(.{64})(.{64})/, '$1\n  $2\n  $3\n'),
    ],
    ['with a comment', () => changed('<IDPSSO', '<!-- of Acme --><IDPSSO')],
    [
      'with HTTP-POST before',
      () =>
        changed(redirect, `<SingleSignOnService Binding="${bindings.post}" Location="https://x.example"/>$&`),
    ],
    ['with a service beside it', () => changed('</EntityDescriptor>', `${service()}</EntityDescriptor>`)],
  ])('%s', async (_what, metadata) => {
    const made = await test.connect({ metadata: metadata() });
    expect(made).toMatchObject({
      issuer: test.provider.entityId,
      saml: { signInUrl: test.provider.signInUrl, certificates: [expect.anything()] },
    });
    await test.signIn();
  });

  it('with keys of other roles, which do not count', async () => {
    const { certificate } = await signingIdentity({ key: 'foreign' });
    const foreign = service().replace(/(<ds:X509Certificate>)[^<]*/, `$1${bareCertificate(certificate)}`);
    await test.connect({ metadata: changed('<IDPSSO', `${foreign}<IDPSSO`) });
    await test.signIn();
    test.provider.identity = test.provider.foreign;
    const { form } = await test.begin();
    expect((await test.comeBack(form.fields)).get('error')).toBe('sso_failed');
  });
});

/** The role of a service, with the keys of the provider. */
const service = (): string => {
  const key = keys.exec(test.provider.metadata())?.[0] ?? '';
  const consumer = `<AssertionConsumerService Binding="${bindings.post}" Location="https://x.example" index="0"/>`;
  return `<SPSSODescriptor protocolSupportEnumeration="${namespaces.protocol}">${key}${consumer}</SPSSODescriptor>`;
};
const withPrefix = (): string =>
  test.provider
    .metadata()
    .replace('xmlns=', 'xmlns:md=')
    .replace(/<(\/?)(?=[A-Z])/g, '<$1md:');
