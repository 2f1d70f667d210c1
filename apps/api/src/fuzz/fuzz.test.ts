import { readdirSync } from 'node:fs';
import { openFilesIn } from '@refinery/testing/open-files.ts';
import { waitFor } from '@refinery/testing/wait-for.ts';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { createAnswerCheck } from './check-answer.ts';
import { readOperations } from './document.ts';
import { objectAt } from './json.ts';
import type { FuzzRequest } from './request.ts';
import { runFuzz } from './run-fuzz.ts';
import type { Answer } from './send-request.ts';
import { openTarget, type Target } from './testing/open-target.ts';

const SEED = Number(process.env.FUZZ_SEED ?? 20_260_504);
const REQUESTS = Number(process.env.FUZZ_REQUESTS ?? 2_000);
const BY_HAND = 30 * 60_000;

let target: Target;
/** Errors that nobody caught, and warnings such as of files that nobody closed. */
const uncaught: unknown[] = [];
const note = (error: unknown): void => void uncaught.push(error);

beforeAll(async () => {
  process.on('unhandledRejection', note);
  process.on('uncaughtException', note);
  process.on('warning', note);
  target = await openTarget(inject('services'));
});
afterAll(async () => {
  process.off('unhandledRejection', note);
  process.off('uncaughtException', note);
  process.off('warning', note);
  await target.close();
});

it(`answers ${REQUESTS} hostile requests as the OpenAPI document says (FUZZ_SEED=${SEED})`, {
  timeout: BY_HAND,
}, async () => {
  const document: unknown = (await target.get(null, '/openapi.json')).json();
  const operations = readOperations(document);
  expect(operations.length).toBeGreaterThan(20);
  const problem = objectAt(objectAt(objectAt(document, 'components'), 'schemas'), 'Problem');
  /** What was asked, by the id of the request that was refused. */
  const refusals = new Map<string, string>();
  const statuses = new Set<number>();
  const onAnswer = (request: FuzzRequest, { status, headers }: Answer): void => {
    statuses.add(status);
    const asked = `${status} ${request.method} ${request.path.slice(0, 200)}`;
    if (status >= 400) refusals.set(headers.get('x-request-id') ?? '', asked);
  };

  const check = createAnswerCheck(operations, problem);
  const findings = await runFuzz({
    seed: SEED,
    requests: REQUESTS,
    operations,
    world: target.world,
    check,
    onAnswer,
  });
  const report = findings
    .map(({ fault, operations, examples }) => {
      const places = [...operations].map(([name, count]) => `${name} ×${count}`).join(', ');
      return [`The answer ${fault} (${places})`, ...examples].join('\n  ');
    })
    .join('\n');
  expect(report, `FUZZ_SEED=${SEED} FUZZ_REQUESTS=${REQUESTS}\n${report}`).toBe('');

  // Lines are written when an answer has been sent.
  const unlogged = () => [...refusals].filter(([id]) => !target.logged.has(id));
  await waitFor(() => unlogged().length === 0, {
    what: () => `a line in the log for each refusal, but for ${JSON.stringify(unlogged().slice(0, 5))}`,
  });
  // All kinds of answers were got: the run tried what it should.
  expect([...statuses]).toEqual(expect.arrayContaining([200, 201, 202, 204, 400, 401, 403, 404, 413, 415]));
});

it('leaves the API as it was: it answers, holds nothing open, and no error went uncaught', async () => {
  const connections = () =>
    new Promise<number>((resolve) => target.app.server.getConnections((_error, count) => resolve(count)));
  const headers = { connection: 'close' };
  const reply = await fetch(`http://127.0.0.1:${target.world.port}/livez`, { headers });
  expect([reply.status, await reply.json()]).toEqual([200, { status: 'ok' }]);
  const { spoolDir } = target.ctx.settings;
  let open = 0;
  await waitFor(
    async () => {
      open = await connections();
      return open === 0 && openFilesIn(spoolDir).length === 0 && readdirSync(spoolDir).length === 0;
    },
    { what: () => `${open} connections and ${openFilesIn(spoolDir).length} uploads to be closed` },
  );
  expect([target.ctx.spool.usedBytes, uncaught.map(String)]).toEqual([0, []]);
});
