import { type FetchedPrompt, PromptRefinery } from '@prompt-refinery/client';
import { createApiKey } from '@refinery/domain/api-keys/create-api-key.ts';
import { makeAbTest, makeTestedPrompt } from '@refinery/testing/ab-tests.ts';
import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { type StartedProcess, startProcess } from '@refinery/testing/start-process.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';

/** As programs call their users: any text, which is nowhere trimmed or written in another way. */
const NAMES = [
  (at: number) => `user-${at}`,
  (at: number) => ` User ${at} `,
  (at: number) => `größe ${at} 😀`,
];
const UNITS = Array.from({ length: 200 }, (_, at) => NAMES[at % NAMES.length]?.(at) ?? '');

const test = fixture((services) => openTestContext(services, { env: { HOST: '127.0.0.1', PORT: '0' } }));

let member: Member;
let apiKey: string;
let api: StartedProcess;

beforeAll(async () => {
  member = await buildMember(test.ctx);
  const scopes = [
    'prompts:read' as const,
    'prompts:label' as const,
    'tests:read' as const,
    'tests:write' as const,
    'events:write' as const,
  ];
  apiKey = (await createApiKey(member.as, { name: 'program', scopes })).key;
});
const start = async () => {
  api = await startProcess('apps/api/src/main.ts', test.environment);
};
const kill = async () => {
  api.kill('SIGKILL');
  await api.exited;
};
beforeEach(start);
afterEach(kill);

/** A program of its own: nothing is left of the one before. */
const openClient = () => new PromptRefinery({ baseUrl: String(api.ready.url), apiKey, retries: 0 });

/** What each unit gets. */
async function versionsOf(client: PromptRefinery, name: string) {
  const prompts: [string, FetchedPrompt][] = [];
  for (const unit of UNITS) prompts.push([unit, await client.getPrompt(name, { unit })]);
  return Object.fromEntries(prompts.map(([unit, { version }]) => [unit, version]));
}

/** How many units the server has in each arm. */
async function storedOf(id: string) {
  const rows =
    await test.sql`select arm, count(*)::int as count from ab_units where test_id = ${id} group by 1 order by 1`;
  return rows.map(({ count }) => count);
}

it('a unit has the same arm in client and server, through restarts of both, and is one unit', async () => {
  const { id: promptId, name } = await makeTestedPrompt(member);
  const arms = [0.2, 0.3, 0.5].map((weight, at) => ({ version: at + 1, weight }));
  const { id } = await makeAbTest(member, promptId, { arms });
  const client = openClient();
  await client.startAbTest(id);
  const first = await versionsOf(client, name);
  await client.flushEvents();
  const counts = [1, 2, 3].map((version) => UNITS.filter((unit) => first[unit] === version).length);
  expect(await storedOf(id)).toEqual(counts);

  await kill();
  // From its copy, while there is no API; what it reports waits.
  expect(await versionsOf(client, name)).toEqual(first);
  const prompt = await client.getPrompt(name, { unit: 'user-0' });
  client.reportMetric(prompt, 'solved', 1);
  await expect(client.flushEvents()).rejects.toThrow();

  await start();
  const again = openClient();
  expect(await versionsOf(again, name)).toEqual(first);
  await again.flushEvents();
  expect(await storedOf(id)).toEqual(counts);
  expect((await again.getAbTest(id)).arms.map(({ exposed }) => exposed)).toEqual(counts);
});

it('events that were sent to a process that is killed count once, however often they are sent again', async () => {
  const { id: promptId, name } = await makeTestedPrompt(member);
  const { id } = await makeAbTest(member, promptId);
  await openClient().startAbTest(id);
  const events = UNITS.flatMap((unit) => [
    { eventId: `${unit}-seen`, unit, kind: 'exposure' as const },
    { eventId: `${unit}-solved`, unit, kind: 'metric' as const, name: 'solved', value: 0.5 },
  ]);
  const parts = Array.from({ length: 20 }, (_, part) => events.slice(part * 20, (part + 1) * 20));
  const client = openClient();
  const sent = parts.map((part) => client.recordAbEvents({ id, events: part }));
  // Whichever of them are written by then.
  await Promise.race(sent);
  await kill();
  await Promise.allSettled(sent);
  await start();
  const after = openClient();
  for (const part of parts) await after.recordAbEvents({ id, events: part });
  const [row] = await test.sql`
    select (select count(*)::int from ab_units where test_id = ${id}) as units,
      (select sum(sum) from ab_values where test_id = ${id}) as sum, (select sum(count)::int from ab_values where test_id = ${id}) as count`;
  expect(row).toEqual({ units: UNITS.length, sum: UNITS.length / 2, count: UNITS.length });
  expect(await after.getPrompt(name, { unit: 'user-0' })).toMatchObject({ abTest: { id } });
});
