import { createHmac } from 'node:crypto';
import { algorithms } from '../names.ts';
import { places } from '../sign-xml.ts';
import { bareCertificate } from '../signing-identity.ts';
import {
  after,
  assertionOf,
  before,
  digestOf,
  evilResponse,
  exchange,
  extended,
  forge,
  signatureOf,
  signatureValueOf,
  signedInfoOf,
  withSignature,
} from './anatomy.ts';
import { changing, deviating, type HostileResponse, type Source, writing } from './hostile-response.ts';
import { resign } from './resign.ts';

const untrusted = 'Refuse: only keys that the metadata publishes sign.';
const weak = 'Refuse: SHA-1 is broken.';
const confused = 'Refuse: a public certificate is no secret.';

const keyedBy =
  (method: string, hash: string, secret: (certificate: string) => string | Buffer) =>
  ({ provider, request }: Source): string =>
    resign(
      provider.write(request),
      (signedInfo) => exchange(signedInfo, algorithms.rsaSha256, method),
      (text) =>
        createHmac(hash, secret(provider.certificates[0] ?? ''))
          .update(text)
          .digest('base64'),
    );

/** CVE-2025-29775: the canonical form drops the comment, a careless reader takes it for the digest. */
function commentedDigest(source: Source): string {
  const genuine = source.provider.write(source.request);
  const { assertion, digest } = forge(source, genuine);
  const value = digestOf(genuine);
  const signature = exchange(signatureOf(genuine), value, `<!--${digest}-->${value}`);
  return exchange(genuine, assertionOf(genuine), withSignature(assertion, signature));
}

/** CVE-2025-29774: one SignedInfo is verified, the other one's digest is compared. */
const twoSignedInfos =
  (forgedFirst: boolean) =>
  (source: Source): string => {
    const genuine = source.provider.write(source.request);
    const { assertion, signedInfo: forged } = forge(source, genuine);
    const given = signedInfoOf(genuine);
    const both = forgedFirst ? forged + given : given + forged;
    const signature = exchange(signatureOf(genuine), given, both);
    return exchange(genuine, assertionOf(genuine), withSignature(assertion, signature));
  };

const otherCertificate = ({ provider, request }: Source): string =>
  exchange(
    provider.write(request, { signature: { identity: provider.foreign } }),
    bareCertificate(provider.foreign.certificate),
    bareCertificate(provider.identity.certificate),
  );

/** The signature stands in the assertion and covers an element beside it. */
const elsewhere = "//*[local-name()='Elsewhere']";
const besideIt = (xml: string): string => extended(xml, '<x:Elsewhere xmlns:x="urn:x" ID="_elsewhere"/>');

/** Signatures that prove nothing. */
export const hostileSignatures: HostileResponse[] = [
  deviating('no signature', 'Refuse: something has to be signed.', () => ({ signed: 'none' })),
  writing('no signature, names the victim', 'Refuse: something has to be signed.', evilResponse),
  changing('an empty Signature', 'Refuse: it proves nothing.', (xml) =>
    exchange(xml, signatureOf(xml), '<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"/>'),
  ),
  changing('an empty SignatureValue', 'Refuse: it proves nothing.', (xml) =>
    exchange(xml, signatureValueOf(xml), ''),
  ),
  deviating('foreign key, its certificate in KeyInfo', untrusted, ({ provider }) => ({
    signature: { identity: provider.foreign },
  })),
  deviating('foreign key, no KeyInfo', untrusted, ({ provider }) => ({
    signature: { identity: provider.foreign, keyInfo: false },
  })),
  writing('foreign key, the published certificate in KeyInfo', untrusted, otherCertificate),
  deviating('foreign key on the response', untrusted, ({ provider }) => ({
    signed: 'response',
    signature: { identity: provider.foreign },
  })),
  deviating('SHA-1 signature', weak, () => ({ signature: { signatureAlgorithm: algorithms.rsaSha1 } }), {
    validlySigned: true,
  }),
  deviating('SHA-1 digest', weak, () => ({ signature: { digestAlgorithm: algorithms.sha1 } }), {
    validlySigned: true,
  }),
  writing(
    'HMAC-SHA1 by the certificate as PEM',
    confused,
    keyedBy(algorithms.hmacSha1, 'sha1', (certificate) => certificate),
  ),
  writing(
    'HMAC-SHA256 by the certificate as PEM',
    confused,
    keyedBy(algorithms.hmacSha256, 'sha256', (certificate) => certificate),
  ),
  writing(
    'HMAC-SHA1 by the certificate in base64',
    confused,
    keyedBy(algorithms.hmacSha1, 'sha1', bareCertificate),
  ),
  writing('comment inside DigestValue (CVE-2025-29775)', 'Refuse: the content is forged.', commentedDigest),
  writing(
    'two SignedInfo, the forged first (CVE-2025-29774)',
    'Refuse: one is allowed.',
    twoSignedInfos(true),
  ),
  writing(
    'two SignedInfo, the forged last (CVE-2025-29774)',
    'Refuse: one is allowed.',
    twoSignedInfos(false),
  ),
  changing('the person changed after signing', 'Refuse: the digest differs.', (xml, { provider, victim }) =>
    xml.replaceAll(provider.person.nameId, victim),
  ),
  changing('an attribute added after signing', 'Refuse: the digest differs.', (xml, { victim }) =>
    before(
      xml,
      '</saml:AttributeStatement>',
      `<saml:Attribute Name="email"><saml:AttributeValue>${victim}</saml:AttributeValue></saml:Attribute>`,
    ),
  ),
  deviating(
    'reference to the whole document (URI="")',
    'Refuse: a signature refers to the ID of its own element.',
    () => ({ signature: { referenced: places.root, emptyUri: true } }),
    { validlySigned: true },
  ),
  deviating(
    'reference to another element',
    'Refuse: the assertion itself is not covered.',
    () => ({ unsigned: besideIt, signature: { referenced: elsewhere } }),
    { validlySigned: true },
  ),
  writing('the same signature twice', 'Refuse: one signature for each element.', ({ provider, request }) => {
    const xml = provider.write(request);
    return after(xml, signatureOf(xml), signatureOf(xml));
  }),
];
