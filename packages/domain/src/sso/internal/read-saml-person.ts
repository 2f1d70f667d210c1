import { Email } from '@refinery/contracts/credentials.ts';
import type { ProvenIdentity } from '@refinery/db/schema/sso-flows.ts';
import { Value } from 'typebox/value';
import type { SamlPerson } from '../../saml/saml-reader.ts';
import { readNameText } from '../../users/read-name-text.ts';
import type { SamlRow } from './kinds.ts';
import { readRole } from './read-role.ts';

const WS_CLAIMS = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/';
/**
 * What identity providers call the e-mail. The last ones of Entra ID and of LDAP: what people sign in with.
 */
const EMAILS = [
  'email',
  'mail',
  'emailAddress',
  `${WS_CLAIMS}emailaddress`,
  'urn:oid:0.9.2342.19200300.100.1.3',
  `${WS_CLAIMS}upn`,
  `${WS_CLAIMS}name`,
];
const NAMES = [
  'displayName',
  'name',
  'http://schemas.microsoft.com/identity/claims/displayname',
  'urn:oid:2.16.840.1.113730.3.1.241',
];
const FIRST_NAMES = ['firstName', 'givenName', `${WS_CLAIMS}givenname`, 'urn:oid:2.5.4.42'];
const LAST_NAMES = ['lastName', 'surname', 'sn', `${WS_CLAIMS}surname`, 'urn:oid:2.5.4.4'];

/** Who a person is whom a SAML identity provider has named. */
export function readSamlPerson({ subject, attributes }: SamlPerson, row: SamlRow): ProvenIdentity {
  const first = (names: readonly string[]) => names.flatMap((name) => attributes[name] ?? []);
  const [email = null] = [...first(EMAILS), subject].filter((text) => Value.Check(Email, text));
  const parts = [first(FIRST_NAMES)[0], first(LAST_NAMES)[0]].filter((part) => part !== undefined);
  // Some say the e-mail where others say the name.
  const name = first(NAMES).find((text) => !text.includes('@')) ?? parts.join(' ');
  return {
    subject,
    email,
    fullName: readNameText(name),
    ...readRole(attributes, row),
  };
}
