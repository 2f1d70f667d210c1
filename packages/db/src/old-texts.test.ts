import type { Sql } from 'postgres';
import { expect, inject, it } from 'vitest';
import { newId } from './ids.ts';
import { applyMigrations, openOwnedDatabase, placeOf } from './testing/owned-database.ts';

const SETTINGS = placeOf('organization_settings');

async function addOptimization(admin: Sql, organizationId: string, createdAt: string): Promise<void> {
  await admin`
    insert into optimizations (id, organization_id, status, provider, strategy, compression_level, output_format, original_text,
      original_tokens, created_at)
    values (${newId()}, ${organizationId}, 'completed', 'local', 'UNIVERSAL', 'medium', 'default', 'A text.', 3, ${createdAt})`;
}

it('old texts go by the system role although neither it nor the owner is above row-level security', async () => {
  const { admin, owner } = await openOwnedDatabase(inject('services'));
  await applyMigrations(owner, 0, SETTINGS);
  const ids = [newId(), newId()] as const;
  for (const id of ids) {
    await admin`insert into organizations (id, name, slug) values (${id}, 'Acme', ${id})`;
    await addOptimization(admin, id, '2026-05-01Z');
  }
  await applyMigrations(owner, SETTINGS);
  await addOptimization(admin, ids[0], '2026-05-09Z');
  await admin`update organizations set prompt_retention_days = 7`;
  const removed = await owner.begin(async (tx) => {
    await tx`set local role refinery_system`;
    return tx`select remove_old_texts(${ids[0]}, '2026-05-10Z', 100) as changed`;
  });
  expect([...removed]).toEqual([{ changed: 1 }]);
  const left = await admin`
    select organization_id as id, original_text as text from optimizations order by created_at, organization_id`;
  expect(left.map(({ id, text }) => [id, text])).toEqual(
    expect.arrayContaining([
      [ids[0], null],
      [ids[1], 'A text.'],
      [ids[0], 'A text.'],
    ]),
  );
});

it('system texts that no call has brought for so long go in the same way', async () => {
  const { admin, owner } = await openOwnedDatabase(inject('services'));
  await applyMigrations(owner, 0);
  const ids = [newId(), newId()] as const;
  for (const [at, id] of ids.entries()) {
    await admin`
      insert into organizations (id, name, slug, prompt_retention_days) values (${id}, 'Acme', ${id}, ${at ? null : 7})`;
    for (const day of ['2026-05-01Z', '2026-05-09Z'])
      await admin`
        insert into refined_texts (id, organization_id, hash, text, tokens, status, provider, model, beside_tokens, json_object,
          recent_calls, recent_micros, first_seen_at, last_seen_at)
        values (${newId()}, ${id}, ${day}, 'A text.', 3, 'seen', 'openai', 'gpt', 0, false, 1, 1, '2026-05-01Z', ${day})`;
  }
  const removed = await owner.begin(async (tx) => {
    await tx`set local role refinery_system`;
    await expect(tx.savepoint((inner) => inner`delete from refined_texts`)).rejects.toMatchObject({
      code: '42501',
    });
    const rows = [];
    for (const id of ids)
      rows.push(...(await tx`select remove_unseen_texts(${id}, '2026-05-10Z', 100) as changed`));
    return rows;
  });
  expect(removed).toEqual([{ changed: 1 }, { changed: 0 }]);
  const left =
    await admin`select organization_id as id, hash from refined_texts order by organization_id, hash`;
  expect(left.map(({ id, hash }) => [id, hash])).toEqual([
    [ids[0], '2026-05-09Z'],
    [ids[1], '2026-05-01Z'],
    [ids[1], '2026-05-09Z'],
  ]);
});

it('a text is missing only where it was removed', async () => {
  const { admin, owner } = await openOwnedDatabase(inject('services'));
  await applyMigrations(owner, 0);
  const id = newId();
  await admin`insert into organizations (id, name, slug) values (${id}, 'Acme', ${id})`;
  await addOptimization(admin, id, '2026-05-01Z');
  await expect(admin`update optimizations set original_text = null`).rejects.toMatchObject({ code: '23514' });
});
