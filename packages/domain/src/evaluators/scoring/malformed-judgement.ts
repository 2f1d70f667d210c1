import { isRecord } from '@refinery/providers/json.ts';
import { withoutReasoning } from '../../refining/doubts/without-reasoning.ts';

/** A judge's reply has no judgement in the one right form. Asking again may help. */
export class MalformedJudgement extends Error {
  override readonly name = 'MalformedJudgement';

  constructor() {
    super('The judge did not answer in the form that was asked for.');
  }
}

/** Most of a reply that is looked at, in UTF-16 code units. */
const MAX_REPLY = 400_000;
/** Beyond that a reason is no explanation. */
const MAX_REASON = 500;

/**
 * The one JSON object of a judge's reply: alone, in a fence or among chatter, behind whatever the judge
 * thought aloud. Two objects are none, for one may be quoted from what was judged. Errors:
 * {@link MalformedJudgement}.
 */
export function objectIn(reply: string): Record<string, unknown> {
  const text = withoutReasoning(reply.slice(0, MAX_REPLY));
  const json = text.slice(Math.max(0, text.indexOf('{')), text.lastIndexOf('}') + 1);
  try {
    const value: unknown = JSON.parse(json);
    if (isRecord(value)) return value;
  } catch {
    // Told below.
  }
  throw new MalformedJudgement();
}

export const reasonIn = ({ reason }: Record<string, unknown>): string =>
  typeof reason === 'string' ? reason.trim().slice(0, MAX_REASON).toWellFormed() : '';
