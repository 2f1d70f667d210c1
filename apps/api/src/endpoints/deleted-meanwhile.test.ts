import type { Endpoint } from '@refinery/contracts/endpoint.ts';
import { buildOperator, makeOperator } from '@refinery/testing/build-operator.ts';
import { buildColleague, buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { openRawClient, type RawClient } from '@refinery/testing/raw-client.ts';
import { waitFor } from '@refinery/testing/wait-for.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GUARDED, nameOf, sampleRequest } from '../testing/sample-request.ts';
import { openTestApp } from '../testing/test-app.ts';

const test = fixture(openTestApp);
/** Has a transaction of its own, at which `test.sql` looks. */
let deleter: RawClient;

beforeAll(() => {
  deleter = openRawClient(test.databaseUrl);
});
afterAll(() => deleter.end());

const isSomebodyWaiting = async (): Promise<boolean> => {
  const waiting = await test.sql`
    select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  return waiting.length > 0;
};

/**
 * Sends a request while something is being deleted, which is committed once the request waits for it, or
 * needs it not.
 */
async function sendMeanwhile(
  member: Member,
  endpoint: Endpoint,
  { table, id }: { table: 'organizations' | 'users'; id: string },
): Promise<string> {
  let answered = false;
  const { sending } = await deleter.begin(async (sql) => {
    await sql`delete from ${sql(table)} where id = ${id}`;
    const request = sampleRequest(endpoint, { organizationId: member.organizationId });
    const reply = test.send(member, request).finally(() => {
      answered = true;
    });
    await waitFor(async () => answered || (await isSomebodyWaiting()));
    return { sending: reply };
  });
  const { statusCode, body } = await sending;
  return statusCode < 400 ? `${statusCode}` : `${statusCode} ${JSON.parse(body).code}`;
}

const CHANGING = GUARDED.filter(({ method, access }) => method !== 'GET' && access !== 'operator').map(
  (endpoint) => [nameOf(endpoint), endpoint] as const,
);

/** Done, or refused as it would be a moment later. */
const DONE_OR_REFUSED = /^(?:2\d\d$|40[0149] |422 )/;

describe.each(CHANGING)('%s', (_name, endpoint) => {
  it('is no failure of ours where its organization is deleted meanwhile', async () => {
    const member = await buildOperator(test.ctx);
    const organization = { table: 'organizations', id: member.organizationId } as const;
    expect(await sendMeanwhile(member, endpoint, organization)).toMatch(DONE_OR_REFUSED);
  });

  it('is no failure of ours where its caller is deleted meanwhile', async () => {
    const admin = await buildMember(test.ctx);
    const colleague = await makeOperator(test.ctx, await buildColleague(test.ctx, admin, 'admin'));
    const caller = { table: 'users', id: colleague.user.id } as const;
    expect(await sendMeanwhile(colleague, endpoint, caller)).toMatch(DONE_OR_REFUSED);
  });
});
