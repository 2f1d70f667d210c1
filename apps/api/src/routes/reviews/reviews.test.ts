import { checkCounts } from '@refinery/db/schema/check-counts.ts';
import { optimizations } from '@refinery/db/schema/optimizations.ts';
import { withTenant } from '@refinery/db/tenant.ts';
import { eraseUser } from '@refinery/domain/erasure/erase-user.ts';
import { reconcile } from '@refinery/domain/maintenance/reconcile.ts';
import { buildColleague, buildMember, type Member } from '@refinery/testing/builders.ts';
import { commitMeanwhile } from '@refinery/testing/commit-meanwhile.ts';
import { findText } from '@refinery/testing/find-text.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { expectProblem } from '../../testing/expect-problem.ts';
import { openTestApp } from '../../testing/test-app.ts';

interface Edit {
  start: number;
  end: number;
  replacement: string;
}

const TEXT =
  'Could you please write a summary of the attached report? Do not exceed 100 words. Thank you very much in advance!';

const test = fixture(openTestApp);
let member: Member;

beforeAll(async () => {
  member = await buildMember(test.ctx);
});

const rejectedOf = ({ start, end, replacement }: Edit) => ({ start, end, replacement });
async function optimize(text = TEXT, who = member) {
  const made = await test.post(who, '/api/optimize', { text });
  expect(made.statusCode).toBe(200);
  const { id } = made.json();
  const { edits, refinedText } = (await test.get(who, `/api/optimize/${id}?include=edits`)).json();
  return { id, refinedText, edits: (edits as Edit[]).map(rejectedOf) };
}
const put = (id: string, payload: object, who = member) =>
  test.put(who, `/api/optimize/${id}/review`, payload);
const get = (id: string, who = member) => test.get(who, `/api/optimize/${id}/review`);
const owned = async (who: Member): Promise<string[]> =>
  (await test.get(who, '/api/optimize/history')).json().map(({ id }: { id: string }) => id);
const apply = (text: string, edits: readonly Edit[]) =>
  edits.toReversed().reduce((made, e) => made.slice(0, e.start) + e.replacement + made.slice(e.end), text);

describe('a review', () => {
  it('puts the original back where edits are rejected, and is read back', async () => {
    const { id, edits } = await optimize();
    expect(edits.length).toBeGreaterThan(1);
    for (const at of edits.keys()) {
      const reply = await put(id, { rejected: [edits[at]] });
      expect(reply.statusCode).toBe(200);
      expect(reply.json()).toMatchObject({
        text: apply(
          TEXT,
          edits.filter((_, index) => index !== at),
        ),
        reviewedBy: member.user.id,
        checks: { passed: true },
        textsRemovedAt: null,
      });
      expect((await get(id)).json()).toEqual(reply.json());
    }
    expect((await put(id, { rejected: edits })).json().text).toBe(TEXT);
    const none = (await put(id, { rejected: [] })).json();
    expect(none.text).toBe(apply(TEXT, edits));
    expect(none.tokens.rewritten).toBeLessThan(none.tokens.original);
  });

  it('takes a text by hand, says what it loses, and is audited without texts', async () => {
    const { id } = await optimize();
    const reply = (await put(id, { rejected: [], text: 'Write a xylophone summary.' })).json();
    expect(reply).toMatchObject({ text: 'Write a xylophone summary.', checks: { passed: false } });
    const log = await test.get(member, '/api/audit-log?action=optimization.review');
    expect(log.json()[0]).toMatchObject({ target: id, after: { rejected: 0, byHand: true, passed: false } });
    expect(log.body).not.toContain('xylophone');
  });

  it('is told of by its optimization, with the time of the newest', async () => {
    const { id } = await optimize();
    const told = async (who = member) => {
      const reply = await test.get(who, `/api/optimize/${id}?fields=id,reviewedAt`);
      return reply.json();
    };
    expect(await told()).toEqual({ id, reviewedAt: null });
    for (const text of ['Write it.', 'Write it well.']) {
      const { reviewedAt } = (await put(id, { rejected: [], text })).json();
      expect(await told()).toEqual({ id, reviewedAt });
    }
    const other = (await optimize('Please, please list the colours of the rainbow.')).id;
    expect((await test.get(member, `/api/optimize/${other}`)).json().reviewedAt).toBeNull();
  });

  it('is that of whoever was there last', async () => {
    const { id } = await optimize();
    const other = await buildColleague(test.ctx, member, 'member');
    await put(id, { rejected: [], text: 'Write it.' });
    const theirs = (await put(id, { rejected: [], text: 'Write it well.' }, other)).json();
    expect(theirs).toMatchObject({ text: 'Write it well.', reviewedBy: other.user.id });
    expect((await get(id)).json()).toEqual(theirs);
  });

  it('is one for each optimization, whoever comes at the same time', async () => {
    const { id, edits } = await optimize();
    const other = await buildColleague(test.ctx, member, 'member');
    const replies = await Promise.all(
      Array.from({ length: 10 }, (_, n) => put(id, { rejected: n % 2 ? edits : [] }, n % 2 ? other : member)),
    );
    expect(replies.map(({ statusCode }) => statusCode)).toEqual(Array(10).fill(200));
    const kept = (await get(id)).json();
    expect(replies.map((reply) => reply.json())).toContainEqual(kept);
    expect(kept.text === TEXT).toBe(kept.reviewedBy === other.user.id);
  });

  it('reads 200,000 characters in a thread', async () => {
    const text = Array.from(
      { length: 2_000 },
      (_, n) => `Please write line ${n} about the sales of shop ${n}.`,
    )
      .join(' ')
      .slice(0, 100_000);
    const { id, edits } = await optimize(text);
    const reply = await put(id, { rejected: edits.slice(0, 5), text: `${text}${' '.repeat(100_000)}` });
    expect(reply.statusCode).toBe(200);
    expect(reply.json().text).toHaveLength(200_000);
  });
});

