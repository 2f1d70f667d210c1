import type { FakeSamlProvider } from '../fake-saml-provider.ts';
import type { SamlRequest } from './authn-request.ts';
import { algorithms, attributeFormats, nameIdFormats, namespaces } from './names.ts';
import { emailOf, entraPerson, googlePerson, oktaPerson } from './people.ts';
import {
  faithfulContent,
  minutes,
  type ResponseContent,
  type SamlAttribute,
  type SamlPerson,
} from './response-content.ts';
import type { SamlTampering } from './tampering.ts';

/** A response that a service must accept. */
export interface FaithfulResponse {
  name: string;
  /** What the service must do. */
  expected: string;
  /** Has to happen before the service reads the metadata. */
  prepare?: (provider: FakeSamlProvider) => Promise<void>;
  /** Who signs in; without it, the provider's person. */
  person?: (provider: FakeSamlProvider) => SamlPerson;
  /** What stands in the form's field `SAMLResponse`. */
  make(provider: FakeSamlProvider, request: SamlRequest): string;
}

const faithful = (name: string, expected: string, tamper: SamlTampering): FaithfulResponse => ({
  name,
  expected,
  make: (provider, request) => provider.respond(request, tamper),
});

const saying = (
  name: string,
  expected: string,
  content: (content: ResponseContent) => ResponseContent,
): FaithfulResponse => faithful(name, expected, { content });

const prefixed = (name: string, protocol: string, assertion: string, signature: string): FaithfulResponse =>
  saying(name, 'Namespaces count, not prefixes.', (content) => ({
    ...content,
    prefixes: { protocol, assertion, signature },
  }));

const named = (format: 'persistent' | 'unspecified'): FaithfulResponse =>
  saying(`NameID ${format}`, 'The NameID is the person.', (content) => ({
    ...content,
    nameIdFormat: nameIdFormats[format],
  }));

/** Minutes that the clock of the provider goes before or behind. */
const skewed = (count: number): FaithfulResponse => ({
  name: `clock ${count > 0 ? 'ahead by' : 'behind by'} ${Math.abs(count)} minutes`,
  expected: 'Clocks differ: two minutes are forgiven at both ends.',
  make: (provider, request) => provider.respond(request, { content: (content) => skew(content, count) }),
});

function skew(content: ResponseContent, count: number): ResponseContent {
  const now = minutes(content.issuedAt, count);
  const lifetime = count > 0 ? 5 : 10 / 60;
  return {
    ...content,
    issuedAt: now,
    authenticatedAt: now,
    confirmation: { ...content.confirmation, notOnOrAfter: minutes(now, lifetime) },
    conditions: { ...content.conditions, notBefore: now, notOnOrAfter: minutes(now, lifetime) },
  };
}

const typed = (given: SamlAttribute): SamlAttribute => ({ ...given, type: 'xs:string' });

const befriended = (given: SamlAttribute): SamlAttribute => ({ ...given, friendlyName: `a ${given.name}` });

/** As Shibboleth names things; the NameID is the address, so that a person is known in any case. */
const withObjectIds = (content: ResponseContent): ResponseContent => ({
  ...content,
  attributes: [
    {
      name: 'urn:oid:2.5.4.42',
      friendlyName: 'givenName',
      nameFormat: attributeFormats.uri,
      values: ['Ada'],
    },
    { name: 'urn:oid:2.5.4.4', friendlyName: 'sn', nameFormat: attributeFormats.uri, values: ['Lovelace'] },
  ],
});

const changeAttributes =
  (change: (given: SamlAttribute) => SamlAttribute) =>
  (content: ResponseContent): ResponseContent => ({
    ...content,
    attributes: content.attributes.map(change),
  });

const withGroups = (content: ResponseContent): ResponseContent => ({
  ...content,
  attributes: [...content.attributes, { name: 'groups', values: ['Engineers', 'R&D <core>', 'Büro'] }],
});

