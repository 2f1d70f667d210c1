/** Something that must not be published. */
export interface Screened {
  what: 'secret' | 'email' | 'phone';
  start: number;
  end: number;
}

/** Keys and tokens by the forms that their issuers document, private keys, and passwords in addresses. */
const SECRETS = [
  /\bsk-(?:ant-|proj-|or-v1-)?[A-Za-z0-9_-]{20,200}/g,
  /\b(?:ghp|gho|ghu|ghs|ghr)_[A-Za-z0-9]{30,100}\b/g,
  /\bgithub_pat_[A-Za-z0-9_]{40,120}\b/g,
  /\bglpat-[A-Za-z0-9_-]{20,60}/g,
  /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g,
  /\bAIza[A-Za-z0-9_-]{35}/g,
  /\bgsk_[A-Za-z0-9]{30,100}\b/g,
  /\bxox[abprs]-[A-Za-z0-9-]{10,200}/g,
  /\b(?:sk|rk|pk)_live_[A-Za-z0-9]{16,120}\b/g,
  /\bprk_[A-Za-z0-9_-]{20,100}/g,
  /\bnpm_[A-Za-z0-9]{36}\b/g,
  /(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{10,2000}\.eyJ[A-Za-z0-9_-]{10,200}/g,
  /-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----/g,
  /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s/:@]{1,100}:[^\s/:@]{3,100}@/gi,
  /\b(?:password|passwd|passwort|mot de passe|contraseña|secret|api[_ -]?key|access[_ -]?token)\s{0,3}[:=]\s{0,3}["']?(?!\{\{)[^\s"'{}]{6,200}/gi,
];
const EMAIL =
  /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,4}/gu;
/** With a country code or an area code; shorter runs of digits are numbers of other kinds. */
const PHONE =
  /(?<![\p{L}\p{N}.,+-])(?:\+\d{1,3}[ ./-]?(?:\(0\))?|\(?0\d{1,5}\)?[ ./-]?)(?:\d[ ./-]?){6,12}\d(?!-?[\p{L}\p{N}])/gu;
/** Addresses that name nobody: https://www.rfc-editor.org/rfc/rfc2606 */
const NOBODY = /@(?:[\w-]+\.)*(?:example\.(?:com|net|org)|[\w-]+\.(?:example|test|invalid))$/i;

/** Secrets, e-mail addresses and phone numbers in a text, in their order. Offsets in UTF-16 code units. */
export function screenText(text: string): Screened[] {
  const found: Screened[] = [
    ...SECRETS.flatMap((pattern) =>
      placesOf(text, pattern).map((place) => ({ what: 'secret' as const, ...place })),
    ),
    ...placesOf(text, EMAIL)
      .filter(({ start, end }) => !NOBODY.test(text.slice(start, end)))
      .map((place) => ({ what: 'email' as const, ...place })),
    ...placesOf(text, PHONE).map((place) => ({ what: 'phone' as const, ...place })),
  ];
  return found.sort((a, b) => a.start - b.start || b.end - a.end);
}

const placesOf = (text: string, pattern: RegExp): { start: number; end: number }[] =>
  [...text.matchAll(pattern)].map(({ index, 0: match }) => ({ start: index, end: index + match.length }));
