import type { Recorder } from './recorder.ts';

const ORIGINAL = 'Write at least 300 words for {{audience}}. Do not mention the price.';

/** Checking texts that somebody else rewrote, the month's usage. */
export async function walkChecks(recorder: Recorder): Promise<void> {
  recorder.section(
    'Check a rewrite',
    'POST /api/v1/checks',
    `Says for each requirement of a prompt whether a rewrite kept it. The rewrite may come from any person or program.

| field | values |
|---|---|
| \`original\` | 1 to 200,000 characters |
| \`rewritten\` | up to 200,000 characters |
| \`preserve\` | texts that must stay exactly as they are |
| \`strictness\` | \`normal\` (default), or \`strict\`: a doubt counts as a loss, and the second reader is not asked |
| \`verify\` | \`off\` (default), \`doubts\` or \`all\`: what a second reader, which is a model, checks |
| \`provider\`, \`model\` | the second reader. Default: the organization's second reader, otherwise its default provider, otherwise the first in its order |

\`verdict\` is \`kept\`, \`lost\` or \`doubtful\`. It is \`lost\` only if the loss is certain. \`added\` lists what only the rewritten
text says. \`passed\` is true if nothing was lost or added and no doubt is left. \`start\` and \`end\` (exclusive) are
offsets in UTF-16 code units. Those of a requirement refer to the original. Those in \`where\` and of additions refer to the rewritten text.

Without \`verify\`, only rules decide. With \`doubts\`, a second reader also checks the doubts. With \`all\`, it also checks what the rules
found kept. It gets each with the surrounding passages of both texts, as data. It never overrules a loss. \`decidedBy\` says who decided about
each requirement and addition, \`verifiedBy\` names the second reader, and \`usage\` is what it billed. If an answer of the second reader is not
valid, the requirement stays doubtful. If the second reader fails or there is none, \`warnings\` says so, and you still get the result of the rules.

An API key needs the scope \`optimizations:write\`. The texts are not stored. Only the number of checks is stored, as \`checks\` in the
month's usage. Checks do not count toward the quota, but they count toward the rate limits. A body has at most
2 MiB. A check creates nothing, so an \`Idempotency-Key\` has no effect: if you send a check again, it runs again.`,
  );
  const client = recorder.as('key');
  const rewritten = 'Write 300 words for {{audience}}. Do not name the price.';
  await client.checkRewrite({ original: ORIGINAL, rewritten });

  recorder.section(
    'What a prompt asks for',
    'POST /api/v1/checks/requirements',
    'Lists the requirements that a check would look for in a rewrite of the text. Use it before you edit a prompt. It needs the same scope as a check, and nothing is stored.',
  );
  await client.listRequirements({ text: ORIGINAL });

  recorder.section(
    'Usage',
    'GET /api/v1/usage',
    'The quota is the number of optimizations in a month: free 1,000, pro 10,000, enterprise without a limit. It starts again on the 1st of each month, UTC. When it is used up, requests get 429 `quota_exceeded` with `resetsAt`. `checks` is the number of rewrites checked this month. They do not count toward the quota. `spend` says what providers have cost this month (as far as prices are known), what is reserved for running calls, and what remains of the monthly budget of the organization.',
  );
  await client.getUsage();
}
