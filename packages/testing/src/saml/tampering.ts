import type { ResponseContent } from './response-content.ts';
import { places, type SignatureOptions, signXml } from './sign-xml.ts';
import type { SigningIdentity } from './signing-identity.ts';
import { writeAssertion, writeResponse } from './write-response.ts';
import { encodeXml } from './xml.ts';

/** How responses deviate. What it does not say is as it should be. */
export interface SamlTampering {
  /** Default: the assertion. */
  signed?: 'assertion' | 'response' | 'both' | 'none';
  /** Changes what the response says. */
  content?: (content: ResponseContent) => ResponseContent;
  /** Changes the XML before it is signed. */
  unsigned?: (xml: string) => string;
  /** How it is signed. Default: by the provider's key, RSA-SHA256 over SHA-256. */
  signature?: Partial<SignatureOptions>;
  /** Changes the XML after it is signed. */
  sent?: (xml: string) => string;
  /** Changes the field of the form. */
  encode?: (xml: string) => string;
}

/** The XML of a response. */
export function writeTampered(
  content: ResponseContent,
  identity: SigningIdentity,
  tamper: SamlTampering,
): string {
  const said = tamper.content?.(content) ?? content;
  const { signed = 'assertion' } = tamper;
  const options = { identity, prefix: said.prefixes.signature, ...tamper.signature };
  let xml = writeResponse(said, writeAssertion(said));
  xml = tamper.unsigned?.(xml) ?? xml;
  if (signed === 'assertion' || signed === 'both') xml = signXml(xml, places.assertion, options);
  if (signed === 'response' || signed === 'both') xml = signXml(xml, places.response, options);
  return tamper.sent?.(xml) ?? xml;
}

/** The field of the form. */
export const encodeTampered = (xml: string, tamper: SamlTampering): string =>
  tamper.encode?.(xml) ?? encodeXml(xml);
