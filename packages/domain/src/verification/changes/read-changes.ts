import type { Candidate } from '@refinery/providers/spec.ts';
import type { Context } from '../../context/context.ts';
import type { CallCause } from '../../model-calls/ledger/call-cause.ts';
import type { SeenChange } from '../../refining/block-answers.ts';
import type { Reader, VerificationUsage } from '../../refining/doubts/verified-result.ts';
import { askReader } from '../ask-reader.ts';
import { buildChangesPrompt } from './changes-prompt.ts';
import type { Dispensable } from './dispensable.ts';
import { readVerdicts } from './read-verdicts.ts';

export interface ReadRequest {
  /** Whose texts they are. */
  organizationId: string;
  /** Why a reader is asked, and for whom. */
  cause: CallCause;
  changes: readonly SeenChange[];
  /** What a change may leave out, if the reader finds that it is that. */
  dispensable: Dispensable;
  /** Who may read, in order; those behind the first stand in for it. Empty: nobody is asked. */
  readers: readonly Candidate[];
}

export interface ChangesReading {
  reader: Reader | null;
  /** Names of the changes that ask the same. */
  kept: ReadonlySet<string>;
  /** Those that do not, or that the reader could not judge, with the reason. */
  changed: ReadonlyMap<string, string>;
  /** What the reading billed; null where nobody was asked or nobody replied. */
  usage: VerificationUsage | null;
  /** Why the second reader was of no use, in words for the caller; null where it was, or was not needed. */
  problem: string | null;
}

/** What one call may ask. What does not fit is not read. */
const MOST_CHANGES = 400;
const MOST_CHARACTERS = 100_000;
const ANSWER_TOKENS = 60;

/**
 * Has a second reader read changes, all in one call; nobody where there are none. A reader that fails, or
 * whose reply is none, has read nothing. Throws the abort reason when the process stops, nothing that vendors
 * do wrong.
 */
export async function readChanges(
  ctx: Pick<Context, 'logger' | 'providers' | 'settings' | 'stopping'>,
  { organizationId, cause, changes, dispensable, readers }: ReadRequest,
): Promise<ChangesReading> {
  const unread = (problem: string | null, usage: VerificationUsage | null = null): ChangesReading => ({
    reader: null,
    kept: new Set(),
    changed: new Map(),
    usage,
    problem,
  });
  const asked = thatFit(changes);
  if (asked.length === 0) return unread(null);
  if (readers.length === 0) return unread('no second reader is available');
  const { system, user } = buildChangesPrompt(asked, dispensable);
  const answers = asked.length;
  const question = { organizationId, cause, readers, system, user, answers, answerTokens: ANSWER_TOKENS };
  const answer = await askReader(ctx, question);
  if (typeof answer === 'string') return unread(answer);
  const { reply, reader, usage } = answer;
  const names = new Set(asked.map(({ name }) => name));
  const changed = reply.finishReason === 'length' ? undefined : readVerdicts(reply.text, names);
  if (!changed) return unread('the second reader gave no valid answer', usage);
  return { reader, changed, kept: names.difference(changed), usage, problem: null };
}

function thatFit(changes: readonly SeenChange[]): SeenChange[] {
  let characters = 0;
  const fitting: SeenChange[] = [];
  for (const change of changes.slice(0, MOST_CHANGES)) {
    characters += change.before.length + change.now.length + (change.saidBy?.words.length ?? 0);
    if (characters > MOST_CHARACTERS) break;
    fitting.push(change);
  }
  return fitting;
}