describe('a review is refused', () => {
  it.each<[string, (edit: Edit) => object[]]>([
    ['of another place', (edit) => [{ ...edit, start: edit.start + 1 }]],
    ['with another replacement', (edit) => [{ ...edit, replacement: `${edit.replacement}x` }]],
    ['that overlap a known one', (edit) => [edit, { ...edit, end: edit.end + 1 }]],
    ['beyond the text', () => [{ start: 150_000, end: 200_000, replacement: '' }]],
    ['that end before they start', (edit) => [{ ...edit, start: edit.end, end: edit.start }]],
    [
      'ten thousand of which are unknown',
      () => Array.from({ length: 10_000 }, (_, n) => ({ start: n, end: n, replacement: '?' })),
    ],
  ])('for edits %s', async (_name, rejected) => {
    const { id, edits } = await optimize();
    const [edit] = edits;
    if (!edit) throw new Error('There is no edit.');
    const problem = expectProblem(await put(id, { rejected: rejected(edit) }), 422, 'edits_unknown');
    expect(problem.errors[0].path).toMatch(/^rejected\/\d+$/);
    expect(problem.errors.length).toBeLessThanOrEqual(20);
    expectProblem(await get(id), 404, 'review_not_found');
  });

  it.each([
    [{}],
    [{ rejected: 'all' }],
    [{ rejected: [{ start: -1, end: 0, replacement: '' }] }],
    [{ rejected: [{ start: 0.5, end: 1, replacement: '' }] }],
    [{ rejected: [{ start: 0, end: 1 }] }],
    [{ rejected: [], text: '' }],
    [{ rejected: [], text: 'x'.repeat(200_001) }],
    [{ rejected: [], more: 1 }],
    [{ rejected: [{ start: 0, end: 1, replacement: '\udc00' }] }],
    [{ rejected: [], text: 'half \ud800' }],
    [{ rejected: [], text: 'nothing \0' }],
  ])('for a body that is none: %#', async (body) => {
    const { id } = await optimize();
    expectProblem(await put(id, body), 400, 'validation_failed');
  });

  it('for an id of nobody or of another organization', async () => {
    const { id } = await optimize();
    const stranger = await buildMember(test.ctx);
    expectProblem(await put(id, { rejected: [] }, stranger), 404, 'optimization_not_found');
    await put(id, { rejected: [] });
    expectProblem(await get(id, stranger), 404, 'review_not_found');
    expect((await test.get(stranger, '/api/reviews/rules')).json()).toEqual([]);
  });

  it.each(['processing', 'failed'] as const)('while its status is %s', async (status) => {
    const { id } = await optimize();
    await withTenant(test.ctx.db, member.organizationId, (tx) =>
      tx.update(optimizations).set({ status }).where(eq(optimizations.id, id)),
    );
    expectProblem(await put(id, { rejected: [] }), 409, 'optimization_not_completed');
  });

  it('to viewers, who may read it', async () => {
    const { id } = await optimize();
    const viewer = await buildColleague(test.ctx, member, 'viewer');
    expectProblem(await put(id, { rejected: [] }, viewer), 403, 'forbidden');
    await put(id, { rejected: [] });
    expect((await get(id, viewer)).statusCode).toBe(200);
  });
});

