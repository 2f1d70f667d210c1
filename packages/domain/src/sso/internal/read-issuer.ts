import { invalidField } from '../../errors/invalid-field.ts';

const METADATA = /\/\.well-known\/openid-configuration\/?$/;

/**
 * The address of an issuer as it is stored. The address of its metadata, which people copy as well, means the
 * same. Errors: `validation_failed` for what is no address of an issuer.
 * https://openid.net/specs/openid-connect-discovery-1_0.html#IssuerDiscovery: neither query nor fragment
 */
export function readIssuer(given: string): string {
  const url = URL.parse(given.trim().replace(METADATA, ''));
  const isIssuer =
    url !== null &&
    /^https?:$/.test(url.protocol) &&
    !url.search &&
    !url.hash &&
    !url.username &&
    !url.password;
  if (isIssuer) return url.href;
  throw invalidField('issuer', 'must be an address such as https://login.acme.example');
}
