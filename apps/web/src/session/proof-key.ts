const encode = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

/** A random text that only this tab knows, of 256 bits in base64url. */
export const newVerifier = (): string => encode(crypto.getRandomValues(new Uint8Array(32)));

/**
 * The SHA-256 of a verifier in base64url, as PKCE has it (RFC 7636, S256); null where the browser does not
 * make it: it does over https and on the reader's own machine only.
 */
export async function challengeOf(verifier: string): Promise<string | null> {
  // Types say that it is always there.
  const subtle: SubtleCrypto | undefined = globalThis.crypto.subtle;
  if (!subtle) return null;
  return encode(new Uint8Array(await subtle.digest('SHA-256', new TextEncoder().encode(verifier))));
}
