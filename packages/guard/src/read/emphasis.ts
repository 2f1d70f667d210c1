import { NEWLINE, PUNCT, SPACES, type Token } from '@refinery/text/token.ts';

const MARKS = new Set(['*', '~']);

/**
 * Indices of tokens that emphasize what stands between two of them: the stars of "**bold**", not the one of
 * "*.ts".
 */
export function emphasisIn(tokens: readonly Token[]): ReadonlySet<number> {
  const found = new Set<number>();
  let open: Run[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const { kind, lower = '' } = tokens[i] ?? {};
    if (kind === NEWLINE && tokens[i + 1]?.kind === NEWLINE) open = [];
    if (kind !== PUNCT || !MARKS.has(lower)) continue;
    const from = i;
    while (tokens[i + 1]?.lower === lower) i++;
    const run = { lower, from, to: i + 1 };
    const partner = closes(tokens, run)
      ? open.findLastIndex((each) => each.lower === lower && lengthOf(each) === lengthOf(run))
      : -1;
    const opener = open[partner];
    if (opener) {
      mark(found, opener);
      mark(found, run);
      open = open.slice(0, partner);
    } else if (opens(tokens, run) && open.length < MOST_OPEN) open.push(run);
  }
  return found;
}

/** Marks of one kind, side by side. */
interface Run {
  lower: string;
  from: number;
  to: number;
}

/** So many marks are open at a time. */
const MOST_OPEN = 16;

const lengthOf = ({ from, to }: Run): number => to - from;

const isBlank = (token: Token | undefined): boolean =>
  !token || token.kind === SPACES || token.kind === NEWLINE;

const opens = (tokens: readonly Token[], { from, to }: Run): boolean =>
  !isBlank(tokens[to]) && isBorder(tokens[from - 1]);

const closes = (tokens: readonly Token[], { from, to }: Run): boolean =>
  !isBlank(tokens[from - 1]) && isBorder(tokens[to]);

/** Chinese and Japanese have no space beside "**bold**". */
const isBorder = (token: Token | undefined): boolean =>
  isBlank(token) ||
  token?.kind === PUNCT ||
  /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}]/u.test(token?.lower ?? '');

function mark(found: Set<number>, { from, to }: Run): void {
  for (let i = from; i < to; i++) found.add(i);
}
