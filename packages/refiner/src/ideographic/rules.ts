import type { Script } from '@refinery/guard/lexicon/tables.ts';
import type { Rank } from '../model/pass.ts';

/**
 * What a match becomes: what stands before, between and behind its groups, which stay where they are; or,
 * where the groups change places, a text that names them.
 */
export type Replacement = { gaps: readonly string[] } | { text: string };

/** A phrase of a script without spaces. */
export interface DenseRule {
  rank: Rank;
  pattern: RegExp;
  replacement: Replacement;
  /** At the beginning of a text only. */
  opens: boolean;
  /** Its match may begin or end within a word as `Intl.Segmenter` cuts it, see `mayCut`. */
  cuts: boolean;
}

export interface DensePass {
  name: string;
  /** What users read as the reason. */
  reason: string;
  script: Script;
  rules: readonly DenseRule[];
}

const LINE = /^([123])(~?) (\S.*?) =>(?: (\S*))?$/;

const CLAUSE_START = '(?<=^|[，,、；;：:])';

/**
 * A pass whose rules are written one per line, parsed when they are first asked for:
 * `rank pattern => replacement`. The pattern is a regular expression over one sentence in which protected
 * text is one `\ufffc`; `^^` first: only at the beginning of the text; `<` first: only where a clause begins.
 * The replacement names the groups (`约$1`). `rank~`: see `DenseRule.cuts`.
 * Throws on a line that does not parse: the lexicon is code.
 */
export function densePass(name: string, reason: string, script: Script, lines: string): DensePass {
  let rules: readonly DenseRule[] | undefined;
  return {
    name,
    reason,
    script,
    get rules() {
      rules ??= lines.split('\n').flatMap((line) => (line.trim() === '' ? [] : [parse(line.trim())]));
      return rules;
    },
  };
}

function parse(line: string): DenseRule {
  const [, rank = '', cuts, source = '', replacement = ''] = LINE.exec(line) ?? [];
  if (rank === '') throw new SyntaxError(`not a rule: ${line}`);
  // Not linear, but no rule has a gap of more than 200 characters.
  return {
    rank: rank === '1' ? 1 : rank === '2' ? 2 : 3,
    pattern: new RegExp(source.replace(/^</, CLAUSE_START).replace(/^\^\^/, '^'), 'dgu'),
    opens: source.startsWith('^^'),
    replacement: replacementOf(replacement),
    cuts: cuts === '~',
  };
}

function replacementOf(text: string): Replacement {
  const named = Array.from(text.matchAll(/\$(\d)/g), ([, digit]) => Number(digit));
  return named.every((group, k) => group === k + 1) ? { gaps: text.split(/\$\d/) } : { text };
}
