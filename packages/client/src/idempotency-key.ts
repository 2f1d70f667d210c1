/**
 * 128 random bits, to send what is tried again under the same key. Not `randomUUID`, which browsers have on
 * secure pages only.
 */
export const newIdempotencyKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );
