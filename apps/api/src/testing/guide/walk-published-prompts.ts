import type { Recorder } from './recorder.ts';
import type { Tools } from './tools.ts';

/** Prompts that are published for everybody, and what operators do about them. */
export async function walkPublishedPrompts(recorder: Recorder, tools: Tools): Promise<void> {
  const [program, quiet] = [recorder.as('token'), recorder.unseen().as('token')];
  const prompt = await quiet.createPrompt({
    name: 'Public answer',
    category: 'support',
    tags: ['mail'],
    content: 'Answer {{customer}} in at most 100 words.',
  });
  recorder.section(
    'Publish a prompt',
    undefined,
    '`isPublic: true` shows the newest text to everybody, without your name and that of the organization; `false` withdraws it. Texts with secrets, e-mail addresses or phone numbers are refused with 422 `screening_failed`; `screened` says in which field and where. If that is wrong, send `review: true` as well: an operator then looks at the text, and publishes it or not.',
  );
  const { publicId } = await program.updatePrompt({ id: prompt.id, isPublic: true });
  const id = `${publicId}`;
  await walkReading(recorder, id);
  await walkModeration(recorder, await tools.operatorToken(), id);
  await quiet.deletePrompt(prompt.id);
}

async function walkReading(recorder: Recorder, id: string): Promise<void> {
  const [program, everybody] = [recorder.as('key'), recorder.as('none')];
  recorder.section(
    'List public prompts',
    'GET /api/v1/prompts/public',
    'For everybody. `q` searches names, descriptions and texts; `category` and `tag` filter. Each prompt has the start of its text.',
  );
  await everybody.listPublicPrompts({ q: 'answer' }).page();
  recorder.section(
    'Read a public prompt',
    'GET /api/v1/prompts/public/{id}',
    'Each reply counts as a view, unless it goes to the organization that published the prompt.',
  );
  await everybody.getPublicPrompt(id);
  recorder.section(
    'Categories of public prompts',
    'GET /api/v1/prompts/categories',
    'Those with the most first.',
  );
  await everybody.listPublicCategories();
  recorder.section(
    'Copy a public prompt',
    undefined,
    '`copyOf` makes a prompt of your own with the text, the configuration and, unless you give others, the details of a public one.',
  );
  const copy = await program.createPrompt({ copyOf: id, name: 'My answer' });
  await recorder.unseen().as('key').deletePrompt(copy.id);
}

/** As somebody of another organization, who operates the product, too. */
async function walkModeration(recorder: Recorder, operatorToken: string, id: string): Promise<void> {
  const { token } = recorder;
  recorder.token = operatorToken;
  const operator = recorder.as('token');
  recorder.token = token;
  recorder.section(
    'Report a public prompt',
    'POST /api/v1/prompts/public/{id}/report',
    'Once for each person, and not the prompts of your own organization. A report by an API key is one of the person it belongs to. When three people have reported a prompt, it is hidden until an operator decides. People count whose address is confirmed, whose account was at least 7 days old when they reported, and who are no members of the organization that published the prompt.',
  );
  await operator.reportPublicPrompt({ id, reason: 'It asks people for their passwords.' });
  recorder.section(
    'List published texts',
    'GET /api/v1/admin/prompts',
    'For operators. `status` is `pending` (default), `approved`, `rejected`, `hidden` or `reported`. No other texts are shown.',
  );
  const { items } = await operator.listModeratedPrompts({ status: 'reported' }).page();
  recorder.section(
    'Approve or reject a published text',
    'PUT /api/v1/admin/prompts/{id}',
    'For operators. The `id` is that of exactly one text: if the text has changed by now, the answer is 404. A verdict settles the reports. `screened` says what screening found in the text; an approval allows the same words in all texts of the organization. A rejected text waits for an operator wherever the organization publishes it again.',
  );
  await operator.moderatePrompt({ id: `${items[0]?.id}`, status: 'approved' });
}
