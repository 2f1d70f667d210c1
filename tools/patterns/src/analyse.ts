import { availableParallelism } from 'node:os';
import { check } from 'recheck';
import type { Pattern } from './find-patterns.ts';
import { fingerprint, type VerdictRecord } from './verdict-record.ts';

/** Why a pattern is not known to take linear time. */
export interface Verdict {
  /** As "2nd degree polynomial". */
  complexity: string;
  /** A text it is slow on, as an expression. */
  witness: string;
}

/**
 * In milliseconds; what is not found out in time counts as slow. Long enough to be limited by steps alone,
 * also on a busy machine.
 */
const THOROUGH = { timeout: 60_000, attackTimeout: 10_000, incubationTimeout: 10_000 };
/** Of a pattern with a reason to stay it is only asked whether it needs one. */
const QUICK = { timeout: 1_000, attackTimeout: 500 };

/**
 * Whether matching takes time linear in the length of the text, searching included: null where it does. The
 * analysis is exact for what an automaton can do and samples hostile texts for the rest (lookaround,
 * references).
 */
export async function analyse(pattern: Pattern): Promise<Verdict | null> {
  const { source, flags } = pattern;
  const result = await check(source, flags, settingsFor(pattern));
  if (result.status === 'safe') return null;
  if (result.status === 'vulnerable')
    return { complexity: result.complexity.summary, witness: result.attack.pattern };
  return { complexity: `unknown (${result.error.kind})`, witness: '' };
}

const settingsFor = ({ reason }: Pattern) => (reason ? QUICK : THOROUGH);

/** Of a pattern with a reason, that it is slow is all there is to say. */
const KNOWN_SLOW: Verdict = { complexity: 'known not to be linear', witness: '' };

/**
 * The verdicts of many patterns by {@link keyOf}; those that stand in several places are looked at once. What
 * the record knows is not looked at again, but what is slow without a reason always is; the record then holds
 * the verdicts on these patterns and no others.
 */
export async function analyseAll(
  patterns: readonly Pattern[],
  record: VerdictRecord = new Map(),
): Promise<Map<string, Verdict | null>> {
  // One that has a reason in one place only is looked at as thoroughly as those without.
  const { excused = [], others = [] } = Object.groupBy(patterns, ({ reason }) =>
    reason ? 'excused' : 'others',
  );
  const waiting = new Map([...excused, ...others].map((pattern) => [keyOf(pattern), pattern])).values();
  const known = new Map(record);
  record.clear();
  const verdicts = new Map<string, Verdict | null>();
  const lane = async (): Promise<void> => {
    for (const pattern of waiting) {
      const key = fingerprint(keyOf(pattern), settingsFor(pattern));
      const isLinear = known.get(key);
      const isKnown = isLinear || (isLinear === false && pattern.reason !== undefined);
      const verdict = isKnown ? (isLinear ? null : KNOWN_SLOW) : await analyse(pattern);
      verdicts.set(keyOf(pattern), verdict);
      record.set(key, verdict === null);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, lane));
  return verdicts;
}

/** The same for the same pattern. */
export const keyOf = ({ source, flags }: Pattern): string => `/${source}/${flags}`;
