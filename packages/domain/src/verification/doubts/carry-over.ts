import type { Addition, FidelityResult, Requirement } from '@refinery/guard';
import { type Answer, decideByAnswers } from './decide.ts';
import type { Reader, VerifiedResult } from './verified-result.ts';

/** Doubts that a second reader found kept, told by what the guard said of them, with the reader's reasons; and who that was. */
export interface Confirmed {
  reader: Reader | null;
  doubts: ReadonlyMap<string, string>;
}

/** What the second reader confirmed about `rewritten`, in which the guard found `found`. */
export function confirmedIn(rewritten: string, found: FidelityResult, checks: VerifiedResult): Confirmed {
  const kept = new Map(
    [...checks.requirements, ...checks.added]
      .filter(({ verdict, decidedBy }) => verdict === 'kept' && decidedBy === 'verifier')
      .map(({ id, reason }) => [id, reason]),
  );
  const doubts = new Map<string, string>();
  for (const [id, doubt] of doubtsOf(rewritten, found)) {
    const reason = kept.get(id);
    if (reason !== undefined) doubts.set(doubt, reason);
  }
  return { reader: checks.verifiedBy, doubts };
}

/**
 * What the guard found in a text that has much in common with the confirmed one: a doubt counts as kept where the guard
 * has the very same one again, about the same words of both texts and for the same reason.
 */
export function decideByConfirmed(
  rewritten: string,
  found: FidelityResult,
  { reader, doubts }: Confirmed,
): VerifiedResult {
  const answers = new Map<string, Answer>();
  for (const [id, doubt] of doubtsOf(rewritten, found)) {
    const reason = doubts.get(doubt);
    if (reason !== undefined) answers.set(id, { kept: true, reason });
  }
  return decideByAnswers(found, {
    reader: answers.size ? reader : null,
    asked: new Set(answers.keys()),
    answers,
  });
}

/** The doubts about a text by id, each as one string that is the same wherever it is the same doubt. */
function doubtsOf(rewritten: string, { requirements, added }: FidelityResult): [id: string, doubt: string][] {
  const isDoubtful = ({ verdict }: Requirement | Addition) => verdict === 'doubtful';
  return [
    ...requirements
      .filter(isDoubtful)
      .map(({ id, kind, start, end, reason, part, details, where }): [string, string] => {
        const said = where ? rewritten.slice(where.start, where.end) : null;
        return [id, JSON.stringify(['kept', kind, start, end, reason, part, details, said])];
      }),
    ...added
      .filter(isDoubtful)
      .map(({ id, kind, text, reason }): [string, string] => [
        id,
        JSON.stringify(['added', kind, text, reason]),
      ]),
  ];
}
