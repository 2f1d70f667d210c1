import { oneOf } from '@refinery/contracts/schema-helpers.ts';
import { type TemplateName, templates } from '@refinery/mail/templates.ts';
import { type Static, Type } from 'typebox';
import { Compile } from 'typebox/compile';
import type { Settings } from '../../context/context.ts';
import { openSecret, sealSecret } from '../../security/credential-vault.ts';

export const TEMPLATE_NAMES = Object.keys(templates).filter(
  (name): name is TemplateName => name in templates,
);

const StoredMail = Type.Object({ to: Type.String(), template: oneOf(TEMPLATE_NAMES), data: Type.Unknown() });
export type StoredMail = Static<typeof StoredMail>;
const storedMail = Compile(StoredMail);

export const MAIL_PURPOSE = 'email';

/** A mail as it waits: sealed, since its links open accounts. */
export const sealMail = (
  { keyring }: Pick<Settings, 'keyring'>,
  organizationId: string,
  mail: StoredMail,
): string => sealSecret(keyring, { organizationId, purpose: MAIL_PURPOSE }, JSON.stringify(mail));

/**
 * Opens what {@link sealMail} made. Throws where its key is gone, it is another organization's, or none any
 * more.
 */
export const openMail = (
  { keyring }: Pick<Settings, 'keyring'>,
  organizationId: string,
  sealed: string | null,
): StoredMail =>
  storedMail.Parse(JSON.parse(openSecret(keyring, { organizationId, purpose: MAIL_PURPOSE }, sealed ?? '')));
