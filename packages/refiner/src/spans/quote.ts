import { matchAt } from './span.ts';

const LONGEST = 400;
const PAIRS: Record<string, string> = {
  '"': '"',
  '“': '”',
  '„': '“”',
  '«': '»',
  '‘': '’',
  "'": "'",
  '「': '」',
  '『': '』',
};
const BEFORE = /[\s([{:=,;>/\u2014\u2013-]/;
const AFTER = /[\s)\]}:=,;.!?<>/\u2014\u2013\u2026*_|-]/;

/** End of a quotation that opens at `at`, in one paragraph and within 400 characters, or -1. Apostrophes and inches are none. */
export function quoteEnd(text: string, at: number): number {
  const open = text[at] ?? '';
  const close = PAIRS[open];
  if (close === undefined) return -1;
  const straight = open === close;
  const before = at === 0 ? ' ' : (text[at - 1] ?? ' ');
  if (straight && !BEFORE.test(before) && before !== '*' && before !== '_') return -1;
  const single = open === "'" || open === '‘';
  if (/\s/.test(text[at + 1] ?? ' ') && (single || !straight)) return -1;
  const limit = Math.min(text.length, at + (single ? 160 : LONGEST));
  for (let i = at + 1; i < limit; i++) {
    const here = text[i] ?? '';
    if (!straight && here === open) return -1;
    if (here === '\n' && (single || matchAt(/\n[ \t]*\n/y, text, i) >= 0)) return -1;
    if (close.includes(here) && (i + 1 >= text.length || !single || AFTER.test(text[i + 1] ?? ' ')))
      return i > at + 1 && !(single && /\s/.test(text[i - 1] ?? '')) ? i + 1 : -1;
  }
  return -1;
}
