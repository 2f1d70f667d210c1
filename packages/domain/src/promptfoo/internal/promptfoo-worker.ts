// The task of a reader of configurations, in its thread: it may be ended at any time.

import type { ErrorCode } from '@refinery/contracts/error-codes.ts';
import { DomainError, type DomainErrorExtras } from '../../errors/domain-error.ts';
import type { PromptfooImport } from '../promptfoo-import.ts';
import { readPromptfoo } from '../read-promptfoo.ts';

/** What came of a configuration. Errors lose their class on their way between threads. */
export type ReadOutcome =
  | { read: PromptfooImport }
  | { refused: { code: ErrorCode; message: string; extras: DomainErrorExtras } };

export function readTask(text: string): ReadOutcome {
  try {
    return { read: readPromptfoo(text) };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const { code, message, extras } = error;
    return { refused: { code, message, extras: { ...extras, cause: undefined } } };
  }
}

export const probeTask = (): void => undefined;