/** Another person than the provider's signs in. */
const somebodyElse = (
  name: string,
  expected: string,
  person: (provider: FakeSamlProvider) => SamlPerson,
  change = (content: ResponseContent) => content,
): FaithfulResponse => ({
  name,
  expected,
  person,
  make: (provider, request) => {
    const content = faithfulContent(provider.entityId, request, person(provider), provider.now());
    return provider.respond(request, { content: () => change(content) });
  },
});

const vendor = (name: string, personWith: (email: string) => SamlPerson): FaithfulResponse =>
  somebodyElse(name, 'Its names of e-mail, first name, last name and groups are known.', ({ person }) =>
    personWith(emailOf(person)),
  );

const byEmail = ({ person }: FakeSamlProvider): SamlPerson => ({
  nameId: emailOf(person),
  nameIdFormat: nameIdFormats.emailAddress,
  attributes: person.attributes,
});

const signedBySecond: FaithfulResponse = {
  name: 'two certificates, signed by the second',
  expected: 'Every published certificate may have signed.',
  prepare: async (provider) => {
    await provider.rotate({ keep: true });
  },
  make: (provider, request) => provider.respond(request),
};

const declared = (xml: string): string => `<?xml version="1.0" encoding="UTF-8"?>\n${xml}\n`;

/** Declares at the root what the assertion uses below, as Okta does, and takes `xs` along in the digest. */
const declaredAbove = (xml: string): string =>
  xml
    .replaceAll(` xmlns:xs="${namespaces.schema}"`, '')
    .replace('<saml:Assertion', `<saml:Assertion xmlns:xs="${namespaces.schema}"`);

/** Responses that a service must accept. */
export const faithfulResponses: FaithfulResponse[] = [
  faithful('only the assertion signed', 'As Entra ID does it.', { signed: 'assertion' }),
  faithful('only the response signed', 'As Google can be set: it covers the assertion.', {
    signed: 'response',
  }),
  faithful('both signed', 'As Okta does it.', { signed: 'both' }),
  faithful('no KeyInfo', 'The certificates are those of the metadata.', { signature: { keyInfo: false } }),
  signedBySecond,
  faithful('RSA-SHA512', 'A stronger algorithm.', {
    signature: { signatureAlgorithm: algorithms.rsaSha512, digestAlgorithm: algorithms.sha512 },
  }),
  saying('pretty-printed', 'Space between elements says nothing.', (content) => ({
    ...content,
    pretty: true,
  })),
  faithful('XML declaration and a last line break', 'They are no content.', { sent: declared }),
  prefixed('prefixes saml2p and saml2', 'saml2p', 'saml2', 'ds'),
  prefixed('no prefixes', '', '', ''),
  prefixed('prefixes n0 and n1, signature without', 'n0', 'n1', ''),
  saying('FriendlyName', 'It changes nothing.', changeAttributes(befriended)),
  somebodyElse('object ids with FriendlyName', 'Unknown attributes are ignored.', byEmail, withObjectIds),
  saying('several groups', 'Each value is one group, characters as they are.', withGroups),
  saying('xsi:type', 'A type changes no value.', changeAttributes(typed)),
  faithful('xsi:type, xs declared above', 'InclusiveNamespaces holds.', {
    content: changeAttributes(typed),
    unsigned: declaredAbove,
    signature: { inclusivePrefixes: ['xs'] },
  }),
  skewed(2),
  skewed(-2),
  named('persistent'),
  named('unspecified'),
  somebodyElse('NameID emailAddress', 'The NameID is the person, and an address.', byEmail),
  saying('NameID without a format', 'It is unspecified.', (content) => ({ ...content, nameIdFormat: null })),
  saying('two audiences', 'One of them is the service.', (content) => ({
    ...content,
    conditions: {
      ...content.conditions,
      audiences: ['https://other.example', ...content.conditions.audiences],
    },
  })),
  saying('no Issuer on the response', 'It is optional there where the assertion is signed.', (content) => ({
    ...content,
    issuer: null,
  })),
  vendor('Entra ID', entraPerson),
  vendor('Okta', oktaPerson),
  vendor('Google', googlePerson),
];
