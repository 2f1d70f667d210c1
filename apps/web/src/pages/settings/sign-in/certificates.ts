import type { Connection } from '@prompt-refinery/client';

type Certificate = NonNullable<Connection['saml']>['certificates'][number];

/** Early enough to ask whoever runs the identity provider for another one. */
const SOON_MS = 30 * 24 * 60 * 60 * 1_000;

/** `until`: when the last one expires, or has expired. */
export interface CertificateWarning {
  is: 'allExpired' | 'endsSoon' | 'someExpired';
  until: string;
}

export const hasExpired = ({ expiresAt }: Certificate, now: number): boolean => Date.parse(expiresAt) <= now;

/**
 * What is wrong, or soon will be, with the certificates of an identity provider; null: nothing.
 * @param now in milliseconds
 */
export function warningOf(certificates: readonly Certificate[], now: number): CertificateWarning | null {
  const last = certificates.toSorted((a, b) => Date.parse(b.expiresAt) - Date.parse(a.expiresAt))[0];
  if (!last) return null;
  const until = last.expiresAt;
  if (hasExpired(last, now)) return { is: 'allExpired', until };
  if (Date.parse(until) - now < SOON_MS) return { is: 'endsSoon', until };
  return certificates.some((one) => hasExpired(one, now)) ? { is: 'someExpired', until } : null;
}
