import type { Recorder } from './recorder.ts';
import type { Tools } from './tools.ts';

/** What models were asked for. */
export async function walkCalls(
  recorder: Recorder,
  { settleCalls }: Pick<Tools, 'settleCalls'>,
): Promise<void> {
  await settleCalls();
  const client = recorder.as('key');
  recorder.section(
    'List calls to models',
    'GET /api/v1/calls',
    `Every call to a model of a provider: of optimizations, batches, enrichments, second readers, checks and tests of a provider. \`provider\`,
\`model\`, \`kind\`, \`status\`, \`keyId\`, \`from\` and \`to\` select calls. A call has one entry, whatever it took: \`attempts\` has each try. Only calls for which a
provider was asked are there, so none that the budget did not allow. A call is written when it ends, and is in the list a moment later. It has no texts.

\`costUsd\` is what was counted toward the budget: the costs of all calls of a month are \`spend.spentUsd\` of the usage.`,
  );
  const { items } = await client.listCalls({ limit: 1 }).page();
  recorder.section(
    'Get a call',
    'GET /api/v1/calls/{id}',
    `The same as in the list. If the organization keeps the texts of calls through the gateway (\`callTexts\` is \`full\`), admins get them with \`?include=texts\`: the
body of the request as it was sent, and the body of the reply as it was received, at most 256 KiB of each. \`requestCut\` and \`replyCut\` say whether there was more. \`texts\` is null
if they were not kept, or are no longer: they are deleted after \`promptRetentionDays\`, or after 30 days if that is not set. API keys get no texts.`,
  );
  await client.getCall({ id: items[0]?.id ?? '' });
}
