import { buildColleague, buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { openOperator } from '@refinery/testing/open-operator.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { createApiKey } from '../api-keys/create-api-key.ts';
import { deleteApiKey } from '../api-keys/delete-api-key.ts';
import { rotateApiKey } from '../api-keys/rotate-api-key.ts';
import { updateApiKey } from '../api-keys/update-api-key.ts';
import { removeMember } from '../members/remove-member.ts';
import { updateMember } from '../members/update-member.ts';
import { createShare } from '../prompts/sharing/create-share.ts';
import { revokeShare } from '../prompts/sharing/revoke-share.ts';
import { updateShare } from '../prompts/sharing/update-share.ts';
import { viewShare } from '../prompts/sharing/view-share.ts';
import { createPrompt } from '../prompts/versions/create-prompt.ts';
import { changeLimit } from './change-limit.ts';
import { changePlan } from './change-plan.ts';
import { deleteOrganization } from './delete-organization.ts';
import { resumeOrganization } from './resume-organization.ts';
import { suspendOrganization } from './suspend-organization.ts';
import { updateOrganization } from './update-organization.ts';

/** Some of what an organization has two of. */
interface Home extends Member {
  colleagues: [Member, Member];
  keys: [string, string];
  shares: [Shared, Shared];
}
interface Shared {
  id: string;
  token: string;
}

const test = fixture(openTestContext);
const operator = fixture(() => openOperator(test));

let own: Home;
let other: Home;

beforeEach(async () => {
  [own, other] = [await build(), await build()];
  await test.ctx.background.settled();
});

async function build(): Promise<Home> {
  const member = await buildMember(test.ctx, { plan: 'free' });
  const colleague = () => buildColleague(test.ctx, member, 'member');
  const { id: promptId } = await createPrompt(member.as, { name: 'Answer', content: 'Be kind.' });
  const key = async () => (await createApiKey(member.as, { name: 'key' })).id;
  const share = () => createShare(member.as, { promptId, version: 1 });
  return {
    ...member,
    colleagues: [await colleague(), await colleague()],
    keys: [await key(), await key()],
    shares: [await share(), await share()],
  };
}

const slug = () => own.user.organization.slug;
const rows = async (table: string, column: string, ids: string[]): Promise<unknown> =>
  JSON.parse(
    JSON.stringify(
      await test.sql`select to_jsonb(t) as row from ${test.sql(table)} t where ${test.sql(column)} = any(${ids}) order by 1`,
    ),
  );
/** All of the other organization, and what the own one has beside the first of each. */
const othersOf = async () => ({
  organization: await rows('organizations', 'id', [other.organizationId]),
  terms: await rows('subscriptions', 'organization_id', [other.organizationId]),
  members: [
    await rows('memberships', 'organization_id', [other.organizationId]),
    await rows('memberships', 'user_id', [own.colleagues[1].user.id, own.user.id]),
  ],
  keys: await rows('api_keys', 'id', [own.keys[1], ...other.keys]),
  shares: await rows('share_links', 'id', [own.shares[1].id, ...other.shares.map(({ id }) => id)]),
});
const ownRows = async () => [
  await rows('organizations', 'id', [own.organizationId]),
  await rows('subscriptions', 'organization_id', [own.organizationId]),
  await rows('memberships', 'organization_id', [own.organizationId]),
  await rows('api_keys', 'organization_id', [own.organizationId]),
  await rows('share_links', 'organization_id', [own.organizationId]),
];

const DEEDS: [string, () => Promise<unknown>][] = [
  ['an organization has another plan', () => changePlan(operator.ctx, { slug: slug(), plan: 'pro' })],
  ['an organization has another limit', () => changeLimit(operator.ctx, { slug: slug(), limit: 3 })],
  ['an organization is suspended', () => suspendOrganization(operator.ctx, { slug: slug() })],
  ['an organization is called something else', () => updateOrganization(own.as, { name: 'Another' })],
  ['an organization is to be deleted', () => deleteOrganization(own.as, { slug: slug() })],
  [
    'a member has another role',
    () => updateMember(own.as, { id: own.colleagues[0].user.id, role: 'viewer' }),
  ],
  ['a member is removed', () => removeMember(own.as, { id: own.colleagues[0].user.id })],
  ['a key is changed', () => updateApiKey(own.as, { id: own.keys[0], name: 'another' })],
  ['a key is rotated', () => rotateApiKey(own.as, { id: own.keys[0] })],
  ['a key is deleted', () => deleteApiKey(own.as, { id: own.keys[0] })],
  ['a link is changed', () => updateShare(own.as, { token: own.shares[0].id, maxViews: 3 })],
  ['a link is opened', () => viewShare(test.ctx, { token: own.shares[0].token, address: '192.0.2.1' })],
  ['a link is revoked', () => revokeShare(own.as, { token: own.shares[0].token })],
];

describe('of all others nothing changes', () => {
  it.each(DEEDS)('where %s', async (_what, deed) => {
    const [before, others] = [await ownRows(), await othersOf()];
    await deed();
    expect(await othersOf()).toEqual(others);
    expect(await ownRows()).not.toEqual(before);
  });

  it('where one of two suspended organizations is resumed', async () => {
    for (const { user } of [own, other])
      await suspendOrganization(operator.ctx, { slug: user.organization.slug, reason: 'unpaid' });
    const others = await othersOf();
    await resumeOrganization(operator.ctx, { slug: slug() });
    expect(await othersOf()).toEqual(others);
  });
});
