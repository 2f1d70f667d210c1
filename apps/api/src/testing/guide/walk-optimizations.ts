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
| \`provider\` | \`local\`, \`openai\`, \`anthropic\`, \`gemini\`, \`deepseek\`, \`groq\`, \`openrouter\`, \`custom\`, or \`auto\`, which uses the organization's order. Default: the organization's default, otherwise \`local\` |
| \`model\` | a model of that provider. Default: the model that is configured for the provider |
| \`strategy\` | \`UNIVERSAL\` (default), \`GPT\`, \`CLAUDE\`, \`DEEPSEEK\`, \`LEGAL\` |
| \`compressionLevel\` | \`low\`, \`medium\` (default), \`high\` |
| \`outputFormat\` | \`default\`, \`markdown\`, \`json\`, \`xml\` |
| \`preserve\` | texts that must stay exactly as they are |
| \`targetTokens\` | the result should have at most this many tokens, 1 to 1,000,000. Context may be removed to reach it, requirements never |
| \`mode\` | \`direct\` (default), or \`hybrid\`: the local refiner first, then the model |
| \`fallback\` | \`false\`: do not use another provider if this one fails. Default: \`true\` |
| \`verify\` | \`off\`, \`doubts\` or \`all\`: what a second reader (another call to a model) checks in a model's result. Default: the organization's, otherwise \`doubts\` |
| \`strictness\` | \`normal\`, or \`strict\`: the second reader reads every change of a model, and where nobody reads, a doubt counts as a loss. Default: the organization's, otherwise \`normal\` |
| \`metadata\` | up to 16 short strings. They are returned, and you can search by them |

**The result.** Tokens are counted in the o200k encoding. A result never has more tokens than the original, unless you asked for a structured
\`outputFormat\`. In that case a warning says so. A model answers block by block: headings, paragraphs, list items, or the sentences of a longer one. What of its answer
does not pass the checks is not taken, and the text stays there as it was; a warning says so. If nothing can be taken, you get the local refiner's result,
with \`fallback: false\` the original. Every result that you get has passed the checks.

If you send the same request again within 24 hours, you get the earlier result (\`cached\`), unless the refiner was upgraded in between.
Every successful optimization counts toward the quota, cached or not. Failures do not count. \`attempts\` is present if more than one
provider was tried. \`refinerVersion\` is the version of the local refiner and of the checks. \`explanation\` describes the result in a
few plain sentences.

**\`targetTokens\`**: \`targetReached\` in the reply says whether the result is short enough. If not, there is also a warning. A
model is told the target. If its result is too long, background is removed from it in the way the local refiner does.

**\`mode: hybrid\`**: the local refiner works first, at the requested level. The model gets the shorter text. The checks
still compare with the original. If the model's result fails the checks or is not shorter, the local result is used, also with
\`fallback: false\`. \`hybrid\` has no effect with \`local\`, or with \`auto\` if no vendor is set up.

**\`checks\`**: each requirement that was found in the original is \`kept\`, \`lost\` or \`doubtful\`, with the reason. \`decidedBy\` says
who decided: \`rule\` is a rule of the guard, \`verifier\` is the second reader. \`requirements\` contains at most 200 of the
\`checked\` requirements. Those that are not clearly kept come first. \`added\` lists what the result says beyond the original.

**\`verify\`**: a second reader is asked in one more short call about each change of a model that rules cannot judge: all but those in which only empty words went
("please", articles). It sees the old and the new words whole, and what stands above them, as data, and names
those that do not ask the same. These are not taken. The second reader cannot overrule a loss. With \`all\`, and with
\`strictness: strict\`, it reads every change. With \`off\`, or if it fails, a change is taken only if words went, none came or moved, and the guard found no more than that; with
\`strict\` only if it found nothing. \`checks.verifiedBy\` names the second reader. \`usage.verification\` is its part of the billed usage. Results of the
local refiner are never sent to anybody.

**\`usage.spentTokens\`** is what the result cost: the input and output tokens that vendors billed, with all attempts and the second reader.
It is 0 for \`local\` and for a \`cached\` answer. **\`paysAfterUses\`** says when that pays: ⌈\`spentTokens\` ÷ saved tokens⌉ uses of the
prompt. It is null if nothing was spent, or if a use saves nothing.

**\`?include=edits\`** adds \`edits\`. \`start\` and \`end\` (exclusive) are offsets into the original, in UTF-16 code units as in
JavaScript. The edits are in order and do not overlap. If you apply them to the original, you get exactly \`refinedText\`. A
model's rewrite is compared word by word (\`pass: rewrite\`). The local refiner's edits name their rule. Cached and
replayed answers also contain edits if you ask for them. Any other value of \`include\` is refused with 400.`,
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
    'Newest first, without the texts. Filters: `provider`, `status` (`processing`, `completed`, `failed`), `from`, `to`, `metadata=key:value,…`. To read page by page, use `limit` with `offset`, or follow the `Link` header.',
  );
  await client.listHistory({ limit: 1, metadata: 'team:finance' }).page();

  recorder.section(
    'One optimization',
    'GET /api/v1/optimize/{id}',
    'The complete optimization with both texts. `?include=edits` adds the edits. `?include=protected` adds the frozen parts of the original (pasted text, code, quotations), and `?include=edits,protected` adds both: then each part that no edit changes says in `in` where it is in the refined text. The texts of `preserve` are not stored, so if the request had any, the edits come from a word-by-word comparison. If the organization keeps texts only for a limited time (`promptRetentionDays`) and this time is over, the texts and edits are gone. `textsRemovedAt` says when they were removed.',
  );
  await client.getOptimization(id);

  recorder.section(
    'Review a result',
    'PUT /api/v1/optimize/{id}/review',
    'Send in `rejected` the edits that you put back, exactly as `GET /api/v1/optimize/{id}?include=edits` shows them, and in `text` the text if you also changed it by hand. The text is checked against the original. An edit that is none of the optimization is refused with 422 `edits_unknown`. If the texts were removed, the answer is 410 `texts_removed`. The newest review replaces the one before.',
  );
  const { edits = [] } = await client.getOptimization({ id, include: 'edits' });
  const last = edits.at(-1);
  const rejected = last ? [{ start: last.start, end: last.end, replacement: last.replacement }] : [];
  await client.putReview({ id, rejected });
  await refused(
    'edits_unknown',
    client.putReview({ id, rejected: [{ start: 0, end: 1, replacement: '?' }] }),
  );

  recorder.section(
    'Read a review',
    'GET /api/v1/optimize/{id}/review',
    'The newest review of the optimization.',
  );
  await client.getReview(id);

  recorder.section(
    'What people put back',
    'GET /api/v1/reviews/rules',
    'The kinds of edits by the share that was rejected, highest first. `from` and `to` limit the time of the reviews. The counts stay when texts are removed.',
  );
  await client.listReviewRules();

  recorder.section(
    'Delete an optimization',
    'DELETE /api/v1/optimize/{id}',
    'Deletes the optimization and its texts. It still counts toward the quota.',
  );
  await client.deleteOptimization(id);
  await refused('optimization_not_found', client.getOptimization(id));
}
