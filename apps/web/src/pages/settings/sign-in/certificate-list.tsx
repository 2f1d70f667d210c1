import type { Connection } from '@prompt-refinery/client';
import { useFormats, useTexts } from '../../../i18n/messages.ts';
import styles from '../settings.module.css';
import { hasExpired, warningOf } from './certificates.ts';
import { samlTexts } from './saml-texts.ts';

type Saml = NonNullable<Connection['saml']>;

/** With what an identity provider signs, and until when that is taken. */
export function CertificateList({ certificates }: Pick<Saml, 'certificates'>) {
  const texts = useTexts(samlTexts);
  const { day } = useFormats();
  const now = Date.now();
  return (
    <ul className={styles.more}>
      {certificates.map((one) => (
        <li key={one.fingerprint}>
          <code>{one.fingerprint}</code>{' '}
          {hasExpired(one, now) ? texts.expiredOn(day(one.expiresAt)) : texts.validUntil(day(one.expiresAt))}
        </li>
      ))}
    </ul>
  );
}

/** Says in time that nobody will be let in, and what to do. */
export function CertificateNote({ saml: { certificates, metadataUrl } }: { saml: Saml }) {
  const texts = useTexts(samlTexts);
  const { day } = useFormats();
  const warning = warningOf(certificates, Date.now());
  if (!warning) return null;
  return (
    <p className={styles.note}>
      {texts.warnings[warning.is](day(warning.until))}{' '}
      {metadataUrl === null ? texts.enterNew : texts.readDaily}
    </p>
  );
}
