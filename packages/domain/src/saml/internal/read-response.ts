import { SAML } from '@node-saml/node-saml';
import { CLOCK_SKEW_MS, type Expected } from './expected.ts';
import { ASSERTION, PROTOCOL, SIGNATURE, SUCCESS } from './names.ts';
import { allOf, childrenOf, onlyChild, parseXml, textOf, type XmlElement } from './parse-xml.ts';
import { readAssertion, type SamlPerson } from './read-assertion.ts';
import { Refused } from './refused.ts';

/** Signatures and digests from SHA-256 up. RFC 9231 */
const STRONG = new Set([
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha512',
  'http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1',
  'http://www.w3.org/2001/04/xmlenc#sha256',
  'http://www.w3.org/2001/04/xmlenc#sha512',
]);

/**
 * Whom a response of an identity provider is about. The library proves the signature, the audience and the
 * times of the conditions, and says which assertion is the signed one; all else is looked at here.
 * Errors: `Refused`, and whatever the libraries throw for what they refuse.
 * @param response as it was posted, in base64
 */
export async function readResponse(response: string, expected: Expected): Promise<SamlPerson> {
  const text = decode(response);
  const root = parseXml(text);
  requireEnvelope(root, expected);
  requireStrong(root);
  const saml = new SAML({
    issuer: expected.acsUrl,
    audience: expected.acsUrl,
    callbackUrl: expected.acsUrl,
    idpCert: expected.certificates,
    acceptedClockSkewMs: CLOCK_SKEW_MS,
    // Either is enough: what is not signed is not read.
    wantAssertionsSigned: false,
    wantAuthnResponseSigned: false,
  });
  const { profile } = await saml.validatePostResponseAsync({ SAMLResponse: response });
  const signed = profile?.getAssertionXml?.();
  if (signed === undefined) throw new Refused('no_assertion');
  return readAssertion(parseXml(signed), expected);
}

/** Comments and the like may make two readers read two different texts: identity providers send none. */
function decode(response: string): string {
  if (!/^[A-Za-z0-9+/=\s]+$/.test(response)) throw new Refused('not_base64');
  const text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(response, 'base64'));
  if (text.includes('<!')) throw new Refused('markup');
  if (text.replace(/^\s*<\?xml\s[^?<]*\?>/, '').includes('<?')) throw new Refused('markup');
  return text;
}

/** What stands around the assertion. It may be without a signature, so it proves nothing, but must fit. */
function requireEnvelope(root: XmlElement, { acsUrl, issuer, requestId }: Expected): void {
  if (root.localName !== 'Response' || root.namespaceURI !== PROTOCOL) throw new Refused('no_response');
  const status = onlyChild(onlyChild(root, PROTOCOL, 'Status'), PROTOCOL, 'StatusCode');
  if (status.getAttribute('Value') !== SUCCESS) throw new Refused('denied');
  if (root.getAttribute('InResponseTo') !== requestId) throw new Refused('in_response_to');
  if (root.hasAttribute('Destination') && root.getAttribute('Destination') !== acsUrl)
    throw new Refused('destination');
  if (childrenOf(root, ASSERTION, 'Issuer').some((one) => textOf(one) !== issuer))
    throw new Refused('issuer');
}

/** One of the response, and one of the assertion. Each has one reference, or checking it takes minutes. */
const MOST_SIGNATURES = 2;

function requireStrong(root: XmlElement): void {
  for (const name of ['Signature', 'SignedInfo', 'Reference'])
    if (allOf(root, SIGNATURE, name).length > MOST_SIGNATURES) throw new Refused('signatures');
  const methods = ['SignatureMethod', 'DigestMethod'].flatMap((name) => allOf(root, SIGNATURE, name));
  if (methods.some((method) => !STRONG.has(method.getAttribute('Algorithm') ?? '')))
    throw new Refused('algorithm');
}
