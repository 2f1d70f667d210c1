import { buildReporter } from '@refinery/testing/build-reporter.ts';
import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPrompt } from '../versions/create-prompt.ts';
import { reconcilePublications } from './reconcile-publications.ts';

const test = fixture(openTestContext);

let ada: Member;

beforeEach(async () => {
  ada = await buildMember(test.ctx);
});
afterEach(async () => {
  await test.sql.unsafe(
    'drop trigger if exists refused on published_prompts; drop function if exists refuse',
  );
});

interface Published {
  id: string;
  publicId: string;
}

async function publish(count: number): Promise<Published[]> {
  const made: Published[] = [];
  for (let number = 1; number <= count; number++) {
    const content = `Answer in at most ${number} words.`;
    const { id, publicId } = await createPrompt(ada.as, {
      name: `Answer ${number}`,
      content,
      isPublic: true,
    });
    made.push({ id, publicId: publicId ?? '' });
  }
  return made;
}
/** As a process leaves them that dies in the middle. */
const leave = (prompts: Published[], set: string) =>
  test.sql.unsafe(
    `update published_prompts set ${set} where publication_id in ('${idsOf(prompts).join("','")}')`,
  );
const idsOf = (prompts: Published[]) => prompts.map(({ publicId }) => publicId);
/** Nothing of one prompt can be written. */
const refuse = ({ publicId }: Published) =>
  test.sql.unsafe(`
    create function refuse() returns trigger language plpgsql as $$ begin raise exception 'not this one'; end $$;
    create trigger refused before update on published_prompts for each row
      when (old.publication_id = '${publicId}') execute function refuse()`);
const statesOf = async (prompts: Published[]) => {
  const rows = await test.sql`
    select publication_id as id, status from published_prompts where publication_id = any(${idsOf(prompts)})`;
  return prompts.map(({ publicId }) => rows.find(({ id }) => id === publicId)?.status);
};
const told = async () => {
  const rows = await test.sql`
    select target, after ->> 'status' as status from audit_log
    where organization_id = ${ada.organizationId} and action = 'prompt.moderate' order by sequence`;
  return [...rows];
};

describe('what processes that died have left of several prompts', () => {
  it('all that waits is shown', async () => {
    const prompts = await publish(3);
    await leave(prompts, `status = 'pending'`);
    await reconcilePublications(test.ctx);
    expect(await statesOf(prompts)).toEqual(['approved', 'approved', 'approved']);
  });

  it('one that cannot be shown keeps no other, and is shown once it can', async () => {
    const prompts = await publish(2);
    const [first] = prompts;
    if (!first) throw new Error('no prompt');
    await leave(prompts, `status = 'pending'`);
    await refuse(first);
    await reconcilePublications(test.ctx);
    expect(await statesOf(prompts)).toEqual(['pending', 'approved']);
    await test.sql`drop trigger refused on published_prompts`;
    await reconcilePublications(test.ctx);
    expect(await statesOf(prompts)).toEqual(['approved', 'approved']);
  });

  it('what is held back or was screened goes on waiting', async () => {
    const prompts = await publish(3);
    const [held, screened] = prompts;
    if (!held || !screened) throw new Error('no prompt');
    await leave(prompts, `status = 'pending'`);
    await test.sql`update publications set held_at = now() where id = ${held.publicId}`;
    await leave([screened], `screened = '[{"path":"name","what":"email","start":0,"end":1,"hash":"x"}]'`);
    await reconcilePublications(test.ctx);
    expect(await statesOf(prompts)).toEqual(['pending', 'pending', 'approved']);
  });

  it('all verdicts are told, one that cannot be told aside, and none twice', async () => {
    const prompts = await publish(3);
    const [first, ...others] = prompts;
    if (!first) throw new Error('no prompt');
    await leave(prompts, `status = 'rejected', judged_at = now(), judged_by = 'somebody'`);
    await refuse(first);
    await reconcilePublications(test.ctx);
    const all = others.map(({ id }) => ({ target: id, status: 'rejected' }));
    expect(await told()).toEqual(all);
    await reconcilePublications(test.ctx);
    expect(await told()).toEqual(all);
  });

  it('all that three people have reported is hidden and told, also where an operator had approved it before', async () => {
    const prompts = await publish(3);
    const [, , twice] = prompts;
    await leave(
      prompts.slice(0, 2),
      `judged_at = now(), judged_by = 'somebody', told_at = now(), reason = 'Fine.'`,
    );
    const reporters = [
      await buildReporter(test.ctx),
      await buildReporter(test.ctx),
      await buildReporter(test.ctx),
    ];
    for (const { publicId } of prompts)
      for (const { organizationId, user } of publicId === twice?.publicId ? reporters.slice(1) : reporters)
        await test.sql`
          insert into publication_reports (publication_id, organization_id, reason, user_id, created_at)
          values (${publicId}, ${organizationId}, 'It lies.', ${user.id}, now())`;
    await reconcilePublications(test.ctx);
    expect(await statesOf(prompts)).toEqual(['hidden', 'hidden', 'approved']);
    expect(await told()).toEqual(prompts.slice(0, 2).map(({ id }) => ({ target: id, status: 'hidden' })));
  });
});
