import { readRows } from '../data.ts';
import { readRewrites } from '../meaning/rewrites.ts';
import type { RealisticPrompt } from '../realistic.ts';
import { applyRule, DAMAGE_RULES } from './damages.ts';
import { substitutionsOf } from './substitutions.ts';

/** A reference with one thing wrong. */
export interface Damage {
  kind: string;
  /** The reference with the damage. */
  text: string;
  /** What the reference has where this has `put`. */
  gone: string;
  put: string;
}

/**
 * Damages of each prompt's reference, at most `most`, so that all kinds come about equally often. Material
 * stays as it is.
 */
export function damagesOf(folder: string, most: number): Map<RealisticPrompt, Damage[]> {
  const rewrites = readRewrites(folder);
  const used = new Map<string, number>();
  const times = (kind: string): number => used.get(kind) ?? 0;
  return new Map(
    readRows<RealisticPrompt>(folder, 'realistic/prompts').map((prompt, index) => {
      const rules = [...substitutionsOf(rewrites, prompt.lang), ...DAMAGE_RULES];
      const possible = rules.flatMap((rule) =>
        applyRule(rule, prompt.reference)
          .filter(({ changed }) => prompt.material.every((part) => changed.includes(part)))
          .map(({ changed }) => placed(rule.kind, prompt.reference, changed)),
      );
      const kinds = Map.groupBy(possible, ({ kind }) => kind);
      const rarest = [...kinds].sort(([a], [b]) => times(a) - times(b)).slice(0, most);
      const chosen = rarest.flatMap(([kind, some]) => {
        used.set(kind, times(kind) + 1);
        return some[index % some.length] ?? [];
      });
      return [prompt, chosen];
    }),
  );
}

/** The change with whole words, where it is not of signs. */
function placed(kind: string, reference: string, text: string): Damage {
  let start = 0;
  while (start < reference.length && reference[start] === text[start]) start++;
  let back = 0;
  const most = Math.min(reference.length, text.length) - start;
  while (back < most && reference.at(-1 - back) === text.at(-1 - back)) back++;
  while (isInWord(reference, start) || isInWord(text, start)) start--;
  while (isInWord(reference, reference.length - back) || isInWord(text, text.length - back)) back--;
  const gone = reference.slice(start, reference.length - back);
  return { kind, text, gone, put: text.slice(start, text.length - back) };
}

/** True between two letters or digits of one word. Scripts without spaces have no such place. */
const isInWord = (text: string, at: number): boolean =>
  at > 0 && at < text.length && /^[\p{Script=Latin}\p{N}]{2}$/u.test(text.slice(at - 1, at + 1));
