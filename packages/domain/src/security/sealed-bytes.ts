import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { additionalDataOf, currentKey, type Keyring, type SecretOwner } from './credential-vault.ts';

const ALGORITHM = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Seals bytes for their owner: the length of the key's id and the id, then iv, tag and ciphertext. */
export function sealBytes(keyring: Keyring, owner: SecretOwner, bytes: Uint8Array): Buffer {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(ALGORITHM, currentKey(keyring), iv, { authTagLength: TAG_BYTES });
  cipher.setAAD(additionalDataOf(owner));
  const ciphertext = [cipher.update(bytes), cipher.final()];
  const keyId = Buffer.from(keyring.currentKeyId);
  return Buffer.concat([Buffer.of(keyId.length), keyId, iv, cipher.getAuthTag(), ...ciphertext]);
}

/**
 * Opens what {@link sealBytes} made. Throws where the key is missing from the keyring, or the bytes were
 * tampered with or belong to another owner.
 */
export function openBytes(keyring: Keyring, owner: SecretOwner, sealed: Buffer): Buffer {
  const ivAt = 1 + sealed.readUInt8(0);
  const tagAt = ivAt + IV_BYTES;
  const textAt = tagAt + TAG_BYTES;
  const keyId = sealed.toString('utf8', 1, ivAt);
  const key = keyring.keys.get(keyId);
  if (!key) throw new Error(`The encryption key "${keyId}" is not in the keyring.`);
  const decipher = createDecipheriv(ALGORITHM, key, sealed.subarray(ivAt, tagAt), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(additionalDataOf(owner)).setAuthTag(sealed.subarray(tagAt, textAt));
  return Buffer.concat([decipher.update(sealed.subarray(textAt)), decipher.final()]);
}