it('is not written of texts that are removed while it is checked', async () => {
  const { id } = await optimize();
  const reply = await commitMeanwhile(
    test.databaseUrl,
    (sql) =>
      sql`update optimizations set original_text = null, refined_text = null, texts_removed_at = now() where id = ${id}`,
    () => put(id, { rejected: [], text: 'Write of the theremin.' }),
  );
  expectProblem(reply, 410, 'texts_removed');
  expectProblem(await get(id), 404, 'review_not_found');
});

it('goes with its optimization', async () => {
  const { id } = await optimize();
  await put(id, { rejected: [] });
  await test.delete(member, `/api/optimize/${id}`);
  expectProblem(await get(id), 404, 'review_not_found');
});

it('stays without its author where they are erased, and goes with an organization that is erased with them', async () => {
  const secret = 'theremin';
  const author = await buildColleague(test.ctx, member, 'member');
  const alone = await buildMember(test.ctx);
  const { id } = await optimize();
  const own = await optimize(TEXT, alone);
  expect((await put(id, { rejected: [], text: 'Write it.' }, author)).json().reviewedBy).toBe(author.user.id);
  await put(own.id, { rejected: [], text: `Write of the ${secret}.` }, alone);
  expect(await findText(test.sql, secret)).toContain('optimization_reviews.text');
  for (const { user } of [author, alone]) {
    const operator = { kind: 'operator', name: 'erase-user' } as const;
    await eraseUser({ ...test.ctx, actor: operator }, { userId: user.id });
  }
  await reconcile(test.ctx);
  expect((await get(id)).json()).toMatchObject({ text: 'Write it.', reviewedBy: null });
  expect(await findText(test.sql, secret)).toEqual([]);
});

it('counts kinds of edits by the share rejected, also when texts are removed', async () => {
  const owner = await buildMember(test.ctx);
  const { id, edits } = await optimize(TEXT, owner);
  await put(id, { rejected: edits }, owner);
  await put((await optimize(`${TEXT} Also name the authors.`, owner)).id, { rejected: [] }, owner);
  const rules = (query = '') => test.get(owner, `/api/reviews/rules${query}`);
  const before = (await rules()).json();
  const sum = (name: string) =>
    before.reduce((all: number, row: Record<string, number>) => all + (row[name] ?? 0), 0);
  expect(sum('rejected')).toBe(edits.length);
  expect(sum('proposed')).toBeGreaterThan(edits.length);
  for (const { share, proposed, rejected } of before) expect(share).toBeCloseTo(rejected / proposed, 3);
  expect((await rules('?to=2020-01-01T00:00:00Z')).json()).toEqual([]);
  expect((await rules('?from=2020-01-01T00:00:00Z')).json()).toEqual(before);
  expect((await rules('?from=2099-01-01T00:00:00Z')).json()).toEqual([]);
  const times = await Promise.all(
    (await owned(owner)).map(async (one) => Date.parse((await get(one, owner)).json().reviewedAt)),
  );
  const [first, last] = [Math.min(...times), Math.max(...times)].map((time) => new Date(time).toISOString());
  expect(first).not.toBe(last);
  const proposedIn = async (query: string) =>
    (await rules(query)).json().reduce((all: number, row: { proposed: number }) => all + row.proposed, 0);
  // From a moment on, and up to and without another.
  const [ofFirst, ofLast] = [await proposedIn(`?to=${last}`), await proposedIn(`?from=${last}`)];
  expect(ofFirst).toBeGreaterThan(0);
  expect(ofLast).toBeGreaterThan(0);
  expect(ofFirst + ofLast).toBe(sum('proposed'));
  expect(await proposedIn(`?from=${first}`)).toBe(sum('proposed'));
  expectProblem(await rules('?from=soon'), 400, 'validation_failed');

  await test.sql`update organizations set prompt_retention_days = 1 where id = ${owner.organizationId}`;
  await test.sql`update optimizations set created_at = now() - interval '3 days' where organization_id = ${owner.organizationId}`;
  await test.sql`update optimization_reviews set optimized_at = now() - interval '3 days' where organization_id = ${owner.organizationId}`;
  await reconcile(test.ctx);
  const gone = await get(id, owner);
  expect(gone.json()).toMatchObject({
    text: null,
    rejected: [],
    checks: { lost: [], requirements: [] },
    textsRemovedAt: expect.any(String),
  });
  expectProblem(await put(id, { rejected: [] }, owner), 410, 'texts_removed');
  expect((await rules()).json()).toEqual(before);
});

