import { isObject } from './json.ts';
import type { FuzzRequest } from './request.ts';

const MOST_TRIES = 80;

/** Takes parts of a request away as long as `fails` still holds. */
export async function shrinkRequest(
  request: FuzzRequest,
  fails: (smaller: FuzzRequest) => Promise<boolean>,
): Promise<FuzzRequest> {
  let smallest = request;
  let tries = 0;
  for (let progress = true; progress; ) {
    progress = false;
    for (const candidate of smallerThan(smallest)) {
      if (tries++ > MOST_TRIES) return smallest;
      if (!(await fails(candidate))) continue;
      smallest = candidate;
      progress = true;
      break;
    }
  }
  return smallest;
}

function* smallerThan(request: FuzzRequest): Iterable<FuzzRequest> {
  if (request.framing !== 'whole') yield { ...request, framing: 'whole' };
  if (request.query) yield { ...request, query: '' };
  const parameters = request.query.split('&');
  for (const index of parameters.keys()) {
    if (parameters.length > 1 && parameters.length < 10)
      yield { ...request, query: parameters.filter((_, other) => other !== index).join('&') };
  }
  for (const [index, [name]] of request.headers.entries()) {
    if (request.headers.length > 30 || name === 'host') continue;
    yield { ...request, headers: request.headers.filter((_, other) => other !== index) };
  }
  if (!request.body) return;
  yield { ...request, body: undefined };
  for (const body of smallerBodies(request.body)) yield { ...request, body };
}

function* smallerBodies(body: Buffer): Iterable<Buffer> {
  const value = parsed(body);
  if (isObject(value)) {
    for (const key of Object.keys(value)) {
      const { [key]: _gone, ...rest } = value;
      yield Buffer.from(JSON.stringify(rest));
    }
    return;
  }
  if (body.length < 2) return;
  yield body.subarray(0, body.length >> 1);
  yield body.subarray(body.length >> 1);
}

/** The value of a body, or undefined where it is no JSON, or JSON that is too deep to be written again. */
function parsed(body: Buffer): unknown {
  try {
    const value: unknown = JSON.parse(body.toString());
    JSON.stringify(value);
    return value;
  } catch {
    return undefined;
  }
}
