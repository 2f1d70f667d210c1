import type { Optimization, VerificationUsage } from '@prompt-refinery/client';
import { checkFidelity } from '@refinery/guard';
import type { Damage } from './damage.ts';
import { firstAnswer, type Scenario } from './scenario.ts';
import { CLOSE } from './touches.ts';

export const HEAD = [
  ...['model', 'reader', 'prompts', 'accepted', 'repaired', 'mix', 'local'],
  ...['damaged', 'with a loss', 'refining', 'verifying', 'saved per use', 'spent/original'],
];

export interface Asked {
  scenario: Scenario;
  answer: Optimization;
}

/** One row of the table: what became of the prompts, and tokens over all of them. */
export function accountOf(model: string, reader: string, asked: readonly Asked[]): (string | number)[] {
  const count = (is: (one: Asked) => boolean): number => asked.filter(is).length;
  const sum = (value: (answer: Optimization) => number): number =>
    asked.reduce((total, { answer }) => total + value(answer), 0);
  const spent = sum(({ usage }) => tokensOf(usage));
  const verifying = sum(({ usage }) => tokensOf(usage.verification));
  const original = sum((answer) => answer.originalTokens);
  return [
    model,
    reader,
    asked.length,
    ...(['accepted', 'repaired', 'mix', 'local'] as const).map((way) => count((one) => wayOf(one) === way)),
    count(isDamaged),
    count((one) => isDamaged(one) && hasLoss(one)),
    ...[spent - verifying, verifying, sum((answer) => answer.originalTokens - answer.refinedTokens)].map(
      (tokens) => tokens.toLocaleString('en'),
    ),
    (spent / original).toFixed(2),
  ];
}

const tokensOf = (usage: Pick<VerificationUsage, 'inputTokens' | 'outputTokens'> | undefined): number =>
  usage ? usage.inputTokens + usage.outputTokens : 0;

/** How a result came about: the model's first answer, its second, a mix of its text and the original's, or the local refiner. */
function wayOf({ scenario, answer }: Asked): 'accepted' | 'repaired' | 'mix' | 'local' {
  if (answer.provider === 'local') return 'local';
  const text = answer.refinedText.trim();
  if (text === firstAnswer(scenario).trim()) return 'accepted';
  return scenario.temper === 'mends' && text === scenario.prompt.reference.trim() ? 'repaired' : 'mix';
}

/** True where the damage is in the result: the whole answer, or its place in a mix. */
function isDamaged({ scenario: { prompt, damage }, answer }: Asked): boolean {
  if (damage === null || answer.provider === 'local') return false;
  const place = placeOf(damage);
  const isMixedIn = !prompt.reference.includes(place) && answer.refinedText.includes(place);
  return isMixedIn || answer.refinedText.trim() === damage.text.trim();
}

const placeOf = ({ text, start, put }: Damage): string =>
  text.slice(Math.max(0, start - CLOSE), start + put.length + CLOSE).trim();

/** True where the guard, asked again, says that something was lost: no reader may overrule that. */
function hasLoss({ scenario, answer }: Asked): boolean {
  const { requirements, added } = checkFidelity(scenario.prompt.text, answer.refinedText);
  return [...requirements, ...added].some(({ verdict }) => verdict === 'lost');
}

/** Prints up to `most` results that have the damage in them. */
export function showDamaged(name: string, asked: readonly Asked[], most: number): void {
  for (const { scenario, answer } of asked.filter(isDamaged).slice(0, most)) {
    const { prompt, damage } = scenario;
    console.log(`${name}: ${prompt.id} ${damage?.kind} (${answer.provider})`);
    console.log(`  ${JSON.stringify(damage?.gone)} → ${JSON.stringify(damage?.put)}`);
    console.log(`  in ${JSON.stringify(damage ? placeOf(damage) : '')}`);
  }
}
