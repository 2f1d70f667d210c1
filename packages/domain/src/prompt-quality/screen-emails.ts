import type { Place } from './place.ts';

const EMAIL =
  /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}@((?:[\p{L}\p{N}-]{1,63}\.){1,4}[\p{L}][\p{L}\p{N}-]{1,62})/gu;
/**
 * Domains that name nobody: those that are reserved for examples (https://www.rfc-editor.org/rfc/rfc2606),
 * `example` under any other ending, which texts use in the same way, the companies of Microsoft's
 * documentation, and those that somebody is to fill in.
 */
const NOBODY =
  /(?:^|\.)(?:(?:example|contoso|fabrikam|your[\p{L}-]{2,30})(?:\.[\p{L}]{2,10}){1,2}|example|test|invalid|localhost)$/iu;
/**
 * The user of a repository, the name of a picture for dense screens, and what stands before the host in an
 * address.
 */
const NO_PERSON = /^git@|^[^@]+@\dx\.|\.(?:png|jpe?g|gif|svg|webp)$/i;
const LONGEST_START = 150;
const SCHEME_END = '://';

/** E-mail addresses of people in a text, as people read it. */
export const screenEmails = (text: string): Place[] =>
  [...text.matchAll(EMAIL)]
    .filter(({ 0: match, 1: domain = '' }) => !NOBODY.test(domain) && !NO_PERSON.test(match))
    .filter(({ index }) => !isInAddress(text.slice(Math.max(0, index - LONGEST_START), index)))
    .map(({ index, 0: match }) => ({ start: index, end: index + match.length }));

/**
 * Whether a text ends inside https://user:pass… What follows the host, a path or a query, may well name a
 * person.
 */
function isInAddress(before: string): boolean {
  const start = before.lastIndexOf(SCHEME_END);
  return start >= 0 && !/[\s@/?#]/.test(before.slice(start + SCHEME_END.length));
}
