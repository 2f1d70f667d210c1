import type { ProvenIdentity } from '@refinery/db/schema/sso-flows.ts';
import type { Context } from '../../context/context.ts';
import { authnRequestUrl } from '../../saml/authn-request.ts';
import { validCertificates } from '../../saml/certificate.ts';
import { flowSecretsOf } from '../../sign-in-flows/flow-secrets.ts';
import { ReturnDenied, ReturnRefused } from '../../sign-in-flows/return-refused.ts';
import type { SamlRow } from './kinds.ts';
import { readSamlPerson } from './read-saml-person.ts';
import { samlUrl } from './to-connection-reply.ts';

type SamlContext = Pick<Context, 'clock' | 'saml' | 'settings'>;

/** The page of a SAML identity provider where somebody signs in. */
export const samlPage = (
  { clock, settings }: Pick<Context, 'clock' | 'settings'>,
  { saml }: SamlRow,
  state: string,
): string =>
  authnRequestUrl({
    id: requestIdOf(settings, state),
    signInUrl: saml.signInUrl,
    acsUrl: samlUrl(settings),
    relayState: state,
    issuedAt: clock.now(),
  });

/**
 * Who comes back from a SAML identity provider with this response. Errors: `ReturnDenied`, `ReturnRefused`;
 * `connection_invalid` where reading it takes too long.
 */
export async function proveBySaml(
  { clock, saml, settings }: SamlContext,
  row: SamlRow,
  { response, state }: { response: string; state: string },
): Promise<ProvenIdentity> {
  const certificates = validCertificates(row.saml.certificates, clock.now());
  if (certificates.length === 0) throw new ReturnRefused('certificates_expired');
  const outcome = await saml.readResponse(row.organizationId, {
    response,
    certificates,
    issuer: row.issuer,
    acsUrl: samlUrl(settings),
    requestId: requestIdOf(settings, state),
  });
  if ('person' in outcome) return readSamlPerson(outcome.person, row);
  throw outcome.refused === 'denied' ? new ReturnDenied() : new ReturnRefused(outcome.refused);
}

/** Names of XML begin with a letter or `_`. */
const requestIdOf = (settings: Context['settings'], state: string): string =>
  `_${flowSecretsOf(settings, state).nonce}`;
