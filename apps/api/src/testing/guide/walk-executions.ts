import { type Recorder, refused } from './recorder.ts';

/** Tests of prompts. */
export async function walkExecutions(recorder: Recorder): Promise<void> {
  const [person, quiet] = [recorder.as('token'), recorder.unseen().as('token')];
  const { id } = await quiet.createPrompt({
    name: 'Refund answer',
    content: 'Answer the question of {{customer}} in at most 50 words: {{question}}',
    config: { model: 'custom/house-model', temperature: 0.2 },
  });
  recorder.section(
    'Ask a model with a prompt',
    'POST /api/v1/prompts/{id}/test',
    'The values in `input` are put for the variables. Name a `version` or a `label`; without them, it is the newest version. `model` and `temperature` take the place of those in the configuration. What a model refuses (`temperature`, `topP`, `stop`, `seed`) is left out, and `ignoredParameters` says so. The output has 1,024 tokens at most, if the configuration has no `maxOutputTokens`.',
  );
  const input = { customer: 'Ada', question: 'How long may a refund take?' };
  await refused('variables_missing', person.testPrompt({ id, input: { customer: 'Ada' } }));
  const execution = await person.testPrompt({ id, input });
  recorder.section('Tests of a prompt', 'GET /api/v1/prompts/{id}/test', 'Newest first.');
  await person.listExecutions({ id }).page();
  recorder.section('One execution', 'GET /api/v1/executions/{id}', '');
  await person.getExecution(execution.id);
  recorder.section('Rate an output', 'PATCH /api/v1/executions/{id}', '`rating` is 1 to 5.');
  await person.rateExecution({ id: execution.id, rating: 4, feedback: 'Right, but too formal.' });
  await quiet.deletePrompt(id);
}
