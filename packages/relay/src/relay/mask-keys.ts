/** Keys of vendors, whole or with stars in their middle, as some vendors quote them. */
const KEY = /\b(?:sk-|sk_|gsk_|prk_|AIza)[\w*.-]{4,200}/g;
const MASK = '[key]';
/** What is shorter is no secret. */
const MIN_SECRET = 8;

/**
 * Takes keys out of what a vendor says.
 * @param headers those that the call was made with; their values are taken out, whatever they look like
 */
export function maskKeys(text: string, headers: Readonly<Record<string, string>>): string {
  const secrets = Object.values(headers)
    .flatMap((value) => [value, value.replace(/^\w+ /, '')])
    .filter((secret) => secret.length >= MIN_SECRET);
  return secrets.reduce((masked, secret) => masked.replaceAll(secret, MASK), text).replace(KEY, MASK);
}
