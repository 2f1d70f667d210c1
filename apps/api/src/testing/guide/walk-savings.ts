import type { Recorder } from './recorder.ts';

/** What calls to models cost less, and where their prompts differ. */
export async function walkSavings(recorder: Recorder): Promise<void> {
  const client = recorder.as('key');
  recorder.section(
    'What was saved',
    'GET /api/v1/savings',
    `What calls to models cost less than without the gateway, from \`from\` to \`to\` (the last 30 days) and \`by\` \`day\`, \`key\`, \`model\` or \`kind\`. Tokens that were
not sent count at the price at which they would have been billed: as tokens from the cache of the provider if the call read any, as tokens written to it if it wrote any, else
as others. Of marks for the cache only those of the gateway count: what was read at them, less what writing at them cost more. Where the provider marks prompts by itself,
only what it would not have found counts.

Nothing is estimated. If no price is known, dollars are \`null\`, and \`unpricedCalls\` says of how many calls.`,
  );
  await client.getSavings({ by: 'model' });
  recorder.section(
    'Where prompts first differ',
    'GET /api/v1/prefixes',
    `The cache of a provider reads a prompt up to where it first differs from an earlier one. One date near its start, and the rest is paid in full in each call. For each
API key and model this says how many prompts had other tools or system texts than those before them, at which byte they differed most often, and, in \`excerpt\`, what
stood there. Move it to the end, or to the message of the user.

\`excerpt\` is text of prompts: only people who may change the organization see it, and it goes as early as other texts (\`promptRetentionDays\`). If \`callTexts\` is \`none\`, prompts
are not compared. What was said in conversations never is.`,
  );
  await client.listPrefixes({ days: 7 });
}
