import { invalidField } from '../errors/invalid-field.ts';

/** What mail programs do not show: it would hide an address from whoever looks for one. */
const INVISIBLE = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;
/** Dots that address bars take for one, beside those that NFKC makes one. */
const OTHER_DOTS = /[\u3002\u2024\uFF61]/gu;
/** What mail programs make a link of: a scheme, `www.`, a name with a top-level domain, an IPv4 address. */
const ADDRESS =
  /:\/\/|(?<![\p{L}\p{N}])www\.|[\p{L}\p{N}]\.(?:\p{L}[\p{L}\p{M}]+|xn--)|(?<!\d)\d{1,3}(?:\.\d{1,3}){3}(?!\d)/iu;

/** Whether a name has an address of the web in it, however that is written. */
export const containsAddress = (name: string): boolean =>
  ADDRESS.test(name.normalize('NFKC').replaceAll(INVISIBLE, '').replaceAll(OTHER_DOTS, '.'));

/**
 * A name without white space around it. Names of people and organizations stand in mails to others: with an
 * address in them, those mails would be whatever somebody wants to send to strangers. Errors:
 * `validation_failed` where there is an address in it.
 */
export function requirePlainName(path: string, name: string): string {
  if (containsAddress(name))
    throw invalidField(
      path,
      'must not contain an address, because it stands in mails: no ://, no www., and a space after each dot',
    );
  return name.trim();
}
