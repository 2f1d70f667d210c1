import { errorText, StartError } from '@refinery/embedded/errors.ts';
import { EnvironmentError } from '@refinery/runtime/environment.ts';

/** One line of the doctor's report. */
export interface Finding {
  /** `note` is neither good nor bad. */
  state: 'ok' | 'failed' | 'note';
  what: string;
  /** What to do about a failure. */
  mend?: string;
}

const MARKS = { ok: '✔', failed: '✖', note: '○' };

export const describeFinding = ({ state, what, mend }: Finding): string =>
  `${MARKS[state]} ${what}${mend ? ` → ${mend}` : ''}`;

export const ok = (what: string): Finding => ({ state: 'ok', what });
export const note = (what: string): Finding => ({ state: 'note', what });
export const failed = (what: string, mend: string): Finding => ({ state: 'failed', what, mend });

/** The outcome of a check: the finding it answers, or a failure with the advice of the error it throws. */
export async function check(name: string, work: () => Promise<string>): Promise<Finding> {
  try {
    return ok(`${name}: ${await work()}`);
  } catch (error) {
    if (error instanceof StartError)
      return failed(`${name}: ${oneLine(error.message)}`, oneLine(error.advice));
    if (error instanceof EnvironmentError)
      return failed(`${name}: ${error.problems.join('; ')}`, 'Correct these in the environment or in .env.');
    return failed(`${name}: ${oneLine(errorText(error))}`, 'See docs/deployment.md.');
  }
}

const oneLine = (text: string): string => text.replace(/(?<!\s)\s*\n\s*/g, ' ');
