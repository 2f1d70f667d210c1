import { toUsd } from '@refinery/db/micros.ts';
import type { Payment } from '@refinery/providers/payer.ts';
import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { startTcpProxy, type TcpProxy } from '@refinery/testing/tcp-proxy.ts';
import { openTestContext, type TestContext } from '@refinery/testing/test-context.ts';
import { afterAll, beforeAll, beforeEach, expect, inject, it } from 'vitest';
import { createPayer } from './create-payer.ts';
import { getUsage } from './get-usage.ts';
import { PLAIN_PRICES, plainCall, plainReply } from './testing/spend-world.ts';

const CALL_MS = 60_000;

let test: TestContext;
/** The same, with a way to Postgres that can be cut. */
let cuttable: TestContext;
let proxy: TcpProxy;
let member: Member;
let payment: Payment;
let logged: unknown[];

beforeAll(async () => {
  const env = { PRICE_OVERRIDES: PLAIN_PRICES };
  test = await openTestContext(inject('services'), { env });
  proxy = await startTcpProxy(test.environment.DATABASE_URL ?? '');
  const environment = { ...test.environment, DATABASE_URL: proxy.url };
  cuttable = await openTestContext(inject('services'), { environment, env });
});
afterAll(async () => {
  await cuttable.close();
  await proxy.close();
  await test.close();
});
beforeEach(async () => {
  member = await buildMember(test.ctx);
  logged = [];
  const logger = cuttable.ctx.logger.child({});
  logger.error = (fields: unknown) => void logged.push(fields);
  payment = await createPayer({ ...cuttable.ctx, logger }, CALL_MS).reserve(
    plainCall(member.organizationId, 500),
  );
});

const spend = async () => (await getUsage(member.as)).spend;

it('what a reply cost is put in once the database is back', async () => {
  await proxy.cut();
  const settled = payment.settle(plainReply(100));
  await new Promise((resolve) => setTimeout(resolve, 50));
  await proxy.restore();
  await settled;
  expect(await spend()).toMatchObject({ spentUsd: toUsd(100), reservedUsd: 0 });
  expect(logged).toEqual([]);
});

it('a reply that is paid for is not lost with a database that stays away, and its money stays set aside', async () => {
  await proxy.cut();
  await expect(payment.settle(plainReply(100))).resolves.toBe(100);
  await proxy.restore();
  expect(await spend()).toMatchObject({ spentUsd: 0, reservedUsd: toUsd(500) });
  expect(logged).toMatchObject([{ organizationId: member.organizationId, micros: 100 }]);
});
