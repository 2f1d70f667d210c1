import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** Encryption keys by id. New secrets use the current one; the others only open what they once sealed. */
export interface Keyring {
  currentKeyId: string;
  /** 32 bytes each. */
  keys: ReadonlyMap<string, Buffer>;
}

/** Whose secret it is: bound to the ciphertext, so that it opens for no other organization or purpose. */
export interface SecretOwner {
  organizationId: string;
  /** A provider's name, or what else it is for. */
  purpose: string;
}

const ALGORITHM = 'aes-256-gcm';
/** Whole tags only: Node would take a tag cut to 4 bytes, which can be guessed. */
const GCM = { authTagLength: 16 };
const IV_BYTES = 12;
const KEY_BYTES = 32;

/**
 * Reads `id:base64key,id:base64key…`; the first is the current one.
 * Throws where an id repeats or a key is not 32 bytes.
 */
export function parseKeyring(text: string): Keyring {
  const keys = new Map<string, Buffer>();
  for (const entry of text.split(',')) {
    const [id, encoded, ...rest] = entry.trim().split(':');
    const key = Buffer.from(encoded ?? '', 'base64');
    // A key without an id is no id: it is not repeated.
    if (!id || encoded === undefined || rest.length || !/^[\w-]{1,40}$/.test(id))
      throw new Error('each key needs the form id:base64');
    if (key.length !== KEY_BYTES) throw new Error(`the key "${id}" must be ${KEY_BYTES} bytes in base64`);
    if (keys.has(id)) throw new Error(`the key id "${id}" occurs twice`);
    keys.set(id, key);
  }
  const [currentKeyId = ''] = keys.keys();
  return { currentKeyId, keys };
}

/** What binds a ciphertext to its owner. */
export const additionalDataOf = (owner: SecretOwner): Buffer =>
  Buffer.from(`${owner.organizationId}:${owner.purpose}`);

/** The key that seals. Throws where the keyring has none. */
export function currentKey(keyring: Keyring): Buffer {
  const key = keyring.keys.get(keyring.currentKeyId);
  if (!key) throw new Error('The keyring has no current key.');
  return key;
}

/** Seals a secret for its owner as `keyId.iv.tag.ciphertext`, the last three in base64url. */
export function sealSecret(keyring: Keyring, owner: SecretOwner, secret: string): string {
  const key = currentKey(keyring);
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(ALGORITHM, key, iv, GCM).setAAD(additionalDataOf(owner));
  const ciphertext = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
  const parts = [iv, cipher.getAuthTag(), ciphertext].map((part) => part.toString('base64url'));
  return [keyring.currentKeyId, ...parts].join('.');
}

/**
 * Opens what {@link sealSecret} made. Throws where the key is missing from the keyring, the text was tampered
 * with or belongs to another owner.
 */
export function openSecret(keyring: Keyring, owner: SecretOwner, sealed: string): string {
  const [keyId = '', iv = '', tag = '', ciphertext = ''] = sealed.split('.');
  const key = keyring.keys.get(keyId);
  if (!key) throw new Error(`The encryption key "${keyId}" is not in the keyring.`);
  const decipher = createDecipheriv(ALGORITHM, key, Buffer.from(iv, 'base64url'), GCM)
    .setAAD(additionalDataOf(owner))
    .setAuthTag(Buffer.from(tag, 'base64url'));
  return Buffer.concat([decipher.update(Buffer.from(ciphertext, 'base64url')), decipher.final()]).toString(
    'utf8',
  );
}
