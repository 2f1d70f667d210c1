import type { FidelityResult } from '@refinery/guard';
import {
  type Comparison,
  checkItself,
  compareReadings,
  inFull,
  readText,
} from '@refinery/guard/check-fidelity.ts';
import type { Reading } from '@refinery/guard/read/reading.ts';
import { lex, lexLiteral } from '@refinery/text/lex.ts';
import { findMaterial } from '@refinery/text/material/find-material.ts';
import type { Material } from '@refinery/text/material/material.ts';
import type { Range } from '@refinery/text/range.ts';
import type { Token } from '@refinery/text/token.ts';
import { known } from './known.ts';

/**
 * The texts of one call, each read once and compared once: a result is the original of the next round, and
 * what is searched for material at the end. `preserve` are texts that survive to the letter; empty ones are
 * ignored.
 */
export class ReadTexts {
  readonly preserve: readonly string[];
  private readonly tokens = new Map<string, readonly Token[]>();
  private readonly readings = new Map<string, Reading>();
  private readonly material = new Map<string, readonly Material[]>();
  private readonly comparisons = new Map<string, Comparison>();

  constructor(preserve: readonly string[]) {
    this.preserve = preserve.filter((wanted) => wanted !== '');
  }

  tokensOf(text: string): readonly Token[] {
    return known(this.tokens, text, () => lex(text, this.preserve));
  }

  /**
   * As of a text that is going to be changed: parts that count to the letter and `material`, in its order,
   * are SPAN tokens too.
   */
  literalTokensOf(text: string, material: readonly string[]): readonly Token[] {
    return lexLiteral(text, this.preserve, this.tokensOf(text), material);
  }

  /** As the guard reads it. */
  readingOf(text: string): Reading {
    return known(this.readings, text, () => readText(text, this, this.tokensOf(text)));
  }

  /** What a text hands over. */
  materialOf(text: string): readonly Material[] {
    return known(this.material, text, () => findMaterial(text, this.tokensOf(text)));
  }

  /** What `rewritten` keeps of `original`; `leftOut` are parts of the original that need not be kept. */
  compare(original: string, rewritten: string, leftOut: readonly Range[] = []): Comparison {
    const options = { preserve: this.preserve, leftOut };
    const key = JSON.stringify([original, rewritten, leftOut]);
    return known(
      this.comparisons,
      key,
      () => compareReadings(this.readingOf(original), rewritten, options, this.tokensOf(rewritten)),
      MOST_COMPARISONS,
    );
  }

  /** As `checkFidelity` of the guard. */
  check(original: string, rewritten: string, leftOut: readonly Range[] = []): FidelityResult {
    return original === rewritten
      ? checkItself(this.readingOf(original), this)
      : inFull(this.compare(original, rewritten, leftOut));
  }
}

/** The rounds of several levels come to the same results. */
const MOST_COMPARISONS = 16;
