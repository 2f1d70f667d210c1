import { buildColleague, type Member } from '@refinery/testing/builders.ts';
import { expectCode } from '@refinery/testing/expect-code.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { setLabelPolicy } from '../prompts/labels/set-label-policy.ts';
import { openRunBench } from '../runs/testing/run-bench.ts';
import { expectDatasetItems } from './add-dataset-items.ts';
import { getDataset } from './get-dataset.ts';
import { listDatasetItems } from './list-dataset-items.ts';
import { removeDatasetItem } from './remove-dataset-item.ts';

const bench = fixture(openRunBench);
let admin: Member;
let colleague: Member;
let datasetId: string;

beforeEach(async () => {
  admin = await bench.member();
  colleague = await buildColleague(bench.ctx, admin, 'member');
  datasetId = await bench.dataset(admin, [{ input: {}, customId: 'a', expected: 'yes' }]);
});

const require = async (dataset: string, label = 'production') => {
  const evaluators = [await bench.evaluator(admin, 'exact', {})];
  await setLabelPolicy(admin.as, { label, require: { evaluation: { datasetId: dataset, evaluators } } });
};
const easier = [{ input: {}, customId: 'a', expected: 'anything' }];
const firstItem = async () =>
  (await listDatasetItems(admin.as, { id: datasetId, limit: 1 })).items[0]?.id ?? '';

describe('the items of a dataset that a label requires a run with', () => {
  it('stay as they are for those who may not change what labels require', async () => {
    await require(datasetId);
    await require(datasetId, 'exam');
    await expectCode(bench.addItems(colleague, datasetId, easier), 'forbidden');
    await expectCode(expectDatasetItems(colleague.as, datasetId), 'forbidden');
    const itemId = await firstItem();
    await expect(removeDatasetItem(colleague.as, { id: datasetId, itemId })).rejects.toThrow(
      'run with the dataset: exam, production. To change its items needs the permission organization:write.',
    );
    expect(await getDataset(admin.as, { id: datasetId })).toMatchObject({ revision: 1, itemCount: 1 });
  });

  it('are changed by those who may', async () => {
    await require(datasetId);
    await expectDatasetItems(admin.as, datasetId);
    await bench.addItems(admin, datasetId, [{ input: {}, customId: 'b' }]);
    await removeDatasetItem(admin.as, { id: datasetId, itemId: await firstItem() });
    expect(await getDataset(admin.as, { id: datasetId })).toMatchObject({ revision: 3, itemCount: 1 });
  });

  it('are everybody’s where no label requires it, or another one is required', async () => {
    await require(await bench.dataset(admin, [{ input: {} }]));
    const stranger = await bench.member();
    const evaluators = [await bench.evaluator(stranger, 'exact', {})];
    const strangers = await bench.dataset(stranger, [{ input: {} }]);
    const evaluation = { datasetId: strangers, evaluators };
    await setLabelPolicy(stranger.as, { label: 'production', require: { evaluation } });
    await expectDatasetItems(colleague.as, datasetId);
    await bench.addItems(colleague, datasetId, easier);
    await removeDatasetItem(colleague.as, { id: datasetId, itemId: await firstItem() });
    expect(await getDataset(admin.as, { id: datasetId })).toMatchObject({ revision: 3, itemCount: 0 });
  });
});
