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
  await quiet.deletePrompt(id);
}
