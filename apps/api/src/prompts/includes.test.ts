import type { PromptReply } from '@refinery/contracts/prompts.ts';
import { newId } from '@refinery/db/ids.ts';
import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { commitMeanwhile } from '@refinery/testing/commit-meanwhile.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { expectProblem } from '../testing/expect-problem.ts';
import { openTestApp } from '../testing/test-app.ts';

const test = fixture(openTestApp);
let ada: Member;

beforeEach(async () => {
  ada = await buildMember(test.ctx);
});

const post = (payload: object, who = ada) => test.post(who, '/api/prompts', payload);
const put = (id: string, payload: object) => test.put(ada, `/api/prompts/${id}`, payload);
const remove = (id: string, query = '') => test.delete(ada, `/api/prompts/${id}${query}`);
const read = async (id: string): Promise<PromptReply> => (await test.get(ada, `/api/prompts/${id}`)).json();
const propagate = async (id: string, version: number) => {
  const reply = await test.post(ada, `/api/prompts/${id}/versions/${version}/propagate`);
  expect(reply.statusCode, reply.body).toBe(200);
  return reply.json();
};
/** A text prompt whose slug is its name. */
const made = async (name: string, content: string): Promise<PromptReply> => {
  const reply = await post({ name, content });
  expect(reply.statusCode, reply.body).toBe(201);
  return reply.json();
};

describe('a prompt that includes another', () => {
  it('does so nowhere in code and behind no backslash, and no slug has to be there', async () => {
    await made('rules', '{{topic}} is secret.');
    const content = 'Write `{{> none}}` or \\{{> none}}.\n\n```\n{{> none}}\n```\n';
    expect(await made('text', content)).toMatchObject({ content, source: null });
    expect((await made('answer', `${content}{{> rules}}`)).content).toBe(`${content}{{topic}} is secret.`);
  });

  it.each([
    ['{{topic}}.', '\\\\{{topic}}.', ['topic']],
    ['\\{{topic}}.', '\\\\\\{{topic}}.', []],
    ['Be kind.', '\\Be kind.', []],
  ])('has one backslash of two before %j', async (rules, content, variables) => {
    await made('rules', rules);
    expect(await made('answer', '\\\\{{> rules}}')).toMatchObject({ content, variables });
  });

  it('has its newest text as it was when it was saved', async () => {
    const rules = await made('rules', 'Never name {{topic}}.');
    const answer = await made('answer', 'Answer {{name}}. {{> rules}} {{>rules }}');
    expect(answer).toMatchObject({
      content: 'Answer {{name}}. Never name {{topic}}. Never name {{topic}}.',
      source: [{ role: 'user', content: 'Answer {{name}}. {{> rules}} {{>rules }}' }],
      variables: ['name', 'topic'],
      latest: 1,
    });
    await put(rules.id, { content: 'Never name a price.' });
    expect((await read(answer.id)).content).toContain('{{topic}}');
    const saved = (await put(answer.id, { content: 'Answer {{name}}. {{> rules}}' })).json();
    expect(saved).toMatchObject({ content: 'Answer {{name}}. Never name a price.', latest: 2 });
  });

  it('keeps what it includes where its text is sent back or only other things change', async () => {
    const rules = await made('rules', 'Be kind.');
    const answer = await made('answer', 'Answer. {{> rules}}');
    await put(rules.id, { content: 'Be short.' });
    const same = (await put(answer.id, { content: answer.content, description: 'x' })).json();
    expect(same).toMatchObject({ latest: 1, source: answer.source, content: 'Answer. Be kind.' });
    const other = (await put(answer.id, { temperature: 0.1 })).json();
    expect(other).toMatchObject({ latest: 2, source: answer.source, content: 'Answer. Be kind.' });
    const { updated } = await propagate(rules.id, 2);
    expect(updated).toEqual([{ promptId: answer.id, slug: 'answer', version: 3 }]);
  });

  it.each([
    ['that is not there', 'Answer. {{> none}}', 'There is no prompt none.'],
    ['with messages', 'Answer. {{> chat}}', 'The prompt chat has messages. Only texts can be included.'],
    ['four deep', '{{> three}}', 'Includes may go 3 prompts deep.'],
    [
      'so often that it is too long',
      '{{> long}}'.repeat(20_000),
      'With what it includes, the prompt has more than 200,000 characters.',
    ],
  ])('refuses one %s', async (_case, content, detail) => {
    await post({ name: 'chat', messages: [{ role: 'system', content: 'x' }] });
    await made('long', 'x'.repeat(200_000));
    for (const [name, text] of [
      ['zero', 'End.'],
      ['one', '{{> zero}}'],
      ['two', '{{> one}}'],
      ['three', '{{> two}}'],
    ] as const)
      await made(name, text);
    expect(expectProblem(await post({ name: 'x', content }), 422, 'include_invalid')).toMatchObject({
      detail,
    });
  });

  it('cannot include itself, not even through another', async () => {
    const one = await made('one', 'Be kind.');
    expectProblem(await put(one.id, { content: '{{> one}}' }), 422, 'include_invalid');
    await made('two', '{{> one}}');
    expectProblem(await put(one.id, { content: '{{> two}}' }), 422, 'include_invalid');
  });

  it('cannot include itself where two are saved at the same moment', async () => {
    const pair = [await made('one', 'Be kind.'), await made('two', 'Be short.')];
    const [one = '', two = ''] = pair.map(({ id }) => id);
    const replies = await Promise.all([
      put(one, { content: '{{> two}} 1' }),
      put(two, { content: '{{> one}} 2' }),
    ]);
    expect(replies.map(({ statusCode }) => statusCode).sort()).toEqual([200, 422]);
  });

  it('finds prompts of its own organization only', async () => {
    const bob = await buildMember(test.ctx);
    await post({ name: 'secret', content: 'Secret.' }, bob);
    expectProblem(await post({ name: 'x', content: '{{> secret}}' }), 422, 'include_invalid');
  });
});

