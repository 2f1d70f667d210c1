import { matchAt, type ScanState } from './span.ts';

const LONGEST = 1000;
const LONGEST_SINGLE = 160;
/** Behind these a single mark opens a quotation rather than an elision: "My first request is '…'". */
const ANNOUNCED = /(?:: |\bis )$/;
const ANNOUNCED_LENGTH = 4;
const PAIRS: Record<string, string> = {
  '"': '"',
  '“': '”',
  '„': '“”',
  '«': '»',
  '»': '«',
  '‘': '’',
  "'": "'",
  '「': '」',
  '『': '』',
};
const BEFORE = /[\s([{:=,;>/\u2014\u2013-]/;
const AFTER = /[\s)\]}:=,;.!?<>/"”\u2014\u2013\u2026*_|-]/;

/**
 * End of a quotation that opens at `at`, in one paragraph and within 1,000 characters, or -1. Apostrophes and
 * inches are none.
 */
export function quoteEnd(state: ScanState, at: number): number {
  const { text } = state;
  const open = text[at] ?? '';
  const close = PAIRS[open];
  if (close === undefined || state.budget <= 0) return -1;
  const straight = open === close;
  const before = at === 0 ? ' ' : (text[at - 1] ?? ' ');
  if (straight && !BEFORE.test(before) && before !== '*' && before !== '_') return -1;
  const single = open === "'" || open === '‘';
  // French puts spaces inside of guillemets.
  if (/\s/.test(text[at + 1] ?? ' ') && (single || !straight) && open !== '«') return -1;
  if (open === '»' && !BEFORE.test(before)) return -1;
  const announced = single && ANNOUNCED.test(text.slice(Math.max(0, at - ANNOUNCED_LENGTH), at));
  const limit = Math.min(text.length, at + (single && !announced ? LONGEST_SINGLE : LONGEST));
  let depth = 1;
  for (let i = at + 1; i < limit; i++) {
    const here = text[i] ?? '';
    if (!straight && here === open) return -1;
    if (here === '\n' && (single || matchAt(/\n[ \t]*\n/y, text, i) >= 0)) return -1;
    if (!close.includes(here)) continue;
    const after = text[i + 1] ?? ' ';
    const spaceBefore = /[\s([{]/.test(text[i - 1] ?? '');
    if (single && (spaceBefore || !AFTER.test(after))) continue;
    // A straight mark before a word and behind a space opens an inner quotation.
    if (straight && !single && i > at + 1 && spaceBefore && !/[\s.,;:!?)]/.test(after)) depth++;
    else depth--;
    if (depth === 0) return i > at + 1 ? i + 1 : -1;
  }
  state.budget -= limit - at;
  return -1;
}
