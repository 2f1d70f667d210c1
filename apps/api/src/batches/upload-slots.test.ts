import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { beforeAll, expect, it, onTestFinished, vi } from 'vitest';
import { expectProblem } from '../testing/expect-problem.ts';
import { openTestApp } from '../testing/test-app.ts';

const test = fixture((services) => openTestApp(services, { limits: { uploads: 1 } }));
let member: Member;

beforeAll(async () => {
  member = await buildMember(test.ctx);
});

const upload = (payload: string) =>
  test.post(member, '/api/v1/batches', payload, { 'content-type': 'application/x-ndjson' });

/** Holds what closes files of uploads back; answers how to let it go on, and how many wait. */
function holdClosing() {
  const { promise: gate, resolve: letGo } = Promise.withResolvers<void>();
  const { spool } = test.ctx;
  const open = spool.open.bind(spool);
  let waiting = 0;
  const spy = vi.spyOn(spool, 'open').mockImplementation(async () => {
    const file = await open();
    const close = async () => {
      waiting++;
      await gate;
      await file.close();
    };
    return { ...file, close };
  });
  onTestFinished(() => {
    letGo();
    spy.mockRestore();
  });
  return { waiting: () => waiting };
}

it('a slot is free again when the upload is answered, though its file is still being closed', async () => {
  const { waiting } = holdClosing();
  for (const text of ['First', 'Second', 'Third']) {
    const reply = await upload(`${JSON.stringify({ text })}\n`);
    expect(reply.statusCode, reply.body).toBe(202);
  }
  expect(waiting()).toBe(3);
});

it('more at the same time than an organization may send are refused', async () => {
  const line = '{"text":"Write."}\n';
  const replies = await Promise.all([upload(line), upload(line)]);
  expect(replies.map(({ statusCode }) => statusCode).sort()).toEqual([202, 429]);
  const refused = replies.find(({ statusCode }) => statusCode === 429);
  if (refused) expectProblem(refused, 429, 'rate_limited');
});
