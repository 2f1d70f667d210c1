import { type Recorder, refused } from './recorder.ts';

/** The prompt library. */
export async function walkPrompts(recorder: Recorder): Promise<void> {
  const program = recorder.as('key');
  recorder.section(
    'Make a prompt',
    'POST /api/v1/prompts',
    'Give the text once: as `content`, as `messages` with roles, or as `rawPrompt` with sections (`role`, `task`, `context`, `requirements`, `style`, `output`); the sections alone make the text. `{{name}}` is a variable. `name` can also be called `title`, and `model` `selectedModel`.',
  );
  const prompt = await program.createPrompt({
    name: 'Support answer',
    content: 'Answer the question of {{customer}} in at most 100 words. Never name a price.',
    model: 'openai/gpt-5-mini',
    temperature: 0.2,
    tags: ['support'],
    folder: 'mail',
  });
  const { id } = prompt;
  await refused(
    'validation_failed',
    program.createPrompt({ name: 'Two texts', content: 'a', rawPrompt: 'b' }),
  );

  recorder.section(
    'Change a prompt',
    'PUT /api/v1/prompts/{id}',
    'Fields that you leave out do not change. If the text or the configuration changes, the prompt gets a new version. Versions never change.',
  );
  await program.updatePrompt({
    id,
    content: 'Answer the question of {{customer}} in at most 80 words. Never name a price.',
    note: 'Shorter answers',
  });

  recorder.section(
    'List prompts',
    'GET /api/v1/prompts',
    'Newest first. Filters: `category`, `folder`, `projectId`.',
  );
  await program.listPrompts({ folder: 'mail' }).page();
  recorder.section('One prompt', 'GET /api/v1/prompts/{id}', '');
  await program.getPromptById(id);
  await walkVersions(recorder, id);

  recorder.section('Delete a prompt', 'DELETE /api/v1/prompts/{id}', 'All its versions are deleted, too.');
  await program.deletePrompt(id);
}

async function walkVersions(recorder: Recorder, id: string): Promise<void> {
  const program = recorder.as('key');
  recorder.section('List the versions of a prompt', 'GET /api/v1/prompts/{id}/versions', 'Newest first.');
  await program.listPromptVersions({ id }).page();
  recorder.section('One version of a prompt', 'GET /api/v1/prompts/{id}/versions/{n}', '');
  await program.getPromptVersion({ id, n: 1 });
  recorder.section(
    'What differs between two versions',
    'GET /api/v1/prompts/{id}/versions/{n}/diff/{other}',
    'The edits make the text of version `other` from the text of version `n`.',
  );
  await program.diffPromptVersions({ id, n: 1, other: 2 });
  recorder.section(
    'Go back to a version',
    'POST /api/v1/prompts/{id}/versions/{n}/restore',
    'Makes a new version that says what version `n` says.',
  );
  await program.restorePromptVersion({ id, n: 1, note: 'The longer answers were better' });
}
