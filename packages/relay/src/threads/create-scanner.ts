import type { CompactedResults } from '../body/compact-results.ts';
import type { BodyProtocol, ScannedBody } from '../body/scanned-body.ts';
import { GrowingBytes } from '../large/growing-bytes.ts';
import { LARGE_BYTES } from '../large/large-bytes.ts';
import { LOOP, type LoopShare } from '../large/loop-share.ts';
import { shared } from '../large/shared-bytes.ts';
import type { ReplyReaders } from '../replies/reply-readers.ts';
import { BodyThread } from './body-thread.ts';
import { createHeldBodies, type HeldBodies } from './held-bodies.ts';
import type { Job } from './jobs.ts';
import { OverloadError } from './overload-error.ts';
import { TASKS, toBuffer } from './tasks.ts';
import { Turns } from './turns.ts';

const MEBIBYTE = 1024 * 1024;

export interface ScannerOptions {
  /** Bodies that are read at once. Default 1. */
  threads?: number;
  /**
   * Bodies of this size and above are read in a thread. Default 256 KiB, which takes the event loop 20 ms at
   * the very worst.
   */
  fromBytes?: number;
  /** Where smaller ones are read. Default: the event loop of this process. */
  loop?: LoopShare;
  /** Of all bodies that are held at once. Default 256 MiB. */
  maxHeldBytes?: number;
  /** Bodies of one owner that wait for a thread; one more is refused. Default 64. */
  maxWaiting?: number;
  /** How long a thread may take for a body, in milliseconds. Default 15 s. */
  timeoutMs?: number;
  /** Memory of a thread in MiB. Default 768. */
  memoryMb?: number;
}

/**
 * Reads bodies: small ones on the event loop, large ones in threads. For both, owners (organizations) take
 * turns where there is too much. All of it throws what the functions of the same names throw; for large
 * bodies also `BodyError` `too_much_work`.
 *
 * Bytes stay with the caller, who must not change them. They are not copied where they were gathered in
 * `GrowingBytes`.
 */
export interface Scanner {
  /** A body of an owner that is arriving. */
  arriving(owner: string, maxBytes: number): ArrivingBody;
  /**
   * @throws {OverloadError} where the owner has too many large ones waiting. What has begun with a scan is
   * not refused any more.
   */
  scan(owner: string, bytes: Uint8Array, protocol: BodyProtocol): Promise<ScannedBody>;
  toMessagesBody(owner: string, bytes: Uint8Array): Promise<Buffer>;
  /** @param ranges of `packRanges` */
  compactResults(owner: string, bytes: Uint8Array, ranges: Uint32Array): Promise<CompactedResults>;
  /** What reads the replies that an owner gets. */
  replies(owner: string): ReplyReaders & {
    toChatCompletion(bytes: Buffer, created: number): Promise<Buffer>;
  };
  /** The account of what is held in memory. */
  readonly held: HeldBodies;
  /** Ends the threads. What they were doing fails. */
  close(): Promise<void>;
}

export interface ArrivingBody {
  /** What holds its bytes, where threads can read them if they are many. */
  bytes: GrowingBytes;
  /**
   * Asks the event loop for what it takes to copy so many bytes.
   * @returns nothing where it may be done at once, else when it may
   */
  turn(count: number): Promise<void> | undefined;
}

export function createScanner(options: ScannerOptions = {}): Scanner {
  const { threads = 1, fromBytes = LARGE_BYTES, maxHeldBytes = 256 * MEBIBYTE } = options;
  const { loop = LOOP } = options;
  const { maxWaiting = 64, timeoutMs = 15_000, memoryMb = 768 } = options;
  const places = Array.from({ length: threads }, () => new BodyThread({ timeoutMs, memoryMb }));
  const turns = new Turns(places, maxWaiting);

  const inThread = <Result>(
    owner: string,
    job: Job,
    refusal: (() => Error) | null = null,
  ): Promise<Result> => {
    const sent = { ...job, bytes: shared(job.bytes) };
    return turns.run(owner, (thread) => thread.run<Result>(sent), refusal);
  };
  const isSmall = (bytes: Uint8Array) => bytes.byteLength < fromBytes;
  /** Does what is small here, when it is its owner's turn. */
  const here = async <Result>(owner: string, bytes: Uint8Array, work: () => Result): Promise<Result> => {
    const turn = loop.take(owner, bytes.byteLength);
    if (turn) await turn;
    return work();
  };

  return {
    arriving: (owner, maxBytes) => ({
      bytes: new GrowingBytes(maxBytes),
      turn: (count) => loop.takeLight(owner, count),
    }),
    async scan(owner, bytes, protocol) {
      if (isSmall(bytes)) return here(owner, bytes, () => TASKS.scan(bytes, protocol));
      const job = { name: 'scan', bytes, input: protocol } as const;
      return JSON.parse(await inThread<string>(owner, job, () => new OverloadError()));
    },
    async compactResults(owner, bytes, ranges) {
      if (isSmall(bytes)) return here(owner, bytes, () => TASKS.compactResults(bytes, ranges));
      return inThread(owner, { name: 'compactResults', bytes, input: ranges });
    },
    async toMessagesBody(owner, bytes) {
      if (isSmall(bytes)) return here(owner, bytes, () => TASKS.toMessagesBody(bytes, null));
      return toBuffer(await inThread<Uint8Array>(owner, { name: 'toMessagesBody', bytes, input: null }));
    },
    replies: (owner) => ({
      async wholeReply(bytes, protocol) {
        if (isSmall(bytes)) return here(owner, bytes, () => TASKS.readWholeReply(bytes, protocol));
        return inThread(owner, { name: 'readWholeReply', bytes, input: protocol });
      },
      async largeEvent(bytes) {
        if (isSmall(bytes)) return here(owner, bytes, () => TASKS.summarizeEvent(bytes, null));
        return inThread(owner, { name: 'summarizeEvent', bytes, input: null });
      },
      async toChatCompletion(bytes, created) {
        if (isSmall(bytes)) return here(owner, bytes, () => TASKS.toChatCompletion(bytes, created));
        const job = { name: 'toChatCompletion', bytes, input: created } as const;
        return toBuffer(await inThread<Uint8Array>(owner, job));
      },
      take: (bytes) => loop.take(owner, bytes),
      takeLight: (bytes) => loop.takeLight(owner, bytes),
    }),
    held: createHeldBodies(maxHeldBytes),
    async close() {
      turns.close(new Error('The scanner is closed.'));
      await Promise.all(places.map((thread) => thread.close()));
    },
  };
}
