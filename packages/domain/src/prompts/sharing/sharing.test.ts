import { newId } from '@refinery/db/ids.ts';
import { auditLog } from '@refinery/db/schema/audit-log.ts';
import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { expectCode } from '@refinery/testing/expect-code.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { TestClock } from '@refinery/testing/test-clock.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import { asc, like } from 'drizzle-orm';
import { beforeEach, expect, it } from 'vitest';
import { setPromptLabel } from '../labels/set-prompt-label.ts';
import { createPrompt } from '../versions/create-prompt.ts';
import { updatePrompt } from '../versions/update-prompt.ts';
import { createShare } from './create-share.ts';
import { listShares } from './list-shares.ts';
import { revokeShare } from './revoke-share.ts';
import { updateShare } from './update-share.ts';
import { viewShare } from './view-share.ts';

const HOUR_MS = 3_600_000;
const clock = new TestClock();
const test = fixture((services) => openTestContext(services, { clock }));
let ada: Member;
let promptId: string;

beforeEach(async () => {
  ada = await buildMember(test.ctx);
  ({ id: promptId } = await createPrompt(ada.as, { name: 'Answer', content: 'Answer {{name}}.' }));
});

const view = (token: string, password?: string) =>
  viewShare(test.ctx, { token, password, address: '192.0.2.1' });
const inAnHour = () => new Date(clock.now().getTime() + HOUR_MS).toISOString();

it('a link has ended at its time, and can be read until then', async () => {
  const { token } = await createShare(ada.as, { promptId, version: 1, expiresAt: inAnHour() });
  clock.advance(HOUR_MS - 1);
  expect(await view(token)).toMatchObject({ content: 'Answer {{name}}.' });
  clock.advance(1);
  await expectCode(view(token), 'share_ended');
});

it('a link is not made or changed to end at this moment', async () => {
  const expiresAt = clock.now().toISOString();
  await expectCode(createShare(ada.as, { promptId, version: 1, expiresAt }), 'validation_failed');
  const { token } = await createShare(ada.as, { promptId, version: 1 });
  await expectCode(updateShare(ada.as, { token, expiresAt }), 'validation_failed');
});

it('a link that has ended can be read again once its bounds are taken away', async () => {
  const { token, id } = await createShare(ada.as, {
    promptId,
    version: 1,
    maxViews: 1,
    expiresAt: inAnHour(),
  });
  await view(token);
  clock.advance(HOUR_MS);
  expect(await updateShare(ada.as, { token: id, maxViews: null })).toMatchObject({
    maxViews: null,
    views: 1,
  });
  await expectCode(view(token), 'share_ended');
  expect(await updateShare(ada.as, { token: id, expiresAt: null })).toMatchObject({ expiresAt: null });
  expect(await view(token)).toMatchObject({ remainingViews: null, expiresAt: null });
});

it('five wrong passwords close a link for a quarter of an hour, and right ones in between are no tries', async () => {
  const { token } = await createShare(ada.as, { promptId, version: 1, password: 'open sesame' });
  const wrong = () => expectCode(view(token, 'wrong'), 'share_password_required');
  for (let count = 0; count < 4; count++) await wrong();
  for (let count = 0; count < 3; count++)
    expect(await view(token, 'open sesame')).toMatchObject({ version: 1 });
  await wrong();
  await expectCode(view(token, 'open sesame'), 'rate_limited');
  clock.advance(14 * 60_000);
  await expectCode(view(token, 'open sesame'), 'rate_limited');
  clock.advance(60_000);
  expect(await view(token, 'open sesame')).toMatchObject({ version: 1 });
});

it('what becomes of a link is in the audit log, with no word of its token and password', async () => {
  const { token, id } = await createShare(ada.as, {
    promptId,
    version: 1,
    password: 'open sesame',
    maxViews: 3,
  });
  await updateShare(ada.as, { token, password: null, maxViews: 4 });
  await revokeShare(ada.as, { token: id });
  const rows = await ada.as.tenant.run((tx) =>
    tx.select().from(auditLog).where(like(auditLog.action, 'share.%')).orderBy(asc(auditLog.sequence)),
  );
  const link = (isLocked: boolean, maxViews: number) => ({
    promptId,
    version: 1,
    maxViews,
    isLocked,
    expiresAt: null,
  });
  expect(rows.map(({ action, target, before, after }) => [action, target, before, after])).toEqual([
    ['share.create', id, null, link(true, 3)],
    ['share.update', id, link(true, 3), link(false, 4)],
    ['share.revoke', id, link(false, 4), null],
  ]);
  expect(JSON.stringify(rows)).not.toMatch(/prs_|sesame|argon/);
  expect((await listShares(ada.as, { limit: 10 })).items).toEqual([]);
});

it('a link without a version shows the one that is in use when it is made, and no later one', async () => {
  await setPromptLabel(ada.as, { id: promptId, label: 'production', version: 1 });
  await updatePrompt(ada.as, { id: promptId, content: 'A draft that nobody is to see.' });
  const share = await createShare(ada.as, { promptId });
  expect(share.version).toBe(1);
  await updatePrompt(ada.as, { id: promptId, content: 'Answer {{name}}. Be polite.' });
  await setPromptLabel(ada.as, { id: promptId, label: 'staging', version: 3 });
  expect(await view(share.token)).toMatchObject({ version: 1, content: 'Answer {{name}}.' });
  expect(await updateShare(ada.as, { token: share.id, version: 3 })).toMatchObject({ version: 3 });
  expect(await view(share.token)).toMatchObject({ version: 3, content: 'Answer {{name}}. Be polite.' });
});

it('a link without a version of a prompt that has none in use is refused, and says what to do', async () => {
  await setPromptLabel(ada.as, { id: promptId, label: 'staging', version: 1 });
  const message = 'must be named, because no version of the prompt has the label production';
  await expect(createShare(ada.as, { promptId })).rejects.toMatchObject({
    code: 'validation_failed',
    extras: { errors: [{ path: 'version', message }] },
  });
  await expectCode(createShare(ada.as, { promptId: newId() }), 'prompt_not_found');
});

it('a link shows what the prompt was called when its version was chosen', async () => {
  await updatePrompt(ada.as, { id: promptId, description: 'For everybody' });
  const { token } = await createShare(ada.as, { promptId, version: 1 });
  await updatePrompt(ada.as, { id: promptId, name: 'Takeover of Bolt', description: 'Secret' });
  await updateShare(ada.as, { token, maxViews: 9 });
  expect(await view(token)).toMatchObject({ name: 'Answer', description: 'For everybody' });
  await updateShare(ada.as, { token, version: 1 });
  expect(await view(token)).toMatchObject({ name: 'Takeover of Bolt', description: 'Secret' });
});
