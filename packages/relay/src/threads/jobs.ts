import { BodyError } from '../body/body-error.ts';
import { UnsupportedParameterError } from '../translate/unsupported-parameter-error.ts';
import { TASKS, type TaskInput, type TaskName } from './tasks.ts';

/** A task for one body, as it goes to a thread. */
export type Job = {
  [Name in TaskName]: { name: Name; bytes: Uint8Array; input: TaskInput<Name> };
}[TaskName];

/** What a thread answers. Errors lose their class on the way, so they are told in parts. */
export type Answer<Result> =
  | { kind: 'result'; result: Result }
  | { kind: 'body'; code: BodyError['code']; position: number; param: string | undefined }
  | { kind: 'parameter'; param: string; reason: string }
  | { kind: 'failure'; message: string };

/** Does a job here, and gives what is sent of its result. */
function doJob(job: Job): unknown {
  switch (job.name) {
    case 'compactResults':
      return TASKS.compactResults(job.bytes, job.input);
    case 'scan':
      // As a text: thousands of small objects take an event loop a third of the time that way.
      return JSON.stringify(TASKS.scan(job.bytes, job.input));
    case 'readWholeReply':
      return TASKS.readWholeReply(job.bytes, job.input);
    case 'summarizeEvent':
      return TASKS.summarizeEvent(job.bytes, job.input);
    case 'toChatCompletion':
      return TASKS.toChatCompletion(job.bytes, job.input);
    case 'toMessagesBody':
      return TASKS.toMessagesBody(job.bytes, job.input);
  }
}

/** Does a job, and tells what came of it. */
export function answerJob(job: Job): Answer<unknown> {
  try {
    return { kind: 'result', result: doJob(job) };
  } catch (error) {
    if (error instanceof BodyError) {
      return { kind: 'body', code: error.code, position: error.position, param: error.param };
    }
    if (error instanceof UnsupportedParameterError) {
      return { kind: 'parameter', param: error.param, reason: error.reason };
    }
    // Its message may quote the body: its class alone is told.
    return { kind: 'failure', message: error instanceof Error ? error.name : 'Error' };
  }
}

/** The result of a job, or its error as it was. */
export function resultOf<Result>(answer: Answer<Result>): Result {
  switch (answer.kind) {
    case 'result':
      return answer.result;
    case 'body':
      throw new BodyError(answer.code, answer.position, answer.param);
    case 'parameter':
      throw new UnsupportedParameterError(answer.param, answer.reason);
    case 'failure':
      throw new Error(`A thread failed to read a body: ${answer.message}.`);
  }
}
