import type { ResolvedPromptReply } from '@refinery/contracts/prompt-labels.ts';
import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { beforeEach, describe, expect, inject, it } from 'vitest';
import { expectProblem } from '../../testing/expect-problem.ts';
import { openTestApp, type TestApp } from '../../testing/test-app.ts';

const FETCHERS = 20;
const MOVES = 30;

const test = fixture(openTestApp);
let ada: Member;

beforeEach(async () => {
  ada = await buildMember(test.ctx);
});

const send = (method: 'POST' | 'PUT', url: string, payload: object) =>
  test.call(ada, method, `/api${url}`, payload);
const fetch = (query: string, headers = {}, who = ada) =>
  test.get(who, `/api/prompts/resolve?${query}`, headers);
/** A prompt of so many versions, whose text is their number. */
async function make(versions = 2, name = 'Answer'): Promise<string> {
  const { id } = (await send('POST', '/prompts', { name, content: 'Say 1.' })).json();
  for (let version = 2; version <= versions; version++)
    await send('PUT', `/prompts/${id}`, { content: `Say ${version}.` });
  return id;
}
const move = async (id: string, version: number) => {
  const reply = await send('PUT', `/prompts/${id}/labels/staging`, { version });
  expect(reply.statusCode, reply.body).toBe(200);
};

describe('a fetch', () => {
  it('is answered 304 while nothing has changed, and only then', async () => {
    const id = await make();
    await move(id, 1);
    const first = await fetch('name=answer&label=staging');
    const tag = { 'if-none-match': String(first.headers.etag) };
    const second = await fetch('name=answer&label=staging', tag);
    expect([second.statusCode, second.body, second.headers.etag]).toEqual([304, '', first.headers.etag]);
    await move(id, 2);
    const third = await fetch('name=answer&label=staging', tag);
    expect([third.statusCode, third.json().template]).toEqual([200, 'Say 2.']);
    await send('PUT', `/prompts/${id}`, { name: 'Renamed' });
    const renamed = await fetch('name=answer&label=staging', { 'if-none-match': String(third.headers.etag) });
    expect(renamed.json().name).toBe('Renamed');
  });

  it('of many at the same moment gets each its own', async () => {
    for (let index = 0; index < 5; index++) await make(2, `Prompt ${index}`);
    const bob = await buildMember(test.ctx);
    const queries = Array.from({ length: 60 }, (_, index) => ({
      name: index % 7 === 6 ? 'none' : `prompt-${index % 7}`,
      version: (index % 3) + 1,
    }));
    const replies = await Promise.all(
      queries.map(({ name, version }) => fetch(`name=${name}&version=${version}`)),
    );
    for (const [index, reply] of replies.entries()) {
      const { name, version } = queries[index] ?? { name: '', version: 0 };
      if (['none', 'prompt-5'].includes(name)) expectProblem(reply, 404, 'prompt_not_found');
      else if (version > 2) expectProblem(reply, 404, 'prompt_version_not_found');
      else expect(reply.json()).toMatchObject({ slug: name, version, template: `Say ${version}.` });
    }
    const [own, others] = await Promise.all([
      fetch('name=prompt-0&version=1'),
      fetch('name=prompt-0&version=1', {}, bob),
    ]);
    expect([own.statusCode, others.statusCode]).toEqual([200, 404]);
  });

  it('has an allowance of its own, ten times that of reads', async () => {
    await make();
    const limits = [await fetch('name=answer&version=1'), await test.get(ada, '/api/prompts')];
    const [fetches, reads] = limits.map(({ headers }) => Number(headers['ratelimit-limit']));
    expect(fetches).toBe(10 * Number(reads));
  });
});

it('never gives an old version once a move was answered, from any process', async () => {
  const other = await openTestApp(inject('services'), { environment: test.environment });
  try {
    const id = await make(2);
    await move(id, 1);
    let answered = 1;
    let stopped = false;
    const wrong: string[] = [];
    let fetched = 0;
    const fetcher = async (app: TestApp): Promise<void> => {
      while (!stopped) {
        const least = answered;
        const reply = await app.send(ada, { url: '/api/prompts/resolve?name=answer&label=staging' });
        const { config }: ResolvedPromptReply = reply.json();
        fetched++;
        const move = Number(config.move ?? 0);
        if (reply.statusCode !== 200 || move < least - 1) wrong.push(`${reply.body} after move ${least}`);
      }
    };
    const fetchers = Array.from({ length: FETCHERS }, (_, index) => fetcher(index % 2 ? other : test));
    for (let made = 1; made <= MOVES; made++) {
      const changed = await send('PUT', `/prompts/${id}`, { config: { move: made } });
      await move(id, changed.json().latest);
      answered = made + 1;
    }
    stopped = true;
    await Promise.all(fetchers);
    expect(wrong).toEqual([]);
    expect(fetched).toBeGreaterThan(MOVES);
  } finally {
    await other.close();
  }
});
