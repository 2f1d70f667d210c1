import { expect, inject, it } from 'vitest';
import { newId } from './ids.ts';
import { applyMigrations, openOwnedDatabase, placeOf } from './testing/owned-database.ts';

const SHARE_NAMES = placeOf('share_names');

it('links of earlier releases get the name of their prompt, although the owner is not above row-level security', async () => {
  const { admin, owner } = await openOwnedDatabase(inject('services'));
  await applyMigrations(owner, 0, SHARE_NAMES);
  const [organizationId, projectId, promptId] = [newId(), newId(), newId()];
  await admin`insert into organizations (id, name, slug) values (${organizationId}, 'Acme', ${organizationId})`;
  await admin`
    insert into projects (id, organization_id, name, created_at) values (${projectId}, ${organizationId}, 'Default', now())`;
  await admin`
    insert into prompts (id, organization_id, project_id, name, slug, type, description, tags, latest, created_at, updated_at)
    values (${promptId}, ${organizationId}, ${projectId}, 'Answer', 'answer', 'text', 'For letters', '{}', 1, now(), now())`;
  await admin`
    insert into share_links (id, organization_id, prompt_id, version, token_hash, views, created_at)
    values (${newId()}, ${organizationId}, ${promptId}, 1, 'hash', 2, now())`;
  await applyMigrations(owner, SHARE_NAMES);
  const [row] = await admin`select name, description, views from share_links`;
  expect(row).toEqual({ name: 'Answer', description: 'For letters', views: 2 });
});
