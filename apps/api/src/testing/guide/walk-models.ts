import type { Recorder } from './recorder.ts';

/** Names of the organization for models. */
export async function walkModels(recorder: Recorder): Promise<void> {
  const admin = recorder.as('token');
  recorder.section(
    'Set an alias of models',
    'PUT /api/v1/models/{alias}',
    `For admins. Calls that name the alias as their model are answered by the first of its \`targets\` that can. A target is \`provider/model\`; the model
is named as the provider names it. An alias has letters, digits, \`.\`, \`_\` and \`-\`, and is not \`auto\`. It comes before a model that a provider has under the same
name. A provider that is not set up yet may be named: it is passed over until it is. An organization has at most 200 aliases. A change takes effect with the next call.`,
  );
  await admin.saveModelAlias({
    alias: 'fast',
    targets: ['groq/llama-3.3-70b-versatile', 'gemini/gemini-2.5-flash'],
  });
  await admin.saveModelAlias({ alias: 'careful', targets: ['anthropic/claude-opus-4-5'] });
  recorder.section('List aliases of models', 'GET /api/v1/models', 'All of them, in alphabetical order.');
  await admin.listModelAliases();
  recorder.section('Get an alias of models', 'GET /api/v1/models/{alias}', 'The same as in the list.');
  await admin.getModelAlias('fast');
  recorder.section(
    'Delete an alias of models',
    'DELETE /api/v1/models/{alias}',
    'For admins. Calls that name it are then answered with 404 `model_not_found`.',
  );
  await admin.deleteModelAlias('careful');
}
