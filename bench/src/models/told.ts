/** What a repair turn says is wrong: words of the original, and words that the rewriting adds. */
export interface Told {
  original: string[];
  added: string[];
}

/** The words that the last turn of a conversation quotes: `- kind: "words" (reason)` or, for additions, `- "words" (reason)`. */
export function toldIn(turn: string): Told {
  const told: Told = { original: [], added: [] };
  for (const line of turn.split('\n')) {
    const [, kind, quoted] = /^- ([^"]*)("(?:[^"\\]|\\.)*")/.exec(line) ?? [];
    if (quoted) told[kind ? 'original' : 'added'].push(String(JSON.parse(quoted)).replace(/…$/, ''));
  }
  return told;
}
