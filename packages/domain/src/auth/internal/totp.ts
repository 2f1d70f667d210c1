import { Secret, TOTP } from 'otpauth';

const ISSUER = 'Prompt Refinery';
const PERIOD_MS = 30_000;
/** RFC 4226 recommends 160 bits. */
const SECRET_BYTES = 20;
/** Codes of the period before and of the next one work, too: clocks differ (RFC 6238, 5.2). */
const WINDOW = 1;

/** Of ASCII: the library compares bytes. */
const SIX_DIGITS = /^[0-9]{6}$/;

const codesOf = (secret: string, label = ''): TOTP =>
  new TOTP({
    issuer: ISSUER,
    label,
    algorithm: 'SHA1',
    digits: 6,
    period: PERIOD_MS / 1_000,
    secret: Secret.fromBase32(secret),
  });

/** A new secret in base32. */
export const newTotpSecret = (): string => new Secret({ size: SECRET_BYTES }).base32;

/** The secret as authenticators read it from a QR code. */
export const otpauthUrl = (secret: string, email: string): string => codesOf(secret, email).toString();

/**
 * The 30 s since 1970 whose code this is, or null where it is none of now, half a minute ago or half a minute
 * ahead. Whether it was used before is for the caller to know.
 */
export function stepOf(secret: string, code: string, now: Date): number | null {
  const token = code.replace(/\s/g, '');
  if (!SIX_DIGITS.test(token)) return null;
  const timestamp = now.getTime();
  const codes = codesOf(secret);
  try {
    const delta = codes.validate({ token, timestamp, window: WINDOW });
    return delta === null ? null : Math.floor(timestamp / PERIOD_MS) + delta;
  } catch {
    // What the library cannot compare is no code of it.
    return null;
  }
}
