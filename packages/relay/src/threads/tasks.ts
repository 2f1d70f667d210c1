import { BodyError } from '../body/body-error.ts';
import { type CompactedResults, compactResults } from '../body/compact-results.ts';
import { scanBody } from '../body/scan-body.ts';
import type { BodyProtocol, ScannedBody } from '../body/scanned-body.ts';
import { readWholeReply, type WholeReply } from '../replies/read-whole-reply.ts';
import { summarizeEvent } from '../replies/summarize-event.ts';
import type { SseEvent } from '../sse/read-event.ts';
import { toChatCompletion } from '../translate/to-chat-completion.ts';
import { toMessagesBody } from '../translate/to-messages-body.ts';

/**
 * What a body may have of all things that are listed one by one, since lists are copied between threads: 10
 * ms of the event loop. More than a body has that is read where it is, and more than any conversation has.
 */
const MAX_LISTED = 10_000;

/** One reference refuses a body as well as a million. */
const MAX_REFERENCES = 100;

/** @throws {BodyError} `too_many_parts` */
function bounded(scan: ScannedBody): ScannedBody {
  const lists = [scan.systemTexts, scan.toolResults, scan.firstUserTexts, scan.ends.turns];
  if (lists.reduce((sum, { length }) => sum + length, 0) > MAX_LISTED) {
    throw new BodyError('too_many_parts', scan.conversation?.range.start ?? 0);
  }
  return { ...scan, storedReferences: scan.storedReferences.slice(0, MAX_REFERENCES) };
}

export const toBuffer = (bytes: Uint8Array): Buffer =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/**
 * What is done with a request's body, a reply or an event of one that takes time by its size. Both thread and
 * event loop do it in the same way.
 */
export const TASKS = {
  compactResults: (bytes: Uint8Array, ranges: Uint32Array): CompactedResults =>
    compactResults(toBuffer(bytes), ranges),
  readWholeReply: (bytes: Uint8Array, protocol: BodyProtocol): WholeReply =>
    readWholeReply(toBuffer(bytes), protocol),
  summarizeEvent: (bytes: Uint8Array, _nothing: null): SseEvent => summarizeEvent(toBuffer(bytes)),
  toChatCompletion: (bytes: Uint8Array, created: number): Buffer => toChatCompletion(bytes, created),
  scan: (bytes: Uint8Array, protocol: BodyProtocol): ScannedBody => bounded(scanBody(bytes, protocol)),
  toMessagesBody: (bytes: Uint8Array, _nothing: null): Buffer => toMessagesBody(bytes),
};

export type TaskName = keyof typeof TASKS;
export type TaskInput<Name extends TaskName> = Parameters<(typeof TASKS)[Name]>[1];
export type TaskResult<Name extends TaskName> = ReturnType<(typeof TASKS)[Name]>;
