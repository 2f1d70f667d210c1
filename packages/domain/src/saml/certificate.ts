import { X509Certificate } from 'node:crypto';

export interface CertificateFacts {
  /** SHA-256 in hexadecimal digits. */
  fingerprint: string;
  expiresAt: Date;
}

/** What is told of a certificate: DER in base64, as it is stored. */
export function certificateFacts(der: string): CertificateFacts {
  const certificate = new X509Certificate(Buffer.from(der, 'base64'));
  return {
    fingerprint: certificate.fingerprint256.replaceAll(':', '').toLowerCase(),
    expiresAt: new Date(certificate.validTo),
  };
}

/** Those that have not expired at a time. */
export const validCertificates = (certificates: readonly string[], at: Date): string[] =>
  certificates.filter((der) => certificateFacts(der).expiresAt > at);
