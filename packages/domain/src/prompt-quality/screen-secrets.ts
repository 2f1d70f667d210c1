import { TOKEN_PREFIXES } from '../security/secret-token.ts';
import type { Place } from './place.ts';
import { VENDOR_TOKENS } from './vendor-tokens.ts';

/** Ours, a JSON web token, a private key, and what a request is authorized with. */
const TOKENS = [
  ...VENDOR_TOKENS,
  new RegExp(`(?<![A-Za-z0-9])(?:${TOKEN_PREFIXES.join('|')})[\\w+/=-]{20,100}`, 'g'),
  /(?<![\w-])eyJ[\w-]{10,2000}\.eyJ[\w-]{10,2000}(?:\.[\w-]{0,2000})?/g,
  /\b(?:bearer|basic)\s{1,3}[\w+/.~-]{20,500}={0,2}/gi,
];
const PRIVATE_KEY = /-----BEGIN [A-Z0-9 ]{0,30}PRIVATE KEY(?: BLOCK)?-----/g;
/** A user may be missing: redis://:password@host. */
const IN_ADDRESS =
  /\b[a-z]{2,15}(?:\+[a-z]{2,10})?:\/\/[^\s/:@"'<>]{0,100}:([^\s/@"'<>]{3,200})@([^\s/:?#"'<>]{1,255})/gi;

/** `password: …`, `API_KEY=…`, `"secret": "…"`, `the password is …`; after it what is secret. */
const NAMED =
  /(password|passwd|pwd|passphrase|passwort|kennwort|mot de passe|contrase[nñ]a|senha|secret(?:[_ -]?access)?(?:[_ -]?key)?|private[_ -]?key|api[_ -]?key|access[_ -]?key|token)["'`*]{0,3}(?:\s{0,3}(?:=>?|:=?)|\s{1,3}(?:is|ist|est|es|é)\s)\s{0,3}["'`*]{0,3}\s?([^\s"'`,;<>(){}[\]]{6,200})/giu;
/** All that is looked for. */
export const SECRET_PATTERNS: readonly RegExp[] = [...TOKENS, PRIVATE_KEY, IN_ADDRESS, NAMED];

const LONG = 16;

/** What stands for a secret: it is to be filled in, is left out, or says what would be there. */
const STAND_IN =
  /x{4}|\*{3}|\.{3}|…|_{4}|-{4}|your|example|placeholder|redacted|dummy|sample|change[_-]?me|replace|insert|[_-]here\b/i;
/** A variable, or what a program reads. */
const UNFILLED = /^[^\p{L}\p{N}]|\.env\b|^env\.|environ|config\.|^(?:0+|1234567890|0123456789)$/iu;
/** Words begin in this way, too. */
const COMMON = /^(?:sk-|secret_|bearer|basic)/i;
const MIXED = /(?=[a-z]{0,9}\d)(?=\d{0,9}[a-z])[a-z0-9]{10}/i;
/** Names of methods and formats: they have digits and are no secret. */
const METHOD =
  /^(?:base\d\d|sha-?\d{1,3}|md5|utf-?\d{1,2}|uuid(?:v?\d)?|argon2i?d?|oauth2?|[ehrp]s\d{3}|aes-?\d{3}(?:-?gcm)?|i18n|v\d{1,3}|gpt-[\w.-]{1,50}|claude-[\w.-]{1,50})$/i;
/** Words with a number between them: at-least-8-characters, min_12_chars. */
const WORDS = /^(?:[a-z]+[-_])+\d{1,3}(?:[-_][a-z]+)*$|^\d{1,3}(?:[-_][a-z]+)+$/i;
/** Passwords of places where everybody knows them. */
const KNOWN =
  /^(?:pass(?:w(?:or)?d)?|pwd|pw|secret|user(?:name)?|root|admin|guest|postgres|mysql|redis|test|token)$/i;
const HERE = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\]|db|database|postgres|redis|mysql|mongo(?:db)?)$/i;

/**
 * Secrets in a text, as people read it: keys and tokens of many issuers, private keys, and passwords after
 * their name or in an address.
 */
export function screenSecrets(text: string): Place[] {
  return [
    ...TOKENS.flatMap((pattern) => placesOf(text, pattern, ([match]) => isRandom(match))),
    ...placesOf(text, PRIVATE_KEY, () => true),
    ...placesOf(text, IN_ADDRESS, ([, password = '', host = '']) => isPassword(password, host)),
    ...placesOf(text, NAMED, ([, name = '', value = '']) => isValue(name, value)),
  ];
}

type Match = RegExpExecArray;

const placesOf = (text: string, pattern: RegExp, counts: (match: Match) => boolean): Place[] =>
  [...text.matchAll(pattern)]
    .filter(counts)
    .map(({ index, 0: match }) => ({ start: index, end: index + match.length }));

/** Nothing that stands for a token, and no name with hyphens. */
const isRandom = (token: string): boolean =>
  !STAND_IN.test(token) && (!COMMON.test(token) || MIXED.test(token));

const isPassword = (password: string, host: string): boolean =>
  !STAND_IN.test(password) &&
  !UNFILLED.test(password) &&
  !KNOWN.test(password) &&
  (/\d/.test(password) || !HERE.test(host));

/** A word alone says what a password must be, more often than what it is. */
function isValue(name: string, written: string): boolean {
  const value = written.replace(/[.!?*]{1,5}$/, '');
  const isWord = !/\d/.test(value) || METHOD.test(value) || WORDS.test(value);
  if (value.length < 6 || isWord || STAND_IN.test(value) || UNFILLED.test(value)) return false;
  // Many things have a token, a key or a secret; of these a short one is none.
  return /^(?:pass|pwd|kenn|mot|contra|senha)/i.test(name)
    ? true
    : value.length >= (/^token$/i.test(name) ? LONG : 8) && /\p{L}/u.test(value);
}
