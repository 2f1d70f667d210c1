import { checkFidelity, type FidelityResult } from '@refinery/guard';
import type { RealisticPrompt } from '../realistic.ts';
import type { Damage } from './damage.ts';

/**
 * What the guard finds in damaged references that it does not find in the references: a new loss, a new
 * doubt, or nothing. Prints up to `most` damages of the last kind: only doubts that were there before can
 * lead a reader to them.
 */
export function printGuardAlone(
  damages: ReadonlyMap<RealisticPrompt, readonly Damage[]>,
  most: number,
): void {
  const count = { loss: 0, doubt: 0, nothing: 0 };
  const unseen: string[] = [];
  for (const [prompt, some] of damages) {
    const before = new Set(findingsOf(checkFidelity(prompt.text, prompt.reference)));
    for (const { text, kind, gone, put } of some) {
      const found = findingsOf(checkFidelity(prompt.text, text)).filter((finding) => !before.has(finding));
      if (found.some((finding) => finding.startsWith('lost'))) count.loss++;
      else if (found.length > 0) count.doubt++;
      else {
        count.nothing++;
        unseen.push(`${prompt.id} ${kind}: ${JSON.stringify(gone)} → ${JSON.stringify(put)}`);
      }
    }
  }
  console.log(
    `The guard alone finds a new loss in ${count.loss} damaged references, a new doubt in ${count.doubt} and nothing new in ${count.nothing}.\n`,
  );
  for (const one of unseen.slice(0, most)) console.log(one);
}

const findingsOf = ({ requirements, added }: FidelityResult): string[] =>
  [...requirements, ...added]
    .filter(({ verdict }) => verdict !== 'kept')
    .map(({ verdict, kind, text, reason }) => `${verdict} ${kind} ${text}: ${reason}`);
