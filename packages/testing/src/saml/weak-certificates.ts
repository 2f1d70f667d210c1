import { generate } from 'selfsigned';

const named = [{ name: 'commonName', value: 'idp.example' }];

/** Certificates of keys that must not count as those of a provider, as PEM. */
export const weakCertificates = {
  'RSA of 1,024 bits': async () => (await generate(named, { keySize: 1_024, algorithm: 'sha256' })).cert,
  'an elliptic curve': async () =>
    (await generate(named, { keyType: 'ec', curve: 'P-256', algorithm: 'sha256' })).cert,
} as const;
