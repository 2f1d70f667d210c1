import { Random } from '@refinery/testing/random.ts';
import type { AnswerCheck } from './check-answer.ts';
import type { Operation } from './document.ts';
import { generateRequest } from './generate-request.ts';
import type { FuzzRequest } from './request.ts';
import { type Answer, sendRequest } from './send-request.ts';
import { showRequest } from './show-request.ts';
import { shrinkRequest } from './shrink-request.ts';
import { isColleague, namesForeign, type World } from './world.ts';

/** Requests under way at the same time. */
const CONCURRENCY = 8;
const MOST_OWN_THINGS = 50;
const MOST_EXAMPLES = 5;

export interface FuzzOptions {
  seed: number;
  requests: number;
  operations: readonly Operation[];
  world: World;
  check: AnswerCheck;
  /** Gets every answer as it comes. */
  onAnswer: (request: FuzzRequest, answer: Answer) => void;
}

export interface Finding {
  fault: string;
  /** How many answers of each operation have it. */
  operations: Map<string, number>;
  /** The smallest requests with it that were found, as text, for some of these operations. */
  examples: string[];
}

/**
 * Sends requests to every operation in turn and returns what was wrong about the answers, each fault once.
 */
export async function runFuzz(options: FuzzOptions): Promise<Finding[]> {
  const found = new Map<string, Map<string, FuzzRequest[]>>();
  let next = 0;
  const work = async (): Promise<void> => {
    for (let index = next++; index < options.requests; index = next++) {
      const request = requestNumber(options, index);
      for (const fault of await faultsOf(options, request)) {
        const operations = found.get(fault) ?? new Map<string, FuzzRequest[]>();
        found.set(fault, operations);
        operations.set(request.operationId, [...(operations.get(request.operationId) ?? []), request]);
      }
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, work));
  const findings: Finding[] = [];
  for (const [fault, operations] of found) {
    const examples: string[] = [];
    for (const [first] of [...operations.values()].slice(0, MOST_EXAMPLES)) {
      if (first) examples.push(showRequest(await shrink(options, fault, first)));
    }
    const counts = [...operations].map(([name, requests]) => [name, requests.length] as const);
    findings.push({ fault, operations: new Map(counts), examples });
  }
  return findings;
}

const shrink = (options: FuzzOptions, fault: string, request: FuzzRequest): Promise<FuzzRequest> =>
  shrinkRequest(request, async (smaller) => (await faultsOf(options, smaller)).includes(fault));

async function faultsOf({ world, check, onAnswer }: FuzzOptions, request: FuzzRequest): Promise<string[]> {
  const answer = await sendRequest(world.port, request);
  if (answer) {
    learnIds(world, request, answer);
    onAnswer(request, answer);
  }
  const faults = check(request, answer).map(generalize);
  const opens = answer && answer.status < 300 && request.method !== 'OPTIONS';
  return opens && namesForeign(world, request.caller, request.path)
    ? [...faults, "is about another's things"]
    : faults;
}

/** The same for the same seed and number, whatever came before. */
function requestNumber({ seed, operations, world }: FuzzOptions, index: number): FuzzRequest {
  const random = new Random(Math.imul(seed, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b));
  // Each has a turn, and one more for each kind of body it takes.
  const turns = operations.flatMap((operation) =>
    Array<Operation>(1 + operation.bodies.size).fill(operation),
  );
  const operation = turns[index % turns.length];
  if (!operation) throw new Error('The document has no operations.');
  return generateRequest(operation, random, world);
}

/** Faults that differ in ids and places only are one. */
const generalize = (fault: string): string => fault.replaceAll(/[0-9a-f-]{30,}|\d{4,}|\/\d+(?=\/|\b)/g, '#');

/** Later requests ask for what earlier ones made. */
function learnIds(world: World, request: FuzzRequest, { status, body }: Answer): void {
  if (status >= 300 || !isColleague(request.caller)) return;
  const [, step = ''] = /^\/api\/(?:v1\/)?([\w-]+)\/?$/.exec(request.path) ?? [];
  const [, id] = /^\{"id":"([0-9a-f-]{36})"/.exec(body.subarray(0, 60).toString()) ?? [];
  const ids = world.own.get(step);
  if (ids && id && ids.push(id) > MOST_OWN_THINGS) ids.shift();
}
