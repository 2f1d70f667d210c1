import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { asSuperuser } from '@refinery/testing/superuser.ts';
import { beforeEach, expect, it } from 'vitest';
import { Browser } from '../../testing/browser.ts';
import { openTestApp } from '../../testing/test-app.ts';

const test = fixture(openTestApp);
let ada: Member;
let word: string;

beforeEach(async () => {
  ada = await buildMember(test.ctx);
  word = `w${ada.organizationId.replaceAll('-', '')}`;
});

let names = 0;
const published = async (payload: object) => {
  const body = { name: `Answer ${names++}`, content: 'Be kind.', isPublic: true, ...payload };
  const reply = await test.post(ada, '/api/prompts', body);
  expect(reply.json(), reply.body).toMatchObject({ publicStatus: 'approved' });
  return reply.json();
};
const get = async (url: string) => (await test.get(null, `/api/prompts/${url}`)).json();
const idsIn = async (query: string) => (await get(`public?${query}`)).map(({ id }: { id: string }) => id);

it('a prompt counts no view of its own people who come by the cookie of a browser', async () => {
  const { id, publicId } = await published({});
  const [own, other] = [new Browser(), new Browser()];
  await own.signIn(test, ada.user.email);
  await other.signIn(test, (await buildMember(test.ctx)).user.email);
  for (const browser of [own, other, own])
    await browser.send(test, { url: `/api/prompts/public/${publicId}` });
  await test.ctx.background.settled();
  expect((await test.get(ada, `/api/prompts/${id}`)).json().viewCount).toBe(1);
});

it('a tag is not a word that is looked for', async () => {
  const [tagged, told] = [
    await published({ tags: [word] }),
    await published({ description: `About ${word}.` }),
  ];
  expect(await idsIn(`tag=${word}`)).toEqual([tagged.publicId]);
  expect(await idsIn(`q=${word}`)).toEqual([told.publicId]);
});

it('categories with more prompts come first', async () => {
  const [few, many] = [`a${word}`, `b${word}`];
  for (const category of [few, many, many]) await published({ category });
  const own = (await get('categories')).filter(({ category }: { category: string }) =>
    [few, many].includes(category),
  );
  expect(own).toEqual([
    { category: many, count: 2 },
    { category: few, count: 1 },
  ]);
});

it('categories with as many prompts stand in the order of the alphabet, and no more than 100 of them', async () => {
  const names = ['d', 'b', 'c', 'a'].map((letter) => `${letter}${word}`);
  for (const category of names) await published({ category });
  const own = (await get('categories')).filter(({ category }: { category: string }) =>
    names.includes(category),
  );
  expect(own.map(({ category }: { category: string }) => category)).toEqual(names.toSorted());
  for (let number = 0; number < 100; number++) await published({ category: `${number}${word}` });
  expect(await get('categories')).toHaveLength(100);
});

it('says when its text was published, beside when it first was', async () => {
  const { publicId } = await published({});
  await asSuperuser(
    test.ctx,
    (sql) => sql`update publications set created_at = created_at - interval '1 hour' where id = ${publicId}`,
  );
  const { createdAt, updatedAt } = await get(`public/${publicId}`);
  expect(Date.parse(updatedAt) - Date.parse(createdAt)).toBeGreaterThanOrEqual(60 * 60_000);
});
