import { randomBytes } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { namespaces } from '../names.ts';
import { places, signXml } from '../sign-xml.ts';
import { writeAssertion } from '../write-response.ts';
import { encodeXml } from '../xml.ts';
import { assertionOf, evilAssertion, evilContent, exchange, extended } from './anatomy.ts';
import { changing, type HostileResponse, type Source, sending, writing } from './hostile-response.ts';

const declaring = 'Refuse: no DOCTYPE. Nothing is expanded or fetched.';
const unsuited = 'Refuse: it is no Response.';

const typed = (xml: string, declarations = ''): string =>
  `<!DOCTYPE samlp:Response${declarations && ` [${declarations}]`}>${xml}`;

/** Ten levels would be a billion; five are 100,000 times `lol`. */
const laughs = [
  '<!ENTITY lol0 "lol">',
  ...Array.from({ length: 5 }, (_, level) => `<!ENTITY lol${level + 1} "${`&lol${level};`.repeat(10)}">`),
].join('');

/** An entity in place of the name; expanded it is what was signed. */
const named = (xml: string, { provider }: Source, declaration: string): string =>
  typed(exchange(xml, `>${provider.person.nameId}</saml:NameID>`, '>&name;</saml:NameID>'), declaration);

const included = (xml: string, { provider }: Source): string =>
  extended(
    xml,
    `<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" parse="text" href="http://${provider.host}/included"/>`,
  );

/** Documents that ask for more than reading. Whatever they point at is an address of the provider. */
export const hostileDoctypes: HostileResponse[] = [
  changing('DOCTYPE', declaring, (xml) => typed(xml)),
  changing('DOCTYPE with an entity', declaring, (xml, source) =>
    named(xml, source, `<!ENTITY name "${source.provider.person.nameId}">`),
  ),
  changing('entity expansion', declaring, (xml) => typed(extended(xml, '&lol5;'), laughs)),
  changing('external entity, a file', declaring, (xml, source) =>
    named(xml, source, '<!ENTITY name SYSTEM "file:///etc/hostname">'),
  ),
  changing('external entity, an address', declaring, (xml, source) =>
    named(xml, source, `<!ENTITY name SYSTEM "http://${source.provider.host}/entity">`),
  ),
  changing(
    'external DTD',
    declaring,
    (xml, { provider }) => `<!DOCTYPE samlp:Response SYSTEM "http://${provider.host}/dtd">${xml}`,
  ),
  changing('parameter entity', declaring, (xml, { provider }) =>
    typed(xml, `<!ENTITY % more SYSTEM "http://${provider.host}/parameter"> %more;`),
  ),
  changing('attribute default in a DOCTYPE', declaring, (xml) =>
    typed(xml, '<!ATTLIST saml:Assertion ID ID #IMPLIED>'),
  ),
  changing('XInclude', 'Refuse, or ignore it: nothing is fetched.', included, {
    validlySigned: true,
    mayAccept: true,
  }),
];

function logoutResponse({ provider, request }: Source): string {
  const xml =
    `<samlp:LogoutResponse xmlns:samlp="${namespaces.protocol}" ID="_logout" Version="2.0" ` +
    `IssueInstant="${provider.now().toISOString()}" InResponseTo="${request.id}">` +
    `<saml:Issuer xmlns:saml="${namespaces.assertion}">${provider.entityId}</saml:Issuer><samlp:Status>` +
    '<samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status></samlp:LogoutResponse>';
  return signXml(xml, places.root, { identity: provider.identity });
}

/** As a Response in all but its name. */
const renamed = ({ provider, request }: Source): string =>
  provider.write(request).replaceAll('samlp:Response', 'samlp:LogoutResponse');

/** In another namespace than that of SAML 2.0. */
const otherNamespace = ({ provider, request }: Source): string =>
  provider.write(request, {
    unsigned: (xml) => xml.replaceAll(namespaces.assertion, 'urn:oasis:names:tc:SAML:1.0:assertion'),
  });

const encrypted = (bytes: number): string => randomBytes(bytes).toString('base64');

