import { type Keyring, openSecret, sealSecret } from '../../security/credential-vault.ts';
import type { OidcRow } from './kinds.ts';

export const CONNECTION_PURPOSE = 'sso-connection';

const ownerOf = (organizationId: string) => ({ organizationId, purpose: CONNECTION_PURPOSE });

export const sealClientSecret = (keyring: Keyring, organizationId: string, secret: string): string =>
  sealSecret(keyring, ownerOf(organizationId), secret);

export const openClientSecret = (
  keyring: Keyring,
  { organizationId, sealedSecret }: Pick<OidcRow, 'organizationId' | 'sealedSecret'>,
): string => openSecret(keyring, ownerOf(organizationId), sealedSecret);