it('shows frozen parts of a stored optimization, and where they went', async () => {
  const text = `Could you please explain this code?\n\n\`\`\`js\nlet a = 1;\n\`\`\`\n\nThank you very much!`;
  const { id, refinedText } = await optimize(text);
  const read = async (include: string) =>
    (await test.get(member, `/api/optimize/${id}?include=${include}`)).json();
  expect(await read('edits')).not.toHaveProperty('protected');
  const [part] = (await read('protected')).protected;
  expect(text.slice(part.start, part.end)).toContain('let a = 1;');
  expect(part).not.toHaveProperty('in');
  const [placed] = (await read('edits,protected')).protected;
  expect(refinedText.slice(placed.in.start, placed.in.end)).toBe(text.slice(placed.start, placed.end));
  expectProblem(await test.get(member, `/api/optimize/${id}?include=all`), 400, 'validation_failed');
});

it('counts as a check of its organization', async () => {
  const owner = await buildMember(test.ctx);
  const count = async () => {
    const [row] = await withTenant(test.ctx.db, owner.organizationId, (tx) => tx.select().from(checkCounts));
    return row?.checks ?? 0;
  };
  const { id } = await optimize(TEXT, owner);
  const before = await count();
  await put(id, { rejected: [] }, owner);
  await put(id, { rejected: [] }, owner);
  expect((await count()) - before).toBe(2);
});

it('names the kinds of edits first that are put back most often', async () => {
  const owner = await buildMember(test.ctx);
  const { id, edits } = await optimize(TEXT, owner);
  await put(id, { rejected: edits.slice(-1) }, owner);
  const rules = (await test.get(owner, '/api/reviews/rules')).json();
  const shares = rules.map(({ share }: { share: number }) => share);
  expect(new Set(shares).size).toBeGreaterThan(1);
  expect(shares).toEqual(shares.toSorted((a: number, b: number) => b - a));
});

it('orders the kinds of edits by parts of their share, and of the same share those with more edits first', async () => {
  const owner = await buildMember(test.ctx);
  const { id } = await optimize(TEXT, owner);
  await put(id, { rejected: [] }, owner);
  const kinds = [
    { rule: 'never', reason: 'R', proposed: 20, rejected: 0 },
    { rule: 'seldom', reason: 'R', proposed: 9, rejected: 1 },
    { rule: 'half', reason: 'R', proposed: 2, rejected: 1 },
    { rule: 'half of more', reason: 'R', proposed: 4, rejected: 2 },
  ];
  await test.sql`
    update optimization_reviews set counts = ${JSON.stringify(kinds)}::text::jsonb where optimization_id = ${id}`;
  const rules = (await test.get(owner, '/api/reviews/rules')).json();
  expect(rules.map(({ rule, share }: { rule: string; share: number }) => [rule, share])).toEqual([
    ['half of more', 0.5],
    ['half', 0.5],
    ['seldom', 0.111],
    ['never', 0],
  ]);
});
