import { NEWLINE, PUNCT, SPACES, type Token, WORD } from '@refinery/text/token.ts';
import { wordOf } from '@refinery/text/word.ts';
import { CONTENT, LIGHT } from './term.ts';
import type { Tongue } from './tongue.ts';

/** Tokens as a language's words are: what lost its vowel apart, verbs joined with their particles. */
export function prepareTokens(text: string, tokens: readonly Token[], tongue: Tongue): readonly Token[] {
  if (tongue.elided) return splitElided(text, tokens, tongue.elided);
  return tongue.particles ? joinParticles(tokens, tongue, tongue.particles) : tokens;
}

/** "n'oublie" is two words. */
function splitElided(text: string, tokens: readonly Token[], elided: RegExp): readonly Token[] {
  const split: Token[] = [];
  for (const token of tokens) {
    let rest = token;
    for (let cut = lengthOf(rest, elided); cut > 0; cut = lengthOf(rest, elided)) {
      const middle = rest.start + cut;
      split.push({
        ...rest,
        end: middle,
        lower: rest.lower.slice(0, cut),
        word: wordOf(text, rest.start, middle),
      });
      rest = { ...rest, start: middle, lower: rest.lower.slice(cut), word: wordOf(text, middle, rest.end) };
    }
    split.push(rest);
  }
  return split;
}

const lengthOf = ({ kind, lower }: Token, elided: RegExp): number =>
  kind === WORD ? (elided.exec(lower)?.[0].length ?? 0) : 0;

/** A verb stands at most so many tokens before its particle. */
const REACH = 60;
const JOINTS = new Set(['und', 'oder', 'sowie', 'aber', 'sondern', 'bzw', 'beziehungsweise']);
/** "von … an", "von … aus": no particles of a verb. */
const PLACES = new Set(['an', 'ab', 'aus']);
const FROM = new Set(['von', 'vom', 'ab']);

/** "fasse den Text zusammen" is read as "zusammenfasse den Text". */
function joinParticles(
  tokens: readonly Token[],
  tongue: Tongue,
  particles: ReadonlySet<string>,
): readonly Token[] {
  const joined = [...tokens];
  /** Indices of the words since the last sign. */
  let clause: number[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (!token) continue;
    if (token.kind === PUNCT || token.kind === NEWLINE) clause = [];
    if (token.kind !== WORD) continue;
    if (particles.has(token.lower) && clause.length > 0 && endsClause(tokens, i)) {
      const near = clause.slice(-REACH);
      const isPlace = PLACES.has(token.lower) && near.slice(-4).some((k) => FROM.has(tokens[k]?.lower ?? ''));
      const at = isPlace ? -1 : verbOf(tokens, near, token.lower, tongue);
      const verb = tokens[at];
      if (verb) {
        joined[at] = { ...verb, lower: token.lower + verb.lower, word: undefined };
        joined[i] = { ...token, kind: SPACES, lower: '' };
        continue;
      }
    }
    clause.push(i);
  }
  return joined;
}

/** Begins what an imperative is about: "schraube die …". */
const OBJECT =
  /^(?:de[rmns]|die|das|eine?[nmrs]?|mi[rc]h?|di[rc]h?|uns|euch|sie|es|ih[nmr]|bitte|alle[sn]?|jede[nmrs]?|[mds]eine?[nmrs]?|unsere?[nmrs]?)$/;

function endsClause(tokens: readonly Token[], i: number): boolean {
  let at = i + 1;
  while (tokens[at]?.kind === SPACES) at++;
  const next = tokens[at];
  return !next || next.kind === PUNCT || next.kind === NEWLINE || JOINTS.has(next.lower);
}

/**
 * Index of the verb that a particle belongs to, -1 for none: one of which the language knows both together,
 * or what begins the clause.
 */
function verbOf(
  tokens: readonly Token[],
  clause: readonly number[],
  particle: string,
  tongue: Tongue,
): number {
  const joint = clause.findLastIndex((k) => JOINTS.has(tokens[k]?.lower ?? ''));
  const parts = [clause.slice(joint + 1), clause];
  for (const part of parts)
    for (const k of part) {
      const word = tokens[k]?.lower ?? '';
      if (word.length > 2 && tongue.knows(particle + word)) return k;
    }
  for (const [k = -1, next = -1] of parts) {
    const first = tokens[k];
    const type = first && tongue.factsOf(first.word, first.lower).type;
    if (type === LIGHT || (type === CONTENT && OBJECT.test(tokens[next]?.lower ?? ''))) return k;
  }
  return -1;
}
