import type { Recorder } from './recorder.ts';
import type { Tools } from './tools.ts';

const TEXT = `You are the assistant of Acme, a shop for garden tools. Please make sure that you always answer in English. It is very important
that you never name a price. In order to find an order, you have to ask for its number. Please note that you should answer in at most 100 words.`;

/** How calls to models are treated, and what was decided of their system texts. */
export async function walkRefinedTexts(
  recorder: Recorder,
  { refineSystemText }: Pick<Tools, 'refineSystemText'>,
): Promise<void> {
  const { organization } = await recorder.unseen().as('token').getMe();
  const admin = recorder.as('token');
  recorder.section(
    'How calls to models are treated',
    'GET /api/v1/gateway',
    'For admins. [Calls to models](system-texts.md) says what is done with system texts.',
  );
  await admin.getGateway();
  recorder.section(
    'Change how calls to models are treated',
    'PUT /api/v1/gateway',
    'For admins. Fields: `refine` (`off`, `propose`, `auto`), `provider` and `model` that refine system texts (null: the defaults), `cacheMarks`, `holdoutPercent` and `callTexts`. Fields that you leave out do not change. `callTexts: none` permanently deletes all stored system texts.',
  );
  await admin.updateGateway({ refine: 'propose', holdoutPercent: 5 });
  await refineSystemText(organization.id, TEXT);
  recorder.section(
    'List the system texts of calls',
    'GET /api/v1/refined-texts',
    'For admins. `status` selects texts. A text is in the list from its second call on.',
  );
  const { items } = await admin.listRefinedTexts({ limit: 1, status: 'proposed' }).page();
  const id = items[0]?.id ?? '';
  recorder.section(
    'Get a system text with its refined text',
    'GET /api/v1/refined-texts/{id}',
    'For admins. `edits` shows every change, and `checks` what became of each requirement.',
  );
  await admin.getRefinedText(id);
  recorder.section(
    'Decide about a system text',
    'PUT /api/v1/refined-texts/{id}',
    'For admins. `active`: calls use the refined text. `verbatim`: the text stays as it is. It takes effect 5 seconds later, in all processes at the same time. If there is no refined text, the reply is 409 `text_not_ready`.',
  );
  await admin.decideRefinedText({ id, status: 'active' });
  recorder.section(
    'Delete a system text',
    'DELETE /api/v1/refined-texts/{id}',
    'For admins. From then on, calls send the text as it is. If it is used again, it begins anew.',
  );
  await admin.deleteRefinedText(id);
}
