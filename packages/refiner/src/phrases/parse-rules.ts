import type { PhraseRule, Rank } from '../model/pass.ts';

const LINE = /^([123]) (.+?) =(\?)?> ?(.*)$/s;

/**
 * Reads rules written one per line: `rank pattern => replacement`, `=?>` for a polite question that becomes a
 * statement. Throws on a line that does not parse: the lexicon is code.
 */
export function parseRules(lines: string): PhraseRule[] {
  return lines
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const parts = LINE.exec(line);
      if (!parts) throw new SyntaxError(`not a phrase rule: ${line}`);
      return {
        rank: rankOf(parts[1] ?? ''),
        pattern: parts[2] ?? '',
        statement: parts[3] === '?',
        replacement: parts[4] ?? '',
      };
    });
}

function rankOf(digit: string): Rank {
  return digit === '1' ? 1 : digit === '2' ? 2 : 3;
}
