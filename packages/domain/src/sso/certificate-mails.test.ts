import { buildColleague, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { deliverMails, readOutbox } from '@refinery/testing/mails.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { checkSamlMetadata } from './check-saml-metadata.ts';
import { openSaml } from './testing/open-saml.ts';
import { updateConnection } from './update-connection.ts';

const DAY_MS = 24 * 60 * 60_000;
const test = fixture((services) => openSaml(services));
beforeEach(async () => {
  await test.startAnew();
  await test.sql`delete from sso_connections`;
});

const inDays = (count: number) => new Date(test.clock.now().getTime() + count * DAY_MS);
const mailsTo = async ({ user }: Member) => {
  await deliverMails(test.ctx);
  return readOutbox(test.ctx, user.email);
};
const countOf = async (who = test.member) => (await mailsTo(who)).length;
/** Looks once a day. Answers how many mails the admin had after each of these days. */
async function lookOn(days: number): Promise<number[]> {
  const counts: number[] = [];
  for (let day = 0; day < days; day++) {
    test.clock.advance(DAY_MS);
    await checkSamlMetadata(test.ctx);
    counts.push(await countOf());
  }
  return counts;
}
/** A connection with one certificate that has so many days left, less some seconds. */
const connectFor = async (days: number, more: object = {}) => {
  await test.provider.rotate({ notAfter: new Date(inDays(days).getTime() - 1_000) });
  return test.connect(more);
};

describe('the admins are told that the last certificate expires', () => {
  it('with 30, 7 and 1 days left, once each', async () => {
    await connectFor(33);
    const counts = await lookOn(32);
    // The first look leaves 32 days.
    const left = [31, 30, 8, 7, 2, 1].map((days) => counts[32 - days]);
    expect(left).toEqual([0, 1, 1, 2, 2, 3]);
    await lookOn(3);
    expect(await countOf()).toBe(3);
  });

  it('once, also if somebody looks at that very moment', async () => {
    const { saml } = await connectFor(33);
    const expiresAt = Date.parse(saml?.certificates[0]?.expiresAt ?? '');
    const counts: number[] = [];
    for (const days of [31, 30, 29]) {
      test.clock.set(new Date(expiresAt - days * DAY_MS));
      await checkSamlMetadata(test.ctx);
      counts.push(await countOf());
    }
    expect(counts).toEqual([0, 1, 1]);
  });

  it('not at once by a certificate that has less', async () => {
    await connectFor(20);
    expect(await lookOn(13)).toEqual(Array.from({ length: 13 }, (_, at) => Number(at === 12)));
  });

  it('also if an admin changes something else meanwhile', async () => {
    const { id } = await connectFor(32);
    expect(await lookOn(1)).toEqual([0]);
    test.clock.advance(DAY_MS - 1);
    await updateConnection(test.member.as, { id, name: 'Acme 2' });
    test.clock.advance(1);
    await checkSamlMetadata(test.ctx);
    expect(await countOf()).toBe(1);
  });

  it('all admins and nobody else, by a mail that says where and when', async () => {
    const admin = await buildColleague(test.ctx, test.member, 'admin');
    const others = [
      await buildColleague(test.ctx, test.member, 'member'),
      await buildColleague(test.ctx, test.member, 'viewer'),
    ];
    const { saml } = await connectFor(31, { name: 'Acme <Okta>' });
    await lookOn(1);
    for (const who of [test.member, admin]) {
      const [mail, ...more] = await mailsTo(who);
      expect(more).toEqual([]);
      expect(mail?.subject).toBe('The certificate of Acme <Okta> expires');
      expect(mail?.text).toMatch(/\/o\/[\w-]+\/settings\/sign-in/);
      expect(mail?.text).toContain(String(new Date(saml?.certificates[0]?.expiresAt ?? '').getUTCFullYear()));
    }
    for (const who of others) expect(await mailsTo(who)).toEqual([]);
  });

  it('once, however late somebody looks', async () => {
    await connectFor(40);
    test.clock.advance(35 * DAY_MS);
    expect(await lookOn(1)).toEqual([1]);
    expect(await lookOn(2)).toEqual([1, 1]);
    expect((await lookOn(2)).at(-1)).toBe(2);
  });

  it('once, however many look at the same time', async () => {
    await connectFor(31);
    test.clock.advance(DAY_MS);
    await Promise.all([1, 2, 3].map(() => checkSamlMetadata(test.ctx)));
    expect(await countOf()).toBe(1);
  });

  it('not while another one is good for longer', async () => {
    await test.provider.rotate({ keep: true, notAfter: inDays(5) });
    await test.connect();
    expect((await lookOn(5)).at(-1)).toBe(0);
  });

  it('no more once there is a new one, and again when that one expires', async () => {
    const { id } = await connectFor(31);
    expect(await lookOn(1)).toEqual([1]);
    await test.provider.rotate({ notAfter: inDays(45) });
    await updateConnection(test.member.as, { id, metadata: test.provider.metadata() });
    expect((await lookOn(13)).at(-1)).toBe(1);
    expect((await lookOn(3)).at(-1)).toBe(2);
  });

  it('also where the metadata has an address, but not where it has a new one by then', async () => {
    const { metadataUrl } = test.provider;
    await connectFor(31, { metadataUrl });
    expect(await lookOn(1)).toEqual([1]);
    await connectFor(8, { metadataUrl, name: 'Second' });
    await test.provider.rotate();
    expect(await lookOn(2)).toEqual([1, 1]);
  });

  it('also where the metadata cannot be read', async () => {
    await connectFor(31, { metadataUrl: test.provider.metadataUrl });
    test.provider.changeMetadata = () => '<gone/>';
    expect(await lookOn(1)).toEqual([1]);
  });

  it('of each connection by itself', async () => {
    await connectFor(31);
    await connectFor(31, { name: 'Second' });
    await connectFor(100, { name: 'Third' });
    expect(await lookOn(1)).toEqual([2]);
    const subjects = (await mailsTo(test.member)).map(({ subject }) => subject).toSorted();
    expect(subjects).toEqual(['The certificate of Acme expires', 'The certificate of Second expires']);
  });
});
