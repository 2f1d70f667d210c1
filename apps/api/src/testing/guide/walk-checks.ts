import type { Recorder } from './recorder.ts';

const ORIGINAL = 'Write at least 300 words for {{audience}}. Do not mention the price.';

/** Checking texts that somebody else rewrote, the month's usage. */
export async function walkChecks(recorder: Recorder): Promise<void> {
  recorder.section(
    'Check a rewrite',
    'POST /api/v1/checks',
    `Says of each requirement of a prompt what became of it in a rewrite, whoever or whatever wrote that.

| field | values |
|---|---|
| \`original\` | 1 to 200,000 characters |
| \`rewritten\` | up to 200,000 characters |
| \`preserve\` | texts that must survive to the letter |
| \`strictness\` | \`normal\` (default), \`strict\`: doubts are losses, and nobody is asked |
| \`verify\` | \`off\` (default), \`doubts\`, \`all\`: what a second reader, a model, is asked |
| \`provider\`, \`model\` | who reads. Default: the organization's second reader, else its default provider, else the first in its order |

\`verdict\` is \`kept\`, \`lost\` or \`doubtful\`: *lost* is said only where it is certain. \`added\` is what only the rewritten
text says. \`passed\` is true where nothing was lost or added and no doubt is left. \`start\` and \`end\` (exclusive) are
offsets in UTF-16 code units, of a requirement into the original, of \`where\` and of additions into the rewritten text.

Rules decide alone unless \`verify\` asks for more: then a second reader sees the doubts (with \`all\` also what the rules
found kept), each with the passages of both texts around it, as data. It never overrules a loss. \`decidedBy\` says of each
requirement and addition who decided, \`verifiedBy\` who read, \`usage\` what that billed. What the reader does not answer
validly stays doubtful; where it fails or there is none, \`warnings\` says so, and the check answers all the same.

A key with the scope \`optimizations:write\` may check. Neither text is stored, only that there was a check: \`checks\` in the
month's usage. Checks take nothing of the quota; the rate limits count them like other requests. A body has at most
2 MiB. They make nothing, so an \`Idempotency-Key\` means nothing to them: sent again, a check is made again.`,
  );
  const client = recorder.as('key');
  const rewritten = 'Write 300 words for {{audience}}. Do not name the price.';
  await client.checkRewrite({ original: ORIGINAL, rewritten });

  recorder.section(
    'What a prompt asks for',
    'POST /api/v1/checks/requirements',
    'What a check would look for in a rewrite of a text, to look at before editing it. It asks for the same scope, and nothing is stored.',
  );
  await client.listRequirements({ text: ORIGINAL });

  recorder.section(
    'Usage',
    'GET /api/v1/usage',
    'Optimizations of this month: free 1,000, pro 10,000, enterprise without a limit. It is new on the 1st, UTC. Over it, requests get 429 `quota_exceeded` with `resetsAt`. `checks` are the rewrites checked this month, which take nothing of it. `spend` is what providers cost this month as far as prices are known, what is set aside for calls that run, and what the monthly budget of the organization leaves.',
  );
  await client.getUsage();
}
