import { sentenceAt } from '../findings.ts';
import type { Finding, Pair } from './finding.ts';

/** What a heading may lose: it names what stands under it. A negation or a number in it is a rule. */
const MAY_GO = new Set(['statement', 'word', 'condition']);

/**
 * Leaves out what is missed of headings that were worded anew, where a heading still stands above what stood
 * under them: "A few words on the subject of privacy" that became "Privacy". So are headings that only say
 * that rules follow.
 */
export function withoutHeadings(pair: Pair, findings: readonly Finding[]): Finding[] {
  const headings = new Set([...renamedHeadings(pair), ...plainHeadings(pair)]);
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

/** "Instructions for the assistant", "Tone", "Regeln": what stands under them says as much. */
const PLAIN =
  /^[#\s*_]*(?:(?:the|your|general|basic|main|ihre|deine|allgemeine|grundlegende|vos|tes|tus|sus|suas) )?(?:instructions?|rules?|guidelines?|requirements?|task|role|tone|style|tone and style|behaviou?r|anweisungen|regeln|richtlinien|anforderungen|aufgabe|rolle|ton|stil|règles|consignes|tâche|rôle|style|instrucciones|reglas|tarea|tono|estilo|instruções|regras|tarefa|tom)(?: (?:for|für|pour|para) (?:(?:the|you|den|die|le|la|el|o) ?)?(?:assistant|model|bot|assistent\p{L}*|modell|modèle|asistente|assistente|modelo)?)?[:\s*_#]*$/iu;

/**
 * Headings of the original that only say that rules follow, and are gone. What stood under one must not stand
 * under another heading now.
 */
function plainHeadings({ original, rewritten, matches }: Pair): number[] {
  const first = rewritten.statements.findIndex(({ line }) => line === 'heading');
  const found: number[] = [];
  for (const [s, { line, start, end }] of original.statements.entries()) {
    if (line !== 'heading' || matches.same[s] || !PLAIN.test(original.text.slice(start, end))) continue;
    const below = matches.home[s + 1] ?? -1;
    if (below >= 0 && (first < 0 || below < first)) found.push(s);
  }
  return found;
}