describe('a version that is brought to what includes it', () => {
  it('makes versions of all, also of those that include those, and nothing the second time', async () => {
    const [rules, tone] = [await made('rules', 'Be kind.'), await made('tone', 'Be warm.')];
    const inner = await made('inner', 'Answer. {{> rules}} {{> tone}}');
    const outer = await made('outer', 'Start. {{> inner}}');
    await made('other', 'Nothing.');
    await put(rules.id, { content: 'Be short.' });
    await put(tone.id, { content: 'Be cold.' });
    expect(await propagate(rules.id, 2)).toMatchObject({
      updated: [
        { promptId: inner.id, slug: 'inner', version: 2 },
        { promptId: outer.id, slug: 'outer', version: 2 },
      ],
      failed: [],
    });
    expect(await read(outer.id)).toMatchObject({ content: 'Start. Answer. Be short. Be warm.' });
    expect(await propagate(rules.id, 2)).toMatchObject({ updated: [], failed: [] });
    const { json } = await test.get(ada, `/api/prompts/${inner.id}/versions/2`);
    expect(json()).toMatchObject({
      parent: 1,
      origin: { kind: 'include', id: rules.id, version: 2 },
      note: 'Includes version 2 of a prompt that it includes',
    });
    expect((await propagate(rules.id, 1)).updated).toHaveLength(2);
    expect(await read(outer.id)).toMatchObject({ content: 'Start. Answer. Be kind. Be warm.', latest: 3 });
  });

  it('tells which cannot have it, and why, and is brought to all others', async () => {
    const rules = await made('rules', 'Be kind.');
    const answer = await made('answer', `${'x'.repeat(150_000)}{{> rules}}`);
    const { id: promptId } = await made('other', '{{> rules}}');
    await put(rules.id, { content: 'y'.repeat(100_000) });
    const { updated, failed } = await propagate(rules.id, 2);
    expect(updated).toEqual([{ promptId, slug: 'other', version: 2 }]);
    expect(failed).toMatchObject([{ promptId: answer.id, slug: 'answer', code: 'include_invalid' }]);
  });

  it('has to be there', async () => {
    const { id } = await made('rules', 'Be kind.');
    const reply = await test.post(ada, `/api/prompts/${id}/versions/2/propagate`);
    expectProblem(reply, 404, 'prompt_version_not_found');
  });
});

describe('a prompt in use', () => {
  it('is deleted with force only, where another includes it', async () => {
    const rules = await made('rules', 'Be kind.');
    const answer = await made('answer', 'Answer. {{> rules}}');
    const { detail } = expectProblem(await remove(rules.id), 409, 'prompt_in_use');
    expect(detail).toBe('The prompt is included by answer. Delete it with force=true.');
    expect((await remove(rules.id, '?force=true')).statusCode).toBe(204);
    expect((await read(answer.id)).content).toBe('Answer. Be kind.');
    expect((await put(answer.id, { temperature: 1 })).json()).toMatchObject({ content: 'Answer. Be kind.' });
  });

  it('is deleted without it where the other has included it before', async () => {
    const rules = await made('rules', 'Be kind.');
    const answer = await made('answer', 'Answer. {{> rules}}');
    await put(answer.id, { content: 'Answer.' });
    expect((await remove(rules.id)).statusCode).toBe(204);
  });

  it('is deleted with force only, where it has a label', async () => {
    const { id } = await made('rules', 'Be kind.');
    const url = `/api/prompts/${id}/labels/staging`;
    await test.put(ada, url, { version: 1 });
    const { detail } = expectProblem(await remove(id, '?force=false'), 409, 'prompt_in_use');
    expect(detail).toBe('The prompt has the labels staging. Delete it with force=true.');
    await test.delete(ada, url);
    expect((await remove(id)).statusCode).toBe(204);
  });
});

