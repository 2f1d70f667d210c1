import { X509Certificate } from 'node:crypto';
import { HTTP_REDIRECT, METADATA, PROTOCOL, SIGNATURE } from './names.ts';
import { allOf, childrenOf, parseXml, textOf, type XmlElement } from './parse-xml.ts';
import { BadMetadata } from './refused.ts';

export interface ProviderMetadata {
  /** What the identity provider is called. */
  entityId: string;
  signInUrl: string;
  certificates: string[];
}

/** Keys below it are too weak. NIST SP 800-131A */
const LEAST_BITS = 2_048;
const MOST_CERTIFICATES = 10;
/** SAML 2.0 Core, 8.3.6 */
const MAX_ENTITY_ID = 1_024;

/** Reads the metadata of one identity provider. Errors: `BadMetadata`. */
export function readMetadata(text: string): ProviderMetadata {
  const { entity, provider } = onlyProvider(parse(text));
  const entityId = entity.getAttribute('entityID') ?? '';
  if (entityId === '' || entityId.length > MAX_ENTITY_ID)
    throw new BadMetadata('The metadata has no entityID.');
  const service = childrenOf(provider, METADATA, 'SingleSignOnService').find(
    (one) => one.getAttribute('Binding') === HTTP_REDIRECT,
  );
  if (!service) throw new BadMetadata('The identity provider has no SingleSignOnService for HTTP-Redirect.');
  const certificates = readCertificates(provider);
  return { entityId, signInUrl: service.getAttribute('Location') ?? '', certificates };
}

function parse(text: string): XmlElement {
  try {
    return parseXml(text);
  } catch (cause) {
    throw new BadMetadata('The metadata is not XML, has a DOCTYPE, or is too large.', { cause });
  }
}

/** Metadata of a whole federation has many: which of them is meant cannot be known. */
function onlyProvider(root: XmlElement): { entity: XmlElement; provider: XmlElement } {
  const entities = root.localName === 'EntityDescriptor' ? [root] : allOf(root, METADATA, 'EntityDescriptor');
  const [first, second] = entities.flatMap((entity) =>
    childrenOf(entity, METADATA, 'IDPSSODescriptor')
      .filter((one) => (one.getAttribute('protocolSupportEnumeration') ?? '').split(/\s+/).includes(PROTOCOL))
      .map((provider) => ({ entity, provider })),
  );
  if (!first) throw new BadMetadata('This is not the metadata of a SAML 2.0 identity provider.');
  if (second) throw new BadMetadata('The metadata is of more than one identity provider.');
  return first;
}

function readCertificates(provider: XmlElement): string[] {
  const texts = childrenOf(provider, METADATA, 'KeyDescriptor')
    .filter((key) => (key.getAttribute('use') ?? 'signing') !== 'encryption')
    .flatMap((key) => allOf(key, SIGNATURE, 'X509Certificate'))
    .map(textOf);
  const usable = [...new Set(texts.flatMap(usableCertificate))];
  if (usable.length === 0)
    throw new BadMetadata(
      `The metadata has no certificate for signing with an RSA key of at least ${LEAST_BITS} bits.`,
    );
  if (usable.length > MOST_CERTIFICATES)
    throw new BadMetadata(`The metadata has more than ${MOST_CERTIFICATES} certificates for signing.`);
  return usable;
}

/** The certificate in one way of writing; none where its key cannot be used. */
function usableCertificate(text: string): string[] {
  try {
    const certificate = new X509Certificate(Buffer.from(text, 'base64'));
    const { asymmetricKeyType: type, asymmetricKeyDetails: details } = certificate.publicKey;
    const isUsable = type === 'rsa' && (details?.modulusLength ?? 0) >= LEAST_BITS;
    return isUsable ? [certificate.raw.toString('base64')] : [];
  } catch {
    return [];
  }
}
