import { SignedXml } from 'xml-crypto';
import { algorithms } from './names.ts';
import type { SigningIdentity } from './signing-identity.ts';

export interface SignatureOptions {
  identity: SigningIdentity;
  /** Whether the certificate stands in it; default: it does. */
  keyInfo?: boolean;
  signatureAlgorithm?: string;
  digestAlgorithm?: string;
  canonicalization?: string;
  /** Prefixes that the exclusive canonical form takes along, such as `xs`. */
  inclusivePrefixes?: string[];
  /** XPath of what is signed. Default: the element in which the signature stands. */
  referenced?: string;
  /** Whether the reference is to the whole document; default: to an ID */
  emptyUri?: boolean;
  /** Prefix of the signature's own elements; `''` is the default namespace. Default: `ds`. */
  prefix?: string;
}

/** Where what is signed stands in a response. */
export const places = {
  root: '/*',
  response: "/*[local-name()='Response']",
  assertion: "/*[local-name()='Response']/*[local-name()='Assertion']",
} as const;

/**
 * Signs one element by its ID, enveloped: the signature stands in it, after its Issuer.
 * @param place an XPath that finds one element
 */
export function signXml(xml: string, place: string, options: SignatureOptions): string {
  const { identity, canonicalization = algorithms.exclusive, inclusivePrefixes } = options;
  const signed = new SignedXml({
    privateKey: identity.privateKey,
    publicCert: identity.certificate,
    signatureAlgorithm: options.signatureAlgorithm ?? algorithms.rsaSha256,
    canonicalizationAlgorithm: canonicalization,
  });
  if (options.keyInfo === false) signed.getKeyInfoContent = () => null;
  signed.addReference({
    xpath: options.referenced ?? place,
    isEmptyUri: options.emptyUri ?? false,
    transforms: [algorithms.enveloped, canonicalization],
    digestAlgorithm: options.digestAlgorithm ?? algorithms.sha256,
    ...(inclusivePrefixes && { inclusiveNamespacesPrefixList: inclusivePrefixes }),
  });
  signed.computeSignature(xml, {
    prefix: options.prefix ?? 'ds',
    location: { reference: `${place}/*[local-name()='Issuer']`, action: 'after' },
  });
  return signed.getSignedXml();
}
