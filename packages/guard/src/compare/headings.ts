import { sentenceAt } from '../findings.ts';
import type { Finding, Pair } from './finding.ts';

/** What a heading may lose: it names what stands under it. A negation or a number in it is a rule. */
const MAY_GO = new Set(['statement', 'word', 'condition']);

/**
 * Leaves out what is missed of headings that were worded anew, where a heading still stands above what stood
 * under them: "A few words on the subject of privacy" that became "Privacy".
 */
export function withoutHeadings(pair: Pair, findings: readonly Finding[]): Finding[] {
  const headings = new Set(renamedHeadings(pair));
  if (headings.size === 0) return [...findings];
  return findings.filter(
    ({ added, kind, start }) =>
      added || !MAY_GO.has(kind) || !headings.has(sentenceAt(pair.original.statements, start)),
  );
}

/** Statements of the original that are headings and became one, by what stands under them. */
function renamedHeadings({ original, rewritten, matches }: Pair): number[] {
  const found: number[] = [];
  for (const [s, { line }] of original.statements.entries()) {
    if (line !== 'heading' || matches.same[s] || original.statements[s + 1]?.line === 'heading') continue;
    const below = matches.home[s + 1] ?? -1;
    if (below > 0 && rewritten.statements[below - 1]?.line === 'heading') found.push(s);
  }
  return found;
}
