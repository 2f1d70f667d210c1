import { expect, inject, it } from 'vitest';
import { newId } from './ids.ts';
import { applyMigrations, openOwnedDatabase, placeOf } from './testing/owned-database.ts';

const LOWER_IDS = placeOf('lower_policy_ids');

it('policies of earlier releases get their ids in small letters, and keep all else', async () => {
  const { admin, owner } = await openOwnedDatabase(inject('services'));
  await applyMigrations(owner, 0, LOWER_IDS);
  const [organizationId, datasetId, first, second] = [newId(), newId(), newId(), newId()];
  await admin`insert into organizations (id, name, slug) values (${organizationId}, 'Acme', ${organizationId})`;
  const evaluation = { datasetId, evaluators: [first, second], margin: 0.1 };
  const ids = { datasetId: datasetId.toUpperCase(), evaluators: [first.toUpperCase(), second] };
  const policies = {
    capitals: { approvals: 1, evaluation: { ...evaluation, ...ids } },
    role: { role: 'admin' },
    small: { evaluation },
  };
  for (const [label, require] of Object.entries(policies))
    await admin`
      insert into label_policies (organization_id, label, require) values (${organizationId}, ${label}, ${admin.json(require)})`;
  await applyMigrations(owner, LOWER_IDS);
  const rows = await admin`select label, require from label_policies order by label`;
  expect(Object.fromEntries(rows.map(({ label, require }) => [label, require]))).toEqual({
    capitals: { approvals: 1, evaluation },
    role: { role: 'admin' },
    small: { evaluation },
  });
});