describe('propagating', () => {
  it('gives each prompt one version with all that changed, however many ways lead to it', async () => {
    const root = await made('a', 'A1.');
    for (const name of ['b1', 'b2', 'b3']) await made(name, `${name} {{> a}}`);
    for (const name of ['c1', 'c2', 'c3']) await made(name, `${name} {{> b1}} {{> b2}} {{> b3}}`);
    const last = await made('d', 'd {{> c1}}');
    const both = await made('both', '{{> a}} {{> c3}}');
    await put(root.id, { content: 'A2.' });
    const { updated, failed } = await propagate(root.id, 2);
    expect(failed).toEqual([]);
    expect(updated).toHaveLength(8);
    expect(updated.every(({ version }: { version: number }) => version === 2)).toBe(true);
    expect(await read(last.id)).toMatchObject({ content: 'd c1 b1 A2. b2 A2. b3 A2.', latest: 2 });
    expect(await read(both.id)).toMatchObject({ content: 'A2. c3 b1 A2. b2 A2. b3 A2.', latest: 2 });
    expect((await propagate(root.id, 2)).updated).toEqual([]);
  });

  it('is brought to what the prompt says by then, not to what it said before', async () => {
    const rules = await made('rules', 'Be kind.');
    const answer = await made('answer', 'Answer. {{> rules}}');
    await put(rules.id, { content: 'Be short.' });
    const count = test.ctx.refiner.countTokens;
    test.ctx.refiner.countTokens = async (...text) => {
      test.ctx.refiner.countTokens = count;
      // Somebody saves the prompt after it was read.
      await put(answer.id, { content: 'Reply to {{customer}}. {{> rules}}' });
      await put(answer.id, { temperature: 0.5 });
      await put(rules.id, { content: 'Be brief.' });
      return count(...text);
    };
    try {
      await propagate(rules.id, 2);
    } finally {
      test.ctx.refiner.countTokens = count;
    }
    expect(await read(answer.id)).toMatchObject({
      content: 'Reply to {{customer}}. Be short.',
      temperature: 0.5,
      variables: ['customer'],
    });
  });

  it('never puts in the text of a prompt that has the slug by now', async () => {
    const rules = await made('rules', 'Be kind.');
    const answer = await made('answer', 'Answer. {{> rules}}');
    await put(rules.id, { name: 'Old rules', slug: 'rules-old', content: 'Be very kind.' });
    await made('rules', 'Insult everybody.');
    const { updated, failed } = await propagate(rules.id, 2);
    expect(updated).toEqual([]);
    expect(failed).toMatchObject([{ promptId: answer.id, code: 'include_invalid' }]);
    expect((await read(answer.id)).content).toBe('Answer. Be kind.');
  });
});

it('a text that is sent back as it was read keeps what it includes, also with another configuration', async () => {
  await made('rules', 'Be kind.');
  const answer = await made('answer', 'Answer. {{> rules}}');
  const changed = (await put(answer.id, { content: answer.content, temperature: 0.3 })).json();
  expect(changed).toMatchObject({ latest: 2, temperature: 0.3, content: 'Answer. Be kind.' });
  expect(changed.source).toEqual(answer.source);
});

it('a text includes 50 prompts at most', async () => {
  const tags = Array.from({ length: 51 }, (_, index) => `{{> s${index}}}`).join('');
  const { detail } = expectProblem(await post({ name: 'many', content: tags }), 422, 'include_invalid');
  expect(detail).toContain('50');
});

it('a version is restored while nobody deletes what it includes', async () => {
  const rules = await made('rules', 'Be kind.');
  const answer = await made('answer', 'Answer. {{> rules}}');
  await put(answer.id, { content: 'Answer.' });
  const restore = () => test.post(ada, `/api/prompts/${answer.id}/versions/1/restore`, {});
  const [restored, removed] = await Promise.all([restore(), remove(rules.id)]);
  expect(restored.statusCode).toBe(200);
  expect([204, 409]).toContain(removed.statusCode);
  // Whoever came first decides; then the other one knows.
  if (removed.statusCode === 409) expect((await read(answer.id)).source).not.toBeNull();
});

