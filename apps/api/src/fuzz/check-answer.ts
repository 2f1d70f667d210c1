import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import type { Operation } from './document.ts';
import { isObject, type Json } from './json.ts';
import { CUT, type FuzzRequest } from './request.ts';
import type { Answer } from './send-request.ts';

/** Finds what is wrong about an answer; nothing where it is as promised. */
export type AnswerCheck = (request: FuzzRequest, answer: Answer | undefined) => string[];

/** Words that only internals use. */
const INTERNALS =
  /\.[jt]s:\d|node_modules|\/src\/|select \\?"|insert into|violates|Postgres|drizzle|FST_|HPE_/i;
const PROBLEM_TYPE = 'application/problem+json';
/** Answers to what is not HTTP, from below every operation. */
const BELOW_ROUTES = ['malformed_request', 'headers_too_large'];
const SOCKET_BUFFER = 64 * 1024;
/** The vendors of the run are fakes, or closed ports that a caller chose: these two may fail. */
const VENDOR_FAILURES = ['provider_failed', 'provider_unavailable'];

/** Checks answers against the operations of an OpenAPI document. */
export function createAnswerCheck(operations: readonly Operation[], problemSchema: Json): AnswerCheck {
  const byId = new Map(operations.map((operation) => [operation.id, operation]));
  const anywhere = new Set(operations.flatMap(({ replies }) => [...replies.keys()]));
  const fits = createSchemaCheck();
  return (request, answer) => {
    const operation = byId.get(request.operationId);
    if (!operation) return ['is for no operation'];
    if (!answer) return mayGoUnanswered(request) ? [] : ['has no answer'];
    const { status } = answer;
    if (status >= 400) {
      // Another path or method may be another operation.
      const declared = request.rerouted ? anywhere : new Set(operation.replies.keys());
      const problem = readJson(answer.body);
      const isBelow = isObject(problem) && BELOW_ROUTES.includes(String(problem.code));
      if (!isBelow && isWireAnswer(request, operation, answer))
        return checkWireError(request, declared, answer, problem);
      return [
        ...checkProblem(request, answer, problem, () => fits(problemSchema, problem)),
        ...checkStatus(request, declared, status, isObject(problem) ? String(problem.code) : ''),
      ];
    }
    return [...checkHeaders(answer), ...checkReply(request, operation, answer, fits)];
  };
}

/**
 * What is cut, what asks for a tunnel, and what is still on its way when it is refused: its client may see a
 * reset.
 */
const mayGoUnanswered = ({ framing, method, body }: FuzzRequest): boolean =>
  CUT.includes(framing) || method === 'CONNECT' || (body?.length ?? 0) > SOCKET_BUFFER;

const readJson = (body: Buffer): unknown => {
  try {
    return JSON.parse(body.toString());
  } catch {
    return undefined;
  }
};

const checkHeaders = ({ headers }: Answer): string[] =>
  headers.get('x-request-id') ? [] : ['has no x-request-id'];

function checkProblem(
  request: FuzzRequest,
  answer: Answer,
  problem: unknown,
  errors: () => string[],
): string[] {
  const faults = checkHeaders(answer);
  const type = answer.headers.get('content-type');
  if (type !== PROBLEM_TYPE) faults.push(`is an error of the type ${type}`);
  if (request.method === 'HEAD') return faults;
  if (!isObject(problem)) return [...faults, `is no JSON: ${answer.body.toString().slice(0, 100)}`];
  faults.push(...errors());
  if (problem.status !== answer.status) faults.push(`has the status ${problem.status} in its body`);
  if (problem.requestId !== answer.headers.get('x-request-id')) faults.push('has two request ids');
  // What the request said may come back in a detail.
  const said = JSON.stringify(problem).replaceAll(JSON.stringify(request.path).slice(1, -1), '');
  if (INTERNALS.test(said)) faults.push(`tells internals: ${said.slice(0, 300)}`);
  return faults;
}

/** Whether it is answered in the shape of a vendor; another path or method may be another operation. */
const isWireAnswer = (request: FuzzRequest, { path }: Operation, { headers }: Answer): boolean =>
  isJson(headers)
    ? request.rerouted || path.startsWith('/v1/')
    : path.startsWith('/v1/') && !mayMissRoutes(request);

/** Whether it may be refused from below every operation, or by another. */
const mayMissRoutes = ({ rerouted, malformed }: FuzzRequest): boolean => rerouted || malformed;

const isJson = (headers: Answer['headers']): boolean => headers.get('content-type') === 'application/json';

/** Where a vendor failed, its fakes included, it says so. */
function checkWireError(
  request: FuzzRequest,
  declared: ReadonlySet<number>,
  answer: Answer,
  reply: unknown,
): string[] {
  const faults = checkHeaders(answer);
  if (!isJson(answer.headers)) faults.push(`is an error of the type ${answer.headers.get('content-type')}`);
  if (request.method === 'HEAD') return faults;
  const error = isObject(reply) ? reply.error : undefined;
  if (!isObject(error)) return [...faults, `has no error: ${answer.body.toString().slice(0, 100)}`];
  if (INTERNALS.test(JSON.stringify(error))) faults.push(`tells internals: ${JSON.stringify(error)}`);
  const { status } = answer;
  if (status >= 500 && status !== 502) faults.push(`fails with ${status} ${error.code}`);
  return declared.has(status) ? faults : [...faults, `has the undeclared status ${status} ${error.code}`];
}

function checkStatus(
  { method, malformed }: FuzzRequest,
  declared: ReadonlySet<number>,
  status: number,
  code: string,
): string[] {
  if (status >= 500 && !VENDOR_FAILURES.includes(code)) return [`fails with ${status} ${code}`];
  if (declared.has(status) || BELOW_ROUTES.includes(code)) return [];
  // A HEAD is answered without the code that would tell.
  return method === 'HEAD' && malformed ? [] : [`has the undeclared status ${status} ${code}`];
}

function checkReply(
  request: FuzzRequest,
  operation: Operation,
  { status, headers, body }: Answer,
  fits: (schema: Json, value: unknown) => string[],
): string[] {
  if (request.rerouted) return [];
  const reply = operation.replies.get(status);
  if (!reply) return [`has the undeclared status ${status}`];
  if (status === 204) return body.length ? ['has a body'] : [];
  const type = headers.get('content-type')?.split(';')[0] ?? '';
  const schema = reply.get(type);
  if (!schema) return [`has the undeclared type ${type}`];
  if (type === 'text/csv') return [];
  if (type !== 'application/x-ndjson') return fits(schema, readJson(body));
  const lines = body.toString().split('\n').filter(Boolean);
  return lines.flatMap((line) => fits(schema, readJson(Buffer.from(line)))).slice(0, 3);
}

/** Compiles each schema once. */
function createSchemaCheck(): (schema: Json, value: unknown) => string[] {
  const compiled = new Map<Json, ReturnType<typeof Compile>>();
  return (schema, value) => {
    const validator = compiled.get(schema) ?? Compile(Type.Unsafe(schema));
    compiled.set(schema, validator);
    if (validator.Check(value)) return [];
    const errors = validator.Errors(value).slice(0, 3);
    return errors.map(
      ({ instancePath, message }) => `does not fit its schema: ${instancePath || 'it'} ${message}`,
    );
  };
}
