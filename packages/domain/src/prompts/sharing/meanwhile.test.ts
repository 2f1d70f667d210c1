import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { commitMeanwhile } from '@refinery/testing/commit-meanwhile.ts';
import { expectCode } from '@refinery/testing/expect-code.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { createPrompt } from '../versions/create-prompt.ts';
import { updatePrompt } from '../versions/update-prompt.ts';
import { createShare } from './create-share.ts';
import { revokeShare } from './revoke-share.ts';
import { updateShare } from './update-share.ts';
import { viewShare } from './view-share.ts';

const test = fixture(openTestContext);

let ada: Member;
let share: { id: string; token: string };

beforeEach(async () => {
  ada = await buildMember(test.ctx);
  const { id: promptId } = await createPrompt(ada.as, { name: 'Answer', content: 'Be kind.' });
  await updatePrompt(ada.as, { id: promptId, content: 'Be brief.' });
  share = await createShare(ada.as, { promptId, version: 1, maxViews: 5 });
});

const view = () => viewShare(test.ctx, { token: share.token, address: '192.0.2.1' });
/** Begins something while the link is changed, as `set` says. */
const whileSet = <T>(set: string, begin: () => Promise<T>): Promise<T> =>
  commitMeanwhile(
    test.databaseUrl,
    (tx) => tx.unsafe(`update share_links set ${set} where id = '${share.id}'`),
    begin,
  );
const whileDeleted = <T>(begin: () => Promise<T>): Promise<T> =>
  commitMeanwhile(test.databaseUrl, (tx) => tx`delete from share_links where id = ${share.id}`, begin);
const recorded = async (action: string) => {
  const rows = await test.sql`
    select before, after from audit_log where target = ${share.id} and action = ${action} order by sequence`;
  return [...rows];
};

describe('a link that is changed while somebody opens it', () => {
  it('shows the version that it has then', async () => {
    const seen = await whileSet('version = 2', view);
    expect(seen).toMatchObject({ version: 2, content: 'Be brief.', remainingViews: 4 });
  });

  it('is not opened once more than it may be', async () => {
    await expectCode(whileSet('views = 5', view), 'share_ended');
  });

  it('shows nothing once it is gone', async () => {
    await expectCode(whileDeleted(view), 'share_ended');
  });
});

describe('a link that is changed while its organization changes it', () => {
  it('keeps what only the other changed, and the log has what it was until then', async () => {
    const changed = await whileSet('max_views = 7, views = 3', () =>
      updateShare(ada.as, { token: share.id, version: 2 }),
    );
    expect(changed).toMatchObject({ version: 2, maxViews: 7, views: 3 });
    expect(await recorded('share.update')).toMatchObject([
      { before: { version: 1, maxViews: 7 }, after: { version: 2, maxViews: 7 } },
    ]);
  });

  it('is revoked as what it was until then', async () => {
    await whileSet('max_views = 7', () => revokeShare(ada.as, { token: share.token }));
    expect(await recorded('share.revoke')).toMatchObject([{ before: { maxViews: 7 } }]);
  });

  it('is not there where it is gone by then', async () => {
    await expectCode(
      whileDeleted(() => updateShare(ada.as, { token: share.id, maxViews: 9 })),
      'share_not_found',
    );
    expect(await recorded('share.update')).toEqual([]);
  });
});
