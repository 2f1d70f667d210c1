import { type Recorder, refused } from './recorder.ts';

const PROMPT =
  'Hello! I would really appreciate it if you could please write a summary of the attached report, in order to brief our board. Do not exceed 150 words, and please keep {{company}} as it is. Thank you very much in advance!';

/** Refining one prompt, and its history. */
export async function walkOptimizations(recorder: Recorder): Promise<void> {
  recorder.section(
    'Refine one prompt',
    'POST /api/v1/optimize',
    `| field | values |
|---|---|
| \`text\` | 1 to 200,000 characters |
| \`provider\` | \`local\`, \`openai\`, \`anthropic\`, \`gemini\`, \`deepseek\`, \`groq\`, \`openrouter\`, \`custom\`, or \`auto\`: the organization's order. Default: the organization's default, else \`local\` |
| \`model\` | a model of that provider; default: the provider's configured one |
| \`strategy\` | \`UNIVERSAL\` (default), \`GPT\`, \`CLAUDE\`, \`DEEPSEEK\`, \`LEGAL\` |
| \`compressionLevel\` | \`low\`, \`medium\` (default), \`high\` |
| \`outputFormat\` | \`default\`, \`markdown\`, \`json\`, \`xml\` |
| \`preserve\` | texts that must survive to the letter |
| \`targetTokens\` | at most so many tokens, 1 to 1,000,000: context goes for it, requirements never |
| \`mode\` | \`direct\` (default), \`hybrid\`: the local refiner first, then the model |
| \`fallback\` | \`false\` forbids another provider; default \`true\` |
| \`verify\` | \`off\`, \`doubts\`, \`all\`: what a second reader is asked about a model's result. Default: the organization's, else \`doubts\` |
| \`strictness\` | \`normal\`, or \`strict\`: doubts are losses, and nobody is asked. Default: the organization's, else \`normal\` |
| \`metadata\` | up to 16 short strings, returned and searchable |

Tokens are counted in the o200k encoding. A result never has more tokens than the original unless a structured
\`outputFormat\` asked for it; a warning says so then. A model's result that fails the checks is repaired once and else
replaced, with a warning: by the shorter of the local refiner's result and a mix of the model's text with sentences of the
original. What comes back has passed. The same request within 24
hours is answered from the earlier result (\`cached\`), unless the refiner was upgraded meanwhile. Every successful
optimization counts toward the quota, cached or not; failures do not. \`attempts\` is there where more than one provider
was tried. \`refinerVersion\` is the version of the local refiner and of the checks, \`explanation\` says the result in plain
words.

**\`targetTokens\`**: the reply then says in \`targetReached\` whether the result is that short, and a warning where it is
not. A model is told the target, and background that it kept beyond it is left out as the local refiner would.

**\`mode: hybrid\`**: the local refiner works first, at the level asked for, and the model sees the shorter text. The checks
still compare with the original. The local result is used where the model's fails the checks or is not shorter, also with
\`fallback: false\`. With \`local\`, or \`auto\` where no vendor is set up, it means nothing.

**\`checks\`**: each requirement that was read in the original is \`kept\`, \`lost\` or \`doubtful\`, with the reason and in
\`decidedBy\` who said so: \`rule\`, the guard, or \`verifier\`, the second reader. \`requirements\` has at most 200 of the
\`checked\` ones, those that are not plainly kept first; \`added\` is what the result says beyond the original.

**\`verify\`**: a model's result with doubts, and without a certain loss, costs one more compact call. The second reader sees the doubts with the
passages of both texts around them, as data, and says kept or changed; what it does not answer validly stays in doubt.
It cannot overrule a loss. What is lost, changed or still in doubt is named to the model once; the second reader then reads
the new result. With \`off\` nobody is asked, and a result with doubts is not used; \`all\` also has read what the guard takes
for kept. \`checks.verifiedBy\` names the reader, \`usage.verification\` the part of the usage that it billed. Results of the
local refiner are never sent to anybody.

**\`netSavingsTokens\`**: \`savedPerUse\` = original − refined tokens; \`spentOnce\` = input + output tokens that vendors billed
for this request, all attempts, a repair and the second reader included (0 for \`local\` and for a \`cached\` answer); \`paysAfterUses\` =
⌈\`spentOnce\` ÷ \`savedPerUse\`⌉, null where a use saves nothing.

**\`?include=edits\`** adds \`edits\`: \`start\` and \`end\` (exclusive) are offsets into the original in UTF-16 code units, as
JavaScript counts; the edits are in order, do not overlap, and applied to the original give \`refinedText\` exactly. A
model's rewrite is compared word by word (\`pass: rewrite\`), the local refiner's edits name their rule. Cached and
replayed answers have them too where they are asked for. Any other value is refused with 400.`,
  );
  const client = recorder.as('key');
  const { id } = await client.optimize({
    text: PROMPT,
    compressionLevel: 'medium',
    metadata: { team: 'finance' },
  });
  // @ts-expect-error: there is no such level.
  await refused('validation_failed', client.optimize({ text: PROMPT, compressionLevel: 'extreme' }));
  await client.optimize({
    include: 'edits',
    text: 'Please write 3 lines, in order to greet {{name}}.',
    targetTokens: 12,
  });

  recorder.section(
    'History',
    'GET /api/v1/optimize/history',
    'Newest first, without the texts. Filters: `provider`, `status` (`processing`, `completed`, `failed`), `from`, `to`, `metadata=key:value,…`. Pages by `limit` with `offset`, or by the `Link` header.',
  );
  await client.listHistory({ limit: 1, metadata: 'team:finance' }).page();

  recorder.section(
    'One optimization',
    'GET /api/v1/optimize/{id}',
    'Whole, with both texts; `?include=edits` adds the edits (the texts of `preserve` are not stored, so a result that had any is compared word by word). Where the organization keeps texts for a time only (`promptRetentionDays`) and that is over, `textsRemovedAt` says since when, and texts and edits are gone.',
  );
  await client.getOptimization(id);

  recorder.section(
    'Delete an optimization',
    'DELETE /api/v1/optimize/{id}',
    'With its texts. What it used of the quota stays used.',
  );
  await client.deleteOptimization(id);
  await refused('optimization_not_found', client.getOptimization(id));
}
