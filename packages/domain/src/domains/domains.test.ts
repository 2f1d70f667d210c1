import { buildColleague, buildMember, type Member } from '@refinery/testing/builders.ts';
import { expectCode } from '@refinery/testing/expect-code.ts';
import { type FakeDns, type FakeName, startFakeDns } from '@refinery/testing/fake-dns.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { deliverMails, readOutbox } from '@refinery/testing/mails.ts';
import { asSuperuser } from '@refinery/testing/superuser.ts';
import { TestClock } from '@refinery/testing/test-clock.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import { waitFor } from '@refinery/testing/wait-for.ts';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { checkDomains } from './check-domains.ts';
import { createDomain } from './create-domain.ts';
import { deleteDomain } from './delete-domain.ts';
import { listDomains } from './list-domains.ts';
import { verifyDomain } from './verify-domain.ts';

const DAY_MS = 24 * 60 * 60_000;
const names: Record<string, FakeName> = {};
let dns: FakeDns;
const clock = new TestClock(new Date('2026-05-18T09:30:00Z'));
const test = fixture(async (services) => {
  dns = await startFakeDns(names);
  return openTestContext(services, { clock, env: { UPSTREAM_DNS_SERVERS: dns.address } });
});
afterAll(() => dns.close());

let member: Member;
let other: Member;
let count = 0;
/** One that nobody has proved yet. */
const freshDomain = () => `acme-${++count}.example`;

beforeEach(async () => {
  await test.sql`delete from domains`;
  member = await buildMember(test.ctx);
  other = await buildMember(test.ctx);
});

const add = (domain: string, by = member) => createDomain(by.as, { domain });
const publish = ({ record: { name, value } }: { record: { name: string; value: string } }) => {
  names[name] = { txt: ['v=spf1 -all', value] };
};
/** A domain that is proved. */
async function proved(by = member, domain = freshDomain()) {
  const added = await add(domain, by);
  publish(added);
  return verifyDomain(by.as, added);
}
const list = async (of = member) => (await listDomains(of.as, { limit: 100 })).items;
const statusOf = async (id: string, of = member) => (await list(of)).find((one) => one.id === id)?.status;
const audited = (target: string) =>
  test.sql`select action, actor_kind as kind, actor_name as name from audit_log where target = ${target} order by sequence`;

