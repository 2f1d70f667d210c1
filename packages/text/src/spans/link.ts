import { matchAt } from './span.ts';

const SCHEME =
  /(?:https?|ftp|wss?|file|s3|gs|postgres|postgresql|redis|mongodb|mysql|ssh|git|mailto|tel):(?:\/\/)?[^\s<>"'`)\]}]{2,2000}|www\.[^\s<>"'`)\]}]{3,500}/iy;
const EMAIL = /[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,6}/y;
const MARKDOWN_LINK = /!?\[[^[\]\n]{0,300}\]\([^()\s]{1,1000}(?: "[^"\n]{0,200}")?\)/y;

/** End of a link without its trailing sentence punctuation, or -1. */
export function linkEnd(text: string, at: number): number {
  let end = matchAt(SCHEME, text, at);
  while (end > at && /[.,;:!?*_]/.test(text[end - 1] ?? '')) end--;
  return end;
}

export function emailEnd(text: string, at: number): number {
  return matchAt(EMAIL, text, at);
}

export function markdownLinkEnd(text: string, at: number): number {
  return matchAt(MARKDOWN_LINK, text, at);
}
