import { rendered } from './expand.ts';
import { Failure } from './failure.ts';
import type { FormObject } from './form.ts';
import type { IdempotencyKeys, Reply } from './idempotency.ts';
import { findRoute, type Prepared, type Route } from './route.ts';

/** A request as it was received. */
export interface RecordedRequest {
  method: string;
  /** Without the query. */
  path: string;
  params: FormObject;
  idempotencyKey: string | undefined;
  /** Undefined while it is under way, and where the connection was cut. */
  status: number | undefined;
  /** Whether the reply was one of before, so that nothing ran. */
  replayed: boolean;
  /** Whether what it asks for was done, or tried, now. */
  ran: boolean;
}

export interface Answering {
  routes: readonly Route[];
  keys: IdempotencyKeys;
  find(id: string): object | undefined;
  now(): number;
  /** Told before what runs makes events. */
  begin(request: RecordedRequest): void;
}

function replyOf(status: number, body: unknown): Reply {
  return { status, body: JSON.stringify(body, null, 2) };
}

/** The reply to a refusal. What is no `Failure` is a fault of the fake, and is thrown on. */
export function refusal(error: unknown): Reply {
  if (!(error instanceof Failure)) throw error;
  return replyOf(error.status, error.body);
}

function prepare(answering: Answering, request: RecordedRequest): Prepared {
  const found = findRoute(answering.routes, request.method, request.path);
  if (found) return found.route.prepare(found.names, request.params);
  throw new Failure({
    status: 404,
    type: 'invalid_request_error',
    message: `Unrecognized request URL (${request.method}: ${request.path}).`,
  });
}

function execute(answering: Answering, request: RecordedRequest, prepared: Prepared): Reply {
  request.ran = true;
  answering.begin(request);
  try {
    return replyOf(200, rendered(prepared.run(), prepared.expand, answering.find));
  } catch (error) {
    return refusal(error);
  }
}

/** What holds a request up between taking its key and running. `reply` is given in place of running. */
export type Meanwhile = () => Promise<Reply | undefined>;

/** Answers a request: its parameters, its idempotency key, and then what it asks for. */
export async function answer(
  answering: Answering,
  request: RecordedRequest,
  meanwhile: Meanwhile,
): Promise<Reply> {
  const { idempotencyKey: key } = request;
  let prepared: Prepared;
  try {
    prepared = prepare(answering, request);
    if (key === undefined || request.method !== 'POST') {
      return (await meanwhile()) ?? execute(answering, request, prepared);
    }
    const said = JSON.stringify([request.method, request.path, request.params]);
    const before = answering.keys.begin(key, said, answering.now());
    if (before) {
      request.replayed = true;
      return before;
    }
  } catch (error) {
    return refusal(error);
  }
  try {
    const reply = (await meanwhile()) ?? execute(answering, request, prepared);
    answering.keys.finish(key, reply);
    return reply;
  } finally {
    // Still without a reply where the fake itself failed.
    answering.keys.forget(key);
  }
}
