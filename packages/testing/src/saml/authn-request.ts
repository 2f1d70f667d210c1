import { inflateRawSync } from 'node:zlib';
import { unescapeXml } from './xml.ts';

/** What a service asked for. `null` where its request says nothing. */
export interface SamlRequest {
  id: string;
  issuer: string;
  acsUrl: string;
  destination: string | null;
  relayState: string;
  xml: string;
  /** Beside it where it came by HTTP-Redirect: `SigAlg` and `Signature` of a signed one. */
  query: URLSearchParams;
}

function attributeOf(xml: string, name: string): string | null {
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(xml);
  return found ? unescapeXml(found[1] ?? found[2] ?? '') : null;
}

function need(value: string | null | undefined, name: string): string {
  if (!value) throw new Error(`The AuthnRequest says no ${name}.`);
  return value;
}

/** Reads the XML of an AuthnRequest. */
export function readAuthnRequest(xml: string, query: URLSearchParams): SamlRequest {
  const root = /<(?:[\w.-]+:)?AuthnRequest\s[^>]*>/.exec(xml)?.[0];
  if (!root) throw new Error('The SAMLRequest is no AuthnRequest.');
  const issuer = /<(?:[\w.-]+:)?Issuer(?:\s[^>]*)?>([^<]*)</.exec(xml)?.[1];
  return {
    id: need(attributeOf(root, 'ID'), 'ID'),
    issuer: need(unescapeXml(issuer ?? '').trim(), 'Issuer'),
    acsUrl: need(attributeOf(root, 'AssertionConsumerServiceURL'), 'AssertionConsumerServiceURL'),
    destination: attributeOf(root, 'Destination'),
    relayState: query.get('RelayState') ?? '',
    xml,
    query,
  };
}

/**
 * Reads the address at which a sign-in begins (HTTP-Redirect binding).
 * @throws where it has no SAMLRequest, or one that is not a raw-deflated AuthnRequest
 */
export function readSignInUrl(url: string): SamlRequest {
  const { searchParams } = new URL(url, 'http://127.0.0.1');
  const encoded = searchParams.get('SAMLRequest');
  if (!encoded) throw new Error(`No SAMLRequest in ${url}`);
  return readAuthnRequest(inflateRawSync(Buffer.from(encoded, 'base64')).toString('utf8'), searchParams);
}
