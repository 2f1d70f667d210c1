import { matchAt } from './span.ts';

const EXTENSIONS =
  'tsx?|jsx?|mjs|cjs|json|ya?ml|toml|ini|env|md|mdx|txt|csv|tsv|xlsx?|docx?|pptx?|pdf|html?|css|scss|svg|png|jpe?g|gif|webp|mp[34]|wav|py|rb|go|rs|java|kt|swift|c|h|cpp|hpp|cs|php|sh|bat|ps1|sql|xml|log|lock|zip|tar|gz|ipynb|vue|proto';
const ROOTED =
  /(?:~|\.{1,2})?\/[\w.@+-]{1,100}(?:\/[\w.@+-]{1,100}){1,30}\/?|(?:~|\.{1,2})\/[\w.@+-]{1,100}\/?|[A-Za-z]:\\[\w.@+\\-]{1,300}/y;
const RELATIVE = new RegExp(
  String.raw`[\w.@+-]{1,100}(?:[\\/][\w.@+-]{1,100}){0,30}\.(?:${EXTENSIONS})(?![\w])|[\w@-]{1,60}(?:/[\w.@-]{1,60}){2,20}`,
  'y',
);

/** A folder of the root, or a command of a chat: "/etc", "/help". */
const TOP = /\/(?!(?:or|and|oder|und|ou|et|o|y|e)\b)[a-z][\w.@+-]{1,100}/y;
const OPENS_WORD = /[\s("'“‘„«[]/;

/** End of a file path or file name at `at` without a trailing full stop, or -1. */
export function pathEnd(text: string, at: number): number {
  let end = matchAt(ROOTED, text, at);
  if (end < 0 && (at === 0 || OPENS_WORD.test(text[at - 1] ?? ''))) end = matchAt(TOP, text, at);
  if (end < 0) end = matchAt(RELATIVE, text, at);
  while (end > at && text[end - 1] === '.') end--;
  return end;
}
