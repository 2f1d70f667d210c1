import { find, matchAt, type ScanState } from './span.ts';

const BRACES =
  /\{\{\{?[^{}\n]{1,200}\}?\}\}|\{%[^%\n]{1,200}%\}|\{#[^#\n]{1,200}#\}|\{[ \t]{0,8}[^{}\s"][^{}\n"]{0,80}\}/y;
const BRACKETS = /\[\[[^[\]\n]{1,100}\]\]|\[[^[\]\n]{1,120}\]/y;
const DOLLAR = /\$\{[^{}\n]{1,200}\}|\$[A-Za-z_]\w{0,60}/y;
const PERCENT = /%\(\w{1,60}\)[sdif]|%\d{0,2}\$?[sdif](?![A-Za-z])|%[A-Z_]{2,60}%/y;
const ANGLE = /<<[^<>\n]{1,100}>>|<\/?[A-Za-z][^<>\n]{0,300}>|<[|?!%][^<>\n]{1,200}>/y;

/** End of the placeholder of template languages that starts at `at`, or -1. */
export function placeholderEnd(text: string, at: number): number {
  switch (text[at]) {
    case '{':
      return matchAt(BRACES, text, at);
    case '[':
      return matchAt(BRACKETS, text, at);
    case '$':
      return matchAt(DOLLAR, text, at);
    case '%':
      return matchAt(PERCENT, text, at);
    default:
      return -1;
  }
}

/** End of a tag, comment or `<placeholder>` that starts at `at`, or -1. */
export function tagEnd(state: ScanState, at: number): number {
  const { text } = state;
  if (!text.startsWith('<!--', at)) return matchAt(ANGLE, text, at);
  const close = find(state, '-->', at + 4);
  return close < 0 ? -1 : close + 3;
}
