import type { Recorder } from './recorder.ts';

/** What prompts lack. */
export async function walkEnrichment(recorder: Recorder): Promise<void> {
  const [program, quiet] = [recorder.as('key'), recorder.unseen().as('key')];
  const { id } = await quiet.createPrompt({
    name: 'Refund mail',
    content: 'Please answer the following mail of {{customer}} in at most 100 words, etc.',
  });
  recorder.section(
    'Judge a prompt by rules',
    'POST /api/v1/enrichment/validate',
    'Give a `text`, `sections`, or the `promptId` of a prompt of the library. The score is the weight of the rules that are met, of all. No model is asked.',
  );
  await program.validatePrompt({ text: 'Please answer {{customer}} in at most 100 words.' });
  recorder.section(
    'What would make a prompt better',
    'GET /api/v1/enrichment/suggestions',
    'A remedy for each rule that the newest version does not meet.',
  );
  await program.listSuggestions({ promptId: id });
  recorder.section(
    'Models that can enrich and refine',
    'GET /api/v1/enrichment/models',
    'Each provider with its model and its price, and why it cannot be used, if so.',
  );
  await program.listEnrichmentModels();
  recorder.section(
    'Make a prompt clearer and more complete',
    'POST /api/v1/enrichment/enhance',
    'Give a `text`, `sections`, or the `promptId` of a prompt of the library. A model puts the prompt in sections and adds what is missing. Each requirement is compared: a text that lost one is never returned. You then get the local result, which only puts headings over the text, and `reason` says why. `additions` lists what the text asks for and the prompt does not; with `strict` there are none. With `commit` the result becomes a new version.\n\nThe same request within 24 hours gets the same result with `cached: true`, and is not charged.',
  );
  const enriched = await program.enhancePrompt({ promptId: id, model: 'local' });
  recorder.section(
    'List enrichments',
    'GET /api/v1/enrichment',
    'Newest first, without texts. You can filter by `promptId`.',
  );
  await program.listEnrichments({ promptId: id, limit: 5 }).page();
  recorder.section('Get an enrichment', 'GET /api/v1/enrichment/{id}', 'As it was answered first.');
  await program.getEnrichment(enriched.id);
  await walkJobs(recorder, id);
  await quiet.deletePrompt(id);
}

/** Many prompts in the background. */
async function walkJobs(recorder: Recorder, promptId: string): Promise<void> {
  const program = recorder.as('key');
  recorder.section(
    'Enrich many prompts',
    undefined,
    'With `promptIds` (1 to 10,000), `POST /api/v1/enrichment/enhance` answers 202 with a job. If one of the prompts is not there, nothing is started, and the 404 says which. Each prompt counts as one enrichment. What fails or is cancelled is returned.',
  );
  const { id } = await recorder
    .as('key', ['location'])
    .enhancePrompt({ promptIds: [promptId], commit: true });
  recorder.section('Follow a job', 'GET /api/v1/enrichment/jobs/{id}', 'Its status and counts.');
  await program.getEnrichmentJob(id);
  recorder.section(
    'Prompts of a job',
    'GET /api/v1/enrichment/jobs/{id}/items',
    'In the order of `promptIds`. You can filter by `status`.',
  );
  await program.listEnrichmentJobItems({ id, limit: 5 }).page();
  recorder.section(
    'Cancel a job',
    'POST /api/v1/enrichment/jobs/{id}/cancel',
    'Prompts that are already running are finished and counted.',
  );
  await program.cancelEnrichmentJob(id);
}
