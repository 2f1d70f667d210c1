import { buildOperator } from '@refinery/testing/build-operator.ts';
import { buildReporter } from '@refinery/testing/build-reporter.ts';
import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createPrompt } from '../versions/create-prompt.ts';
import { updatePrompt } from '../versions/update-prompt.ts';
import { moderatePrompt } from './moderate-prompt.ts';
import { reportPublishedPrompt } from './report-published-prompt.ts';

const test = fixture(openTestContext);

let ada: Member;
let operator: Member;
let first: Published;
let second: Published;

interface Published {
  id: string;
  publicId: string;
}

beforeAll(async () => {
  operator = await buildOperator(test.ctx);
});
beforeEach(async () => {
  ada = await buildMember(test.ctx);
  [first, second] = [await publish('Be kind.'), await publish('Be brief.')];
});

async function publish(content: string): Promise<Published> {
  const { id, publicId } = await createPrompt(ada.as, { name: content, content, isPublic: true });
  return { id, publicId: publicId ?? '' };
}
const snapshotOf = async ({ publicId }: Published): Promise<string> =>
  (
    await test.sql`select id from published_prompts where publication_id = ${publicId} order by revision desc`
  )[0]?.id;
const judge = async (status: 'approved' | 'rejected') =>
  moderatePrompt(operator.as, { id: await snapshotOf(first), status });
const report = async ({ publicId: id }: Published) =>
  reportPublishedPrompt((await buildReporter(test.ctx)).as, { id, reason: 'It lies.' });
const rowsOf = async ({ publicId }: Published): Promise<unknown> =>
  JSON.parse(
    JSON.stringify([
      await test.sql`select to_jsonb(t) as row from publications t where id = ${publicId}`,
      await test.sql`select to_jsonb(t) as row from published_prompts t where publication_id = ${publicId} order by 1`,
      await test.sql`select to_jsonb(t) as row from publication_reports t where publication_id = ${publicId} order by 1`,
    ]),
  );

const DEEDS: [string, () => Promise<unknown>][] = [
  ['rejected', () => judge('rejected')],
  ['approved', () => judge('approved')],
  ['given another text', () => updatePrompt(ada.as, { id: first.id, content: 'Be patient.' })],
  ['withdrawn', () => updatePrompt(ada.as, { id: first.id, isPublic: false })],
  [
    'hidden, as three people have reported it',
    async () => {
      for (let count = 0; count < 3; count++) await report(first);
    },
  ],
  [
    'given a text that was rejected',
    async () => {
      await judge('rejected');
      await updatePrompt(ada.as, { id: first.id, content: 'Be patient.' });
      await judge('approved');
      await updatePrompt(ada.as, { id: first.id, content: 'Be kind.' });
      expect(await test.sql`select held_at from publications where id = ${first.publicId}`).toMatchObject([
        { held_at: expect.any(Date) },
      ]);
    },
  ],
];

describe('of another prompt of the same organization nothing changes', () => {
  it.each(DEEDS)('where one is %s', async (_what, deed) => {
    await report(second);
    const [own, others] = [await rowsOf(first), await rowsOf(second)];
    await deed();
    expect(await rowsOf(second)).toEqual(others);
    expect(await rowsOf(first)).not.toEqual(own);
  });

  it('which is held back, where one is approved', async () => {
    await test.sql`update publications set held_at = now() where id in (${first.publicId}, ${second.publicId})`;
    const others = await rowsOf(second);
    await judge('approved');
    expect(await rowsOf(second)).toEqual(others);
  });
});
