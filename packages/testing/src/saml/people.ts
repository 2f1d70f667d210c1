import { randomUUID } from 'node:crypto';
import { entraClaims, nameIdFormats } from './names.ts';
import type { SamlPerson } from './response-content.ts';

/** A person with an id of her own, under plain names. */
export function somebody(): SamlPerson {
  const id = randomUUID();
  return {
    nameId: id,
    nameIdFormat: nameIdFormats.persistent,
    attributes: { email: `ada.${id.slice(0, 8)}@acme.example`, firstName: 'Ada', lastName: 'Lovelace' },
  };
}

/** As Entra ID names things. */
export const entraPerson = (email: string): SamlPerson => ({
  nameId: email,
  nameIdFormat: nameIdFormats.emailAddress,
  attributes: {
    [entraClaims.tenant]: '6f3cbe52-6c5e-4b0b-9e7a-0f6f4c7a1c52',
    [entraClaims.objectId]: '5a0a9f5e-3c1f-4e55-9a39-0d4e3fd0c2b7',
    [entraClaims.displayName]: 'Ada Lovelace',
    [entraClaims.groups]: ['c2b8b0de-6c64-4a35-b5c5-5d7c6a3a2d11', '0d7a9b8e-1111-4c4c-8f8f-2b2b2b2b2b2b'],
    [entraClaims.givenName]: 'Ada',
    [entraClaims.surname]: 'Lovelace',
    [entraClaims.email]: email,
    [entraClaims.name]: email,
  },
});

/** As Okta names things. */
export const oktaPerson = (email: string): SamlPerson => ({
  nameId: email,
  nameIdFormat: nameIdFormats.unspecified,
  attributes: { email, firstName: 'Ada', lastName: 'Lovelace', groups: ['Everyone', 'Engineers'] },
});

/** As Google Workspace names things. */
export const googlePerson = (email: string): SamlPerson => ({
  nameId: email,
  nameIdFormat: nameIdFormats.emailAddress,
  attributes: { 'Primary email': email, 'First name': 'Ada', 'Last name': 'Lovelace', Groups: ['engineers'] },
});

/** The address under which a person is known: the first attribute or NameID that looks like one. */
export function emailOf({ nameId, attributes }: SamlPerson): string {
  const said = [...Object.values(attributes).flat(), nameId].find((value) => value.includes('@'));
  return said ?? 'ada@acme.example';
}
