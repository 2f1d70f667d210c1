import { parentPort } from 'node:worker_threads';
import { answerJob, type Job } from './jobs.ts';

const port = parentPort;
if (!port) throw new Error('This module is the start of a thread.');

/** What was made here and is of no more use here need not be copied. */
function movable(value: unknown): ArrayBuffer[] {
  if (!(value instanceof Uint8Array || value instanceof Uint32Array)) return [];
  const isWhole = value.byteLength === value.buffer.byteLength;
  return isWhole && value.buffer instanceof ArrayBuffer ? [value.buffer] : [];
}

/** The same of all parts of a result. */
function movableParts(result: unknown): ArrayBuffer[] {
  if (typeof result !== 'object' || result === null) return [];
  return ArrayBuffer.isView(result) ? movable(result) : Object.values(result).flatMap(movable);
}

port.on('message', (job: Job) => {
  const answer = answerJob(job);
  port.postMessage(answer, answer.kind === 'result' ? movableParts(answer.result) : []);
});