/** As it would be; the key is lost. */
function encryptedAssertion({ provider, request }: Source): string {
  const xml = provider.write(request);
  const cipher = (size: number) =>
    `<xenc:CipherData><xenc:CipherValue>${encrypted(size)}</xenc:CipherValue></xenc:CipherData>`;
  const method = (name: string) => `<xenc:EncryptionMethod Algorithm="http://www.w3.org/${name}"/>`;
  const data =
    `<saml:EncryptedAssertion xmlns:saml="${namespaces.assertion}">` +
    '<xenc:EncryptedData xmlns:xenc="http://www.w3.org/2001/04/xmlenc#" ' +
    `Type="http://www.w3.org/2001/04/xmlenc#Element">${method('2009/xmlenc11#aes256-gcm')}` +
    `<ds:KeyInfo xmlns:ds="${namespaces.signature}"><xenc:EncryptedKey>` +
    `${method('2001/04/xmlenc#rsa-oaep-mgf1p')}${cipher(256)}</xenc:EncryptedKey></ds:KeyInfo>` +
    `${cipher(3_000)}</xenc:EncryptedData></saml:EncryptedAssertion>`;
  return exchange(xml, assertionOf(xml), data);
}

/** Other documents than a Response with one assertion. */
export const hostileKinds: HostileResponse[] = [
  writing('a LogoutResponse', unsuited, logoutResponse, { validlySigned: true }),
  writing('a LogoutResponse with the assertion', unsuited, renamed, { validlySigned: true }),
  writing('a bare assertion', unsuited, ({ provider, request }) => assertionOf(provider.write(request)), {
    validlySigned: true,
  }),
  writing('a bare forged assertion', unsuited, evilAssertion),
  writing('the AuthnRequest sent back', unsuited, ({ request }) => request.xml),
  writing('an EncryptedAssertion', 'Refuse: no key for it was ever published.', encryptedAssertion),
  writing('a Response without an assertion', 'Refuse: it names nobody.', ({ provider, request }) => {
    const xml = provider.write(request, { signed: 'response' });
    return exchange(xml, assertionOf(xml), '');
  }),
  writing('an assertion in the namespace of SAML 1', unsuited, otherNamespace, { validlySigned: true }),
  writing('metadata', unsuited, ({ provider }) => provider.metadata()),
];

const written = ({ provider, request }: Source): string => provider.write(request);
const unreadable = 'Refuse: it cannot be read.';
const inUtf16 = (xml: string): string =>
  Buffer.from(`\uFEFF<?xml version="1.0" encoding="UTF-16"?>${xml}`, 'utf16le').toString('base64');

/** Fields that are no XML, or no XML in UTF-8. */
export const hostileEncodings: HostileResponse[] = [
  sending('not base64', unreadable, () => '%%% this is not base64 %%%'),
  sending('XML that is not encoded', unreadable, written),
  sending('not XML', unreadable, () => encodeXml('This is not XML.')),
  sending('JSON', unreadable, () => encodeXml('{"SAMLResponse":true}')),
  sending('empty', unreadable, () => ''),
  sending('blank', unreadable, () => encodeXml('  \n ')),
  sending('deflated', 'Refuse: HTTP-POST does not deflate.', (source) =>
    deflateRawSync(written(source)).toString('base64'),
  ),
  sending('UTF-16', 'Refuse: SAML is UTF-8.', (source) => inUtf16(written(source))),
  sending('random bytes', unreadable, () => randomBytes(2_000).toString('base64')),
  changing('NUL characters in the NameID', unreadable, (xml, { provider, victim }) =>
    exchange(xml, `>${provider.person.nameId}<`, `>${victim}\0\0${provider.person.nameId}<`),
  ),
  changing('NUL characters at the end', unreadable, (xml) => `${xml}\0\0\0`),
  changing('cut off', unreadable, (xml) => xml.slice(0, -40)),
  changing('two roots', unreadable, (xml, source) => xml + writeAssertion(evilContent(source))),
  changing('text after the root', unreadable, (xml) => `${xml}more`),
  changing('an undeclared prefix', unreadable, (xml) => extended(xml, '<nobody:knows/>')),
  changing('the same attribute twice', unreadable, (xml) =>
    exchange(xml, ' Version="2.0"', ' Version="2.0" Version="2.0"'),
  ),
];
