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
    'Fields that you leave out do not change. If the text or the configuration changes, the prompt gets a new version. Versions never change. Replies with a prompt have an `ETag`. Send it as `If-Match`: if somebody has changed the prompt by now, nothing changes. Or send the number of the version in quotes: then only a newer version counts.',
  );
  await program.updatePrompt({
    id,
    content: 'Answer the question of {{customer}} in at most 80 words. Never name a price.',
    note: 'Shorter answers',
  });

  recorder.section(
    'List prompts',
    'GET /api/v1/prompts',
    'Newest first. Filters: `category`, `folder`, `projectId`, `tag`, `label`, and `q` for words in names, descriptions and texts.',
  );
  await program.listPrompts({ folder: 'mail', q: 'price' }).page();
  recorder.section('One prompt', 'GET /api/v1/prompts/{id}', '');
  await program.getPromptById(id);
  await walkVersions(recorder, id);

  await refused('version_conflict', program.updatePrompt({ id, content: 'Old.' }, { ifMatch: 1 }));

  await walkOptimization(recorder);
  await walkIncludes(recorder);
  await walkFiles(recorder);

  recorder.section(
    'Delete a prompt',
    'DELETE /api/v1/prompts/{id}',
    'All its versions are deleted, too. A prompt that has labels, or that the newest version of another prompt includes, is deleted with `force=true` only.',
  );
  await program.deletePrompt(id);
}

async function walkOptimization(recorder: Recorder): Promise<void> {
  const [program, quiet] = [recorder.as('key'), recorder.unseen().as('key')];
  const { id } = await quiet.createPrompt({
    name: 'Wordy answer',
    content: 'Could you please kindly answer {{customer}} in at most 100 words? Never name a price.',
  });
  recorder.section(
    'Refine a prompt of the library',
    'POST /api/v1/prompts/{id}/optimize',
    'Without `version` and `label` it is the newest version. The options are those of `POST /api/optimize`. Messages, or the sections a prompt was written in, are refined one by one, and then all of it is compared as a whole. With `commit` the result becomes a new version. If there is none, `reason` says why.',
  );
  await program.optimizePrompt({ id, commit: true });
  await quiet.deletePrompt(id);
}

async function walkIncludes(recorder: Recorder): Promise<void> {
  const [program, quiet] = [recorder.as('key'), recorder.unseen().as('key')];
  const rules = await quiet.createPrompt({ name: 'Rules', content: 'Never name a price.' });
  const includer = await quiet.createPrompt({
    name: 'Complaint answer',
    content: 'Answer {{customer}}. {{> rules}}',
  });
  await quiet.updatePrompt({ id: rules.id, content: 'Never name a price or a discount.' });
  recorder.section(
    'Bring a version to the prompts that include it',
    'POST /api/v1/prompts/{id}/versions/{n}/propagate',
    '`{{> slug}}` in a text includes the newest text of another prompt. It is put in when the text is saved, so a version never changes. This call makes new versions of all prompts that include this one.',
  );
  await program.propagatePromptVersion({ id: rules.id, n: 2 });
  await refused(
    'include_invalid',
    program.createPrompt({ name: 'No such rules', content: 'Answer. {{> no-such-rules}}' }),
  );
  await refused('prompt_in_use', program.deletePrompt(rules.id));
  await quiet.deletePrompt(includer.id);
  await quiet.deletePrompt(rules.id);
}

async function walkFiles(recorder: Recorder): Promise<void> {
  const program = recorder.as('key');
  recorder.section('Stream all prompts', 'GET /api/v1/prompts/export', 'NDJSON, one line for each version.');
  for await (const _line of program.exportPrompts()) break;
  recorder.section(
    'Import prompts',
    'POST /api/v1/prompts/import',
    'Reads what `export` writes, and the prompts that the API of Langfuse answers, one a line. Lines that are there already change nothing. The labels of a line pass their gates. With `labels=false` they are passed over.',
  );
  await program.importPrompts({
    file: '{"name":"Imported answer","prompt":"Answer {{customer}} in one sentence.","version":1,"labels":["staging"]}\n',
    contentType: 'application/x-ndjson',
  });
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
