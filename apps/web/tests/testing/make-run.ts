import type { PromptRefinery, Run } from '@prompt-refinery/client';
import { waitFor } from '@refinery/testing/wait-for.ts';

const MODEL = 'openai/gpt-4o-mini';

/** Two versions of a prompt, a dataset whose answers are all `ok`, and an evaluator. */
interface Lab {
  promptId: string;
  datasetId: string;
  evaluatorId: string;
}

interface LabOptions {
  items: number;
  /** Of the prompt, the dataset, the evaluator, and before the number of each item. */
  name?: string;
}

/** What a run needs: the first version asks politely, the second one shortly. */
export async function makeLab(
  client: PromptRefinery,
  { items, name = 'Order status' }: LabOptions,
): Promise<Lab> {
  const { id: promptId } = await client.createPrompt({
    name,
    content:
      'Please say whether the order {{order}} has been sent. Answer with ok or late, and nothing else.',
    config: { model: MODEL },
  });
  await client.updatePrompt({
    id: promptId,
    content: 'Was order {{order}} sent? Answer ok or late.',
    config: { model: MODEL },
  });
  const { id: datasetId } = await client.createDataset({ name });
  await client.addDatasetItems({
    id: datasetId,
    items: Array.from({ length: items }, (_, order) => ({
      customId: `${name} ${order}`,
      input: { order },
      expected: 'ok',
    })),
  });
  const { id: evaluatorId } = await client.createEvaluator({ name, kind: 'exact', settings: {} });
  return { promptId, datasetId, evaluatorId };
}

/** The body of a run that compares both versions. */
const runOf = ({ promptId, datasetId, evaluatorId }: Lab) => ({
  name: 'Shorter question',
  datasetId,
  evaluators: [evaluatorId],
  arms: [
    { promptId, version: 1 },
    { promptId, version: 2 },
  ],
});

/** Waits until a run has ended, and answers it. */
export async function untilEnded(client: PromptRefinery, id: string): Promise<Run> {
  await waitFor(async () => (await client.getRun(id)).finishedAt !== null, { what: 'the run to end' });
  return client.getRun(id);
}

/** A run of two versions of a prompt that has ended. The instance needs a fake OpenAI. */
export async function makeRun(client: PromptRefinery, options: LabOptions): Promise<Run> {
  const { id } = await client.createRun(runOf(await makeLab(client, options)));
  return untilEnded(client, id);
}