it('is no more than fifty prompts', async () => {
  const slugs = Array.from({ length: 51 }, (_, at) => `part-${at}`);
  await Promise.all(slugs.map((slug) => made(slug, slug)));
  const including = (count: number) =>
    slugs
      .slice(0, count)
      .map((slug) => `{{> ${slug}}}`)
      .join(' ');
  expect((await made('fifty', including(50))).content).toBe(slugs.slice(0, 50).join(' '));
  const { detail } = expectProblem(
    await post({ name: 'more', content: including(51) }),
    422,
    'include_invalid',
  );
  expect(detail).toBe('A prompt may include 50 others.');
});

it('a prompt is not deleted that another begins to include at that moment', async () => {
  const [rules, answer] = [await made('rules', 'Be kind.'), await made('answer', 'Answer.')];
  const reply = await commitMeanwhile(
    test.databaseUrl,
    async (sql) => {
      await sql`select pg_advisory_xact_lock(hashtextextended(${`includes:${ada.organizationId}`}, 0))`;
      await sql`
        insert into prompt_includes (organization_id, prompt_id, version, included_id, number)
        values (${ada.organizationId}, ${answer.id}, 1, ${rules.id}, 1)`;
    },
    () => remove(rules.id),
  );
  expectProblem(reply, 409, 'prompt_in_use');
});

it('a version that is restored includes what it included', async () => {
  const [rules, other] = [await made('rules', 'Be kind.'), await made('other', 'Be warm.')];
  const answer = await made('answer', 'Answer. {{> rules}}');
  await put(answer.id, { content: 'Answer. {{> other}}' });
  await test.post(ada, `/api/prompts/${answer.id}/versions/1/restore`, {});
  expect((await remove(other.id)).statusCode).toBe(204);
  expectProblem(await remove(rules.id), 409, 'prompt_in_use');
  await put(rules.id, { content: 'Be short.' });
  expect((await propagate(rules.id, 2)).updated).toMatchObject([{ promptId: answer.id, version: 4 }]);
});

describe('a text that includes another, which changes while it is saved', () => {
  /**
   * Adds a version of a prompt, as another process does, that is committed once what is begun waits for it.
   */
  const whileChanging = async (
    included: PromptReply,
    content: string,
    begin: () => ReturnType<typeof post>,
  ) => {
    const reply = await commitMeanwhile(
      test.databaseUrl,
      async (sql) => {
        await sql`select pg_advisory_xact_lock(hashtextextended(${`includes:${ada.organizationId}`}, 0))`;
        const next = {
          id: newId(),
          number: 2,
          parent: 1,
          messages: [{ role: 'user', content }],
          hash: content,
        };
        await sql`
          insert into prompt_versions select (jsonb_populate_record(v, ${JSON.stringify(next)}::text::jsonb)).*
          from prompt_versions v where v.prompt_id = ${included.id}`;
        await sql`update prompts set latest = 2 where id = ${included.id}`;
      },
      begin,
    );
    expect(reply.statusCode, reply.body).toBeLessThan(300);
    return reply.json();
  };

  it.each<[string, (answer: PromptReply) => ReturnType<typeof post>]>([
    ['made', () => post({ name: 'New', content: 'New. {{> rules}}' })],
    ['changed', ({ id }) => put(id, { content: 'Answer. {{> rules}}' })],
    [
      'changed otherwise',
      ({ id }) => put(id, { content: 'Please kindly answer. {{> rules}}', temperature: 1 }),
    ],
    ['refined', ({ id }) => test.post(ada, `/api/prompts/${id}/optimize`, { commit: true })],
  ])('has its newest text where it is %s', async (_how, begin) => {
    const rules = await made('rules', 'Be kind.');
    const answer = await made('answer', 'Could you please kindly answer the customer? {{> rules}}');
    const saved = await whileChanging(rules, 'Be short.', () => begin(answer));
    expect((saved.version ?? saved).content).toContain('Be short.');
    expectProblem(await remove(rules.id), 409, 'prompt_in_use');
  });

  it('is imported with the text that it has in the file', async () => {
    const rules = await made('rules', 'Be kind.');
    const line = {
      name: 'New',
      messages: [{ role: 'user', content: 'New. Be kind.' }],
      source: [{ role: 'user', content: 'New. {{> rules}}' }],
    };
    const payload = { prompts: [line] };
    await whileChanging(rules, 'Be short.', () => test.post(ada, '/api/prompts/import', payload));
    const [newest] = (await test.get(ada, '/api/prompts?limit=1')).json();
    expect(newest).toMatchObject({ name: 'New', content: 'New. Be kind.', source: null });
  });
});
