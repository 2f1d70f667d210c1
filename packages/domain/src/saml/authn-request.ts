import { deflateRawSync } from 'node:zlib';
import { escapeXml } from './escape-xml.ts';

export interface AuthnRequest {
  /** A name of XML: it begins with a letter or `_`. */
  id: string;
  /** The page of the identity provider. */
  signInUrl: string;
  /** Our address for the response, which is also our entity id. */
  acsUrl: string;
  /** At most 80 bytes, which comes back with the response. SAML 2.0 Bindings, 3.4.3 */
  relayState: string;
  issuedAt: Date;
}

/**
 * The address at which somebody signs in, by HTTP-Redirect (SAML 2.0 Bindings, 3.4). The request has no
 * signature, and asks for no kind of proof or name: the identity provider decides both.
 */
export function authnRequestUrl({ id, signInUrl, acsUrl, relayState, issuedAt }: AuthnRequest): string {
  const acs = escapeXml(acsUrl);
  const request = [
    '<samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol"',
    ` xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="${escapeXml(id)}" Version="2.0"`,
    ` IssueInstant="${issuedAt.toISOString()}" Destination="${escapeXml(signInUrl)}"`,
    ' ProtocolBinding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST"',
    ` AssertionConsumerServiceURL="${acs}"><saml:Issuer>${acs}</saml:Issuer>`,
    '<samlp:NameIDPolicy AllowCreate="true"/></samlp:AuthnRequest>',
  ].join('');
  const url = new URL(signInUrl);
  url.searchParams.set('SAMLRequest', deflateRawSync(request).toString('base64'));
  url.searchParams.set('RelayState', relayState);
  return url.href;
}