describe('a domain', () => {
  it.each([
    ['ACME.Example.', 'acme.example'],
    ['Bücher.example', 'xn--bcher-kva.example'],
    ['mail.eu.acme.example', 'mail.eu.acme.example'],
  ])('%j is stored as %s', async (given, domain) => {
    const added = await add(given);
    expect(added).toMatchObject({
      domain,
      status: 'pending',
      record: { name: `_prompt-refinery.${domain}`, type: 'TXT' },
      verifiedAt: null,
      missingSince: null,
    });
    expect(added.record.value).toMatch(/^prompt-refinery-domain=[\w-]{32}$/);
    expect(await list()).toEqual([added]);
  });

  it.each([
    'acme',
    'https://acme.example',
    'ada@acme.example',
    '192.0.2.1',
    '[2001:db8::1]',
    'acme..example',
    '-acme.example',
    'acme_one.example',
    'acme.example/path',
    'acme.example?query',
    'acme.example#part',
    'acme.example\\part',
    'acme.example:443',
    'acme%2eexample',
    'acme\t.example',
    '*.acme.example',
    'acme .example',
    `${'a'.repeat(64)}.example`,
    `${'a.'.repeat(120)}example`,
    '.',
  ])('is not %j', async (domain) => {
    await expectCode(add(domain), 'validation_failed');
  });

  it('is added once, at most twenty of them, by admins', async () => {
    await add('acme.example');
    await expectCode(add('ACME.example'), 'domain_exists');
    for (let number = 2; number <= 20; number++) await add(`acme-${number}.test`);
    await expectCode(add('one.more.test'), 'limit_reached');
    const colleague = await buildColleague(test.ctx, member, 'member');
    await expectCode(add('acme.example', colleague), 'forbidden');
    await expectCode(listDomains(colleague.as, { limit: 1 }), 'forbidden');
  });

  it('is proved by its own record, and by nothing else', async () => {
    const domain = freshDomain();
    const added = await add(domain);
    await expectCode(verifyDomain(member.as, added), 'domain_unproven');
    const theirs = await add(domain, other);
    publish(theirs);
    await expectCode(verifyDomain(member.as, added), 'domain_unproven');
    for (const value of [`${added.record.value}x`, `x=${added.record.value}`]) {
      names[added.record.name] = { txt: [value] };
      await expectCode(verifyDomain(member.as, added), 'domain_unproven');
    }
    // Of the domain above it, or at the domain itself.
    names[domain] = { txt: [added.record.value] };
    await expectCode(verifyDomain(member.as, added), 'domain_unproven');
    const { name, value } = added.record;
    names[name] = { txt: ['v=spf1 -all', [value.slice(0, 10), value.slice(10)]] };
    const verified = await verifyDomain(member.as, added);
    expect(verified).toEqual({ ...added, status: 'verified', verifiedAt: clock.now().toISOString() });
    expect(await list()).toEqual([verified]);
    clock.advance(60_000);
    expect(await verifyDomain(member.as, added)).toEqual(verified);
    expect((await audited(added.id)).map(({ action }) => action)).toEqual(['domain.create', 'domain.verify']);
    const below = await add(`eu.${domain}`);
    await expectCode(verifyDomain(member.as, below), 'domain_unproven');
  });

  it("is one organization's, also where two prove it at the same moment", async () => {
    const domain = freshDomain();
    const [mine, theirs] = [await add(domain), await add(domain, other)];
    names[mine.record.name] = { txt: [mine.record.value, theirs.record.value] };
    const both = await Promise.allSettled([verifyDomain(member.as, mine), verifyDomain(other.as, theirs)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const lost =
      both[0]?.status === 'fulfilled' ? { by: other, domain: theirs } : { by: member, domain: mine };
    await expectCode(verifyDomain(lost.by.as, lost.domain), 'domain_taken');
    const won = lost.by === other ? { by: member, domain: mine } : { by: other, domain: theirs };
    await deleteDomain(won.by.as, won.domain);
    expect(await verifyDomain(lost.by.as, lost.domain)).toMatchObject({ status: 'verified' });
  });

  it('of another organization is not found', async () => {
    const { id } = await proved();
    await expectCode(verifyDomain(other.as, { id }), 'domain_not_found');
    await expectCode(deleteDomain(other.as, { id }), 'domain_not_found');
    expect(await list(other)).toEqual([]);
    expect(await statusOf(id)).toBe('verified');
  });

  it('says nothing of a domain while no name server answers', async () => {
    const added = await add(freshDomain());
    names[added.record.name] = 'broken';
    await expectCode(verifyDomain(member.as, added), 'dns_unavailable');
  });

  it('that goes while it is looked for is not found', async () => {
    const added = await add(freshDomain());
    publish(added);
    const slow = {
      ...member.as,
      readTexts: async (name: string) => {
        await deleteDomain(member.as, added);
        return member.as.readTexts(name);
      },
    };
    await expectCode(verifyDomain(slow, added), 'domain_not_found');
  });
});

describe('two at the same moment', () => {
  /** Does both while a row is locked, and lets them go once both wait for it. */
  async function together<T>(lock: Lock, both: () => Promise<T>[]): Promise<PromiseSettledResult<T>[]> {
    const held = Promise.withResolvers<void>();
    const locked = Promise.withResolvers<void>();
    const holding = asSuperuser(test.ctx, (sql) =>
      sql.begin(async (tx) => {
        await tx.unsafe(`select 1 from ${lock.table} where id = '${lock.id}' for update`);
        locked.resolve();
        await held.promise;
      }),
    );
    await locked.promise;
    const results = Promise.allSettled(both());
    const waiting = () => test.sql`
      select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    await waitFor(async () => (await waiting()).length >= 2, { what: 'both to wait' });
    held.resolve();
    await holding;
    return results;
  }
  interface Lock {
    table: 'organizations' | 'domains';
    id: string;
  }

  it('of which one would be one too many: it is refused', async () => {
    for (let number = 1; number < 20; number++) await add(`acme-${number}.test`);
    const lock: Lock = { table: 'organizations', id: member.organizationId };
    const results = await together(lock, () => [add('one.test'), add('two.test')]);
    const refused = results.filter((result) => result.status === 'rejected');
    expect(refused.map(({ reason }) => reason.code)).toEqual(['limit_reached']);
    expect((await list()).length).toBe(20);
  });

  it('verify one domain, which is proved once', async () => {
    const added = await add(freshDomain());
    publish(added);
    const lock: Lock = { table: 'domains', id: added.id };
    await together(lock, () => [verifyDomain(member.as, added), verifyDomain(member.as, added)]);
    expect((await audited(added.id)).map(({ action }) => action)).toEqual(['domain.create', 'domain.verify']);
  });
});

describe('the daily look', () => {
  const pass = (ms: number) => clock.advance(ms);
  const asked = (name: string) => dns.questions.filter((question) => question === `TXT ${name}`).length;
  const look = () => checkDomains(test.ctx);

  it('is once a day, and only for what is proved', async () => {
    const domain = await proved();
    const pending = await add(freshDomain());
    const before = asked(domain.record.name);
    await look();
    expect(asked(domain.record.name)).toBe(before);
    pass(DAY_MS);
    await look();
    await look();
    expect(asked(domain.record.name)).toBe(before + 1);
    expect(asked(pending.record.name)).toBe(0);
    pass(DAY_MS - 1);
    await look();
    expect(asked(domain.record.name)).toBe(before + 1);
    expect(await statusOf(domain.id)).toBe('verified');
  });

  it('takes a domain away whose record is missing for seven days', async () => {
    const { id, record, domain } = await proved();
    delete names[record.name];
    pass(DAY_MS);
    await look();
    const since = clock.now().toISOString();
    expect((await list())[0]).toMatchObject({ status: 'verified', missingSince: since });
    for (let day = 1; day < 7; day++) {
      pass(DAY_MS);
      await look();
      expect((await list())[0]).toMatchObject({ status: 'verified', missingSince: since });
    }
    pass(DAY_MS);
    await look();
    expect((await list())[0]).toMatchObject({ status: 'pending', verifiedAt: null, missingSince: null });
    expect((await audited(id)).at(-1)).toEqual({ action: 'domain.expire', kind: 'system', name: 'domains' });
    expect(await proved(other, domain)).toMatchObject({ status: 'verified' });
  });

  it('forgets that a record was missing once it is back', async () => {
    const added = await proved();
    delete names[added.record.name];
    for (let day = 0; day < 5; day++) {
      pass(DAY_MS);
      await look();
    }
    publish(added);
    pass(DAY_MS);
    await look();
    expect((await list())[0]).toMatchObject({ status: 'verified', missingSince: null });
    delete names[added.record.name];
    for (let day = 0; day < 5; day++) {
      pass(DAY_MS);
      await look();
    }
    expect((await list())[0]).toMatchObject({ status: 'verified' });
  });

  const onDays = async (count: number) => {
    for (let day = 0; day < count; day++) {
      pass(DAY_MS);
      await look();
    }
  };
  const lose = ({ record }: { record: { name: string } }) => delete names[record.name];
  const silence = ({ record }: { record: { name: string } }) => {
    names[record.name] = 'broken';
  };
  const missingSince = async (of = member) => (await list(of))[0]?.missingSince;

  it('counts only days on which name servers answered', async () => {
    const added = await proved();
    lose(added);
    await onDays(1);
    const since = clock.now().toISOString();
    silence(added);
    await onDays(20);
    expect(await missingSince()).toBe(since);
    lose(added);
    await onDays(6);
    expect(await statusOf(added.id)).toBe('verified');
    expect(await missingSince()).toBe(since);
    silence(added);
    await onDays(1);
    expect(await statusOf(added.id)).toBe('verified');
    lose(added);
    await onDays(1);
    expect(await statusOf(added.id)).toBe('pending');
  });

  it('begins anew with one that was lost, or verified meanwhile', async () => {
    const added = await proved();
    for (const days of [8, 7]) {
      lose(added);
      await onDays(days);
      publish(added);
      expect(await verifyDomain(member.as, added)).toMatchObject({ status: 'verified', missingSince: null });
    }
    lose(added);
    await onDays(7);
    expect(await statusOf(added.id)).toBe('verified');
    await onDays(1);
    expect(await statusOf(added.id)).toBe('pending');
  });

  it('is overtaken by who verifies, removes or looks meanwhile', async () => {
    const [verified, removed] = [await proved(), await proved(other)];
    lose(verified);
    lose(removed);
    await onDays(7);
    pass(DAY_MS);
    const readTexts = async (name: string) => {
      const texts = await test.ctx.readTexts(name);
      if (name === removed.record.name) await deleteDomain(other.as, removed);
      if (name !== verified.record.name) return texts;
      publish(verified);
      await verifyDomain(member.as, verified);
      return texts;
    };
    await checkDomains({ ...test.ctx, readTexts });
    expect((await list())[0]).toMatchObject({ status: 'verified', missingSince: null });
    expect(await list(other)).toEqual([]);
    lose(verified);
    pass(DAY_MS);
    await Promise.all([look(), look(), look()]);
    await onDays(6);
    expect(await statusOf(verified.id)).toBe('verified');
  });

  it('comes to everybody, however many are due, silent or lost', async () => {
    const lost: { record: { name: string } }[] = [];
    for (let number = 0; number < 20; number++) lost.push(await proved());
    lost.forEach(lose);
    await onDays(8);
    const silent: { record: { name: string } }[] = [];
    const crowd = await buildMember(test.ctx);
    for (let number = 0; number < 20; number++) silent.push(await proved(crowd));
    silent.forEach(silence);
    clock.advance(1);
    const healthy = await proved(other);
    pass(DAY_MS);
    const before = asked(healthy.record.name);
    await look();
    expect(asked(healthy.record.name)).toBe(before);
    await look();
    expect(asked(healthy.record.name)).toBe(before + 1);
  });

  it('comes first to who has waited longest', async () => {
    const late = await proved();
    clock.advance(1);
    const crowd = await buildMember(test.ctx);
    for (let number = 0; number < 20; number++) await proved(crowd);
    clock.advance(1);
    await verifyDomain(member.as, late);
    pass(DAY_MS);
    const before = asked(late.record.name);
    await look();
    expect(asked(late.record.name)).toBe(before);
    await look();
    expect(asked(late.record.name)).toBe(before + 1);
  });

  it('goes on where one cannot be written', async () => {
    const [broken, fine] = [await proved(), await proved(other)];
    pass(DAY_MS);
    const readTexts = async (name: string) => {
      if (name === broken.record.name) throw new Error('no answer of any kind');
      return test.ctx.readTexts(name);
    };
    lose(fine);
    await checkDomains({ ...test.ctx, readTexts });
    expect(await missingSince(other)).toBe(clock.now().toISOString());
    expect(await missingSince()).toBeNull();
    const before = asked(broken.record.name);
    await look();
    expect(asked(broken.record.name)).toBe(before);
  });

  it('tells admins that a record is missing, and that a domain is lost', async () => {
    const colleague = await buildColleague(test.ctx, member, 'member');
    const subjects = async (to: Member) => {
      await deliverMails(test.ctx);
      return (await readOutbox(test.ctx, to.user.email)).map(({ subject }) => subject);
    };
    const { domain, ...added } = await proved();
    lose(added);
    await onDays(7);
    expect(await subjects(member)).toEqual([`The DNS record of ${domain} is missing`]);
    await onDays(3);
    expect(await subjects(member)).toEqual([
      `The DNS record of ${domain} is missing`,
      `The domain ${domain} is not proved any more`,
    ]);
    expect(await subjects(colleague)).toEqual([]);
    const [mail] = await readOutbox(test.ctx, member.user.email);
    expect(mail?.text).toMatch(/\/o\/[\w-]+\/settings\/sign-in/);
  });

  it('takes nothing away while name servers do not answer, and keeps on with others', async () => {
    const [silent, missing] = [await proved(), await proved(other)];
    names[silent.record.name] = 'broken';
    delete names[missing.record.name];
    for (let day = 0; day < 9; day++) {
      pass(DAY_MS);
      await look();
    }
    expect(await statusOf(silent.id)).toBe('verified');
    expect(await statusOf(missing.id, other)).toBe('pending');
  });
});
