import { buildColleague, buildMember, type Member } from '@refinery/testing/builders.ts';
import { type FakeDns, type FakeName, startFakeDns } from '@refinery/testing/fake-dns.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { expectProblem } from '../../testing/expect-problem.ts';
import { openTestApp } from '../../testing/test-app.ts';

const names: Record<string, FakeName> = {};
let dns: FakeDns;
const test = fixture(async (services) => {
  dns = await startFakeDns(names);
  return openTestApp(services, { env: { UPSTREAM_DNS_SERVERS: dns.address } });
});
afterAll(() => dns.close());

let member: Member;
let count = 0;

beforeEach(async () => {
  member = await buildMember(test.ctx);
});

const add = async (by = member, domain = `acme-${++count}.example`) =>
  (await test.post(by, '/api/v1/domains', { domain })).json();
const verify = (by: Member, { id }: { id: string }) => test.post(by, `/api/v1/domains/${id}/verify`);
const publish = ({ record }: { record: { name: string; value: string } }) => {
  names[record.name] = { txt: [record.value] };
};
const list = async (of: Member) => (await test.get(of, '/api/domains')).json();

it('a domain is added, proved, listed and removed', async () => {
  const made = await test.post(member, '/api/domains', { domain: 'Acme.example.' });
  expect([made.statusCode, made.json()]).toEqual([
    201,
    {
      id: expect.any(String),
      domain: 'acme.example',
      status: 'pending',
      record: {
        name: '_prompt-refinery.acme.example',
        type: 'TXT',
        value: expect.stringMatching(/^prompt-refinery-domain=.{32}$/),
      },
      verifiedAt: null,
      missingSince: null,
      createdAt: expect.any(String),
    },
  ]);
  const added = made.json();
  const early = await verify(member, added);
  expectProblem(early, 422, 'domain_unproven');
  expect(early.json().detail).toContain('_prompt-refinery.acme.example');
  publish(added);
  const proved = await verify(member, added);
  expect([proved.statusCode, proved.json()]).toEqual([
    200,
    { ...added, status: 'verified', verifiedAt: expect.any(String) },
  ]);
  expect(await list(member)).toEqual([proved.json()]);
  const removed = await test.delete(member, `/api/domains/${added.id}`);
  expect([removed.statusCode, removed.body]).toEqual([204, '']);
  expect(await list(member)).toEqual([]);
  expectProblem(await test.delete(member, `/api/domains/${added.id}`), 404, 'domain_not_found');
});

it('newest first, by pages', async () => {
  const domains: string[] = [];
  for (let at = 0; at < 3; at++) domains.unshift((await add()).domain);
  const first = await test.get(member, '/api/domains?limit=2');
  expect(first.json().map(({ domain }: { domain: string }) => domain)).toEqual(domains.slice(0, 2));
  const next = /<([^>]+)>; rel="next"/.exec(String(first.headers.link))?.[1] ?? '';
  const rest = await test.get(member, next.replace(/^https?:\/\/[^/]+/, ''));
  expect(rest.json().map(({ domain }: { domain: string }) => domain)).toEqual(domains.slice(2));
});

it('what two organizations want belongs to the first that proves it', async () => {
  const other = await buildMember(test.ctx);
  const mine = await add();
  const theirs = await add(other, mine.domain);
  expect(theirs.record.value).not.toBe(mine.record.value);
  names[mine.record.name] = { txt: [mine.record.value, theirs.record.value] };
  expect((await verify(member, mine)).statusCode).toBe(200);
  expectProblem(await verify(other, theirs), 409, 'domain_taken');
  expect(await list(other)).toEqual([theirs]);
});

it('that of another organization is not there', async () => {
  const other = await buildMember(test.ctx);
  const mine = await add();
  publish(mine);
  expectProblem(await verify(other, mine), 404, 'domain_not_found');
  expectProblem(await test.delete(other, `/api/domains/${mine.id}`), 404, 'domain_not_found');
  expect(await list(member)).toEqual([mine]);
});

it('is refused with what is wrong', async () => {
  const bad = await test.post(member, '/api/domains', { domain: 'https://acme.example' });
  expectProblem(bad, 400, 'validation_failed');
  expect(bad.json().errors).toEqual([{ path: 'domain', message: 'must be a domain such as acme.example' }]);
  const known = await add();
  expectProblem(await test.post(member, '/api/domains', { domain: known.domain }), 409, 'domain_exists');
  names[known.record.name] = 'broken';
  const away = await verify(member, known);
  expectProblem(away, 503, 'dns_unavailable');
  expect(away.headers['retry-after']).toBe('30');
});

it('is for admins, and for no API key', async () => {
  const added = await add();
  for (const role of ['member', 'viewer'] as const) {
    const colleague = await buildColleague(test.ctx, member, role);
    expectProblem(await test.get(colleague, '/api/domains'), 403, 'forbidden');
    expectProblem(await test.post(colleague, '/api/domains', { domain: 'b.example' }), 403, 'forbidden');
    expectProblem(await verify(colleague, added), 403, 'forbidden');
    expectProblem(await test.delete(colleague, `/api/domains/${added.id}`), 403, 'forbidden');
  }
  const key = await test.post(member, '/api/api-keys', { name: 'CI', scopes: ['sso:read'] });
  expectProblem(key, 400, 'validation_failed');
});

it('without a plan for it nothing is added or proved, and what is there can be seen and removed', async () => {
  const added = await add();
  publish(added);
  const { organizationId } = member.as.actor;
  await test.sql`update subscriptions set plan = 'free' where organization_id = ${organizationId}`;
  const refused = async () => (await test.post(member, '/api/domains', { domain: 'b.example' })).statusCode;
  // The plan is known to a process for a few seconds.
  await expect.poll(refused).toBe(403);
  expectProblem(await test.post(member, '/api/domains', { domain: 'b.example' }), 403, 'plan_required');
  expectProblem(await verify(member, added), 403, 'plan_required');
  expect(await list(member)).toContainEqual(added);
  expect((await test.delete(member, `/api/domains/${added.id}`)).statusCode).toBe(204);
});

it('sent twice with one key, a domain is added once', async () => {
  const headers = { 'idempotency-key': 'one-domain' };
  const send = () => test.post(member, '/api/domains', { domain: 'once.example' }, headers);
  const [first, second] = [await send(), await send()];
  expect([first.statusCode, second.statusCode]).toEqual([201, 201]);
  expect(second.json()).toEqual(first.json());
  expect((await list(member)).length).toBe(1);
  await test.delete(member, `/api/domains/${first.json().id}`);
  // What is gone is not answered as if it were there.
  expectProblem(await send(), 404, 'domain_not_found');
});
