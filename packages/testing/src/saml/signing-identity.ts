import { generateKeyPairSync } from 'node:crypto';
import { generate } from 'selfsigned';

/** A key and its certificate, both as PEM. */
export interface SigningIdentity {
  privateKey: string;
  certificate: string;
}

export interface SigningIdentityOptions {
  /** Which of the keys of this process; default: `one`. Each is made once, when it is first asked for. */
  key?: string;
  /** Default: an hour ago. */
  notBefore?: Date;
  /** Default: in a year. */
  notAfter?: Date;
}

const day = 24 * 60 * 60 * 1_000;
const keys = new Map<string, { privateKey: string; publicKey: string }>();

function keyNamed(name: string) {
  const known = keys.get(name);
  if (known) return known;
  const made = generateKeyPairSync('rsa', {
    modulusLength: 2_048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  keys.set(name, made);
  return made;
}

/** A certificate of an RSA key of 2,048 bits. Certificates of one key differ in their serial numbers. */
export async function signingIdentity(options: SigningIdentityOptions = {}): Promise<SigningIdentity> {
  const keyPair = keyNamed(options.key ?? 'one');
  const { private: privateKey, cert: certificate } = await generate(
    [{ name: 'commonName', value: 'idp.example' }],
    {
      keyPair,
      algorithm: 'sha256',
      notBeforeDate: options.notBefore ?? new Date(Date.now() - 60 * 60 * 1_000),
      notAfterDate: options.notAfter ?? new Date(Date.now() + 365 * day),
    },
  );
  return { privateKey, certificate };
}

/** A certificate as metadata and KeyInfo carry it: base64 without lines. */
export const bareCertificate = (pem: string): string => pem.replace(/-----[^-]+-----|\s/g, '');
