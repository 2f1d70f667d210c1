import { randomUUID } from 'node:crypto';
import type { DatasetItemInput } from '@refinery/contracts/datasets.ts';
import { buildMember, type Member } from '@refinery/testing/builders.ts';
import type { Context } from '../../context/context.ts';
import { addDatasetItems } from '../../datasets/add-dataset-items.ts';
import { createDataset } from '../../datasets/create-dataset.ts';
import { datasetItemKind } from '../../datasets/dataset-items.ts';
import { createPrompt } from '../../prompts/versions/create-prompt.ts';
import { saveProvider } from '../../providers/save-provider.ts';
import { parseJsonItems } from '../../uploads/parse-items.ts';
import { stageUpload } from '../../uploads/stage-upload.ts';

/** A member whose prompts are answered by `gpt-4o-mini`. */
export async function buildTester(ctx: Context): Promise<Member> {
  const member = await buildMember(ctx);
  // A key of its own: breakers and limits go by key, and one test must not open another's.
  await saveProvider(member.as, {
    provider: 'openai',
    apiKey: `sk-${randomUUID()}`,
    defaultModel: 'gpt-4o-mini',
  });
  return member;
}

/** The id of a new prompt. */
export const buildPrompt = async (member: Member, content: string): Promise<string> =>
  (await createPrompt(member.as, { name: `Prompt ${randomUUID()}`, content })).id;

/** The id of a new dataset with these items. */
export async function buildDataset(member: Member, items: readonly DatasetItemInput[]): Promise<string> {
  const { id } = await createDataset(member.as, { name: 'Examples' });
  if (items.length > 0) await buildItems(member, id, items);
  return id;
}

/** Adds items to a dataset, which makes a revision. */
export async function buildItems(
  member: Member,
  datasetId: string,
  items: readonly DatasetItemInput[],
): Promise<void> {
  const options = { kind: datasetItemKind, maxItems: items.length };
  const staged = await stageUpload(member.as, parseJsonItems(items), options);
  await addDatasetItems(member.as, datasetId, staged);
  await staged.discard();
}
