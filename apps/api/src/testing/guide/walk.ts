import type { Recorder } from './recorder.ts';
import type { Tools } from './tools.ts';
import { walkAbTests } from './walk-ab-tests.ts';
import { walkAccounts } from './walk-accounts.ts';
import { walkAnalytics } from './walk-analytics.ts';
import { walkBatches } from './walk-batches.ts';
import { walkBilling } from './walk-billing.ts';
import { walkChecks } from './walk-checks.ts';
import { walkData } from './walk-data.ts';
import { walkDatasets } from './walk-datasets.ts';
import { walkDomains } from './walk-domains.ts';
import { walkEnrichment } from './walk-enrichment.ts';
import { walkEvaluators } from './walk-evaluators.ts';
import { walkOperators } from './walk-operators.ts';
import { walkOptimizations } from './walk-optimizations.ts';
import { walkPromptLabels } from './walk-prompt-labels.ts';
import { walkPrompts } from './walk-prompts.ts';
import { walkProviders } from './walk-providers.ts';
import { walkPublishedPrompts } from './walk-published-prompts.ts';
import { walkSharing } from './walk-sharing.ts';
import { walkTeams } from './walk-teams.ts';
import { walkWebhooks } from './walk-webhooks.ts';

export const INTRO = `# API guide

Every path exists under \`/api/v1/…\`, and also under \`/api/…\`. Both are the same. Bodies are JSON with field names in camelCase. Ids are
UUIDs, and times are ISO 8601 in UTC. The OpenAPI document is at \`/openapi.json\`. You can browse it at \`/api-docs\`.

To authenticate, send \`Authorization: Bearer <access token>\` or \`X-API-Key: prk_…\`. An API key also works as the Bearer
value. In the examples, \`$TOKEN\` is an access token and \`$KEY\` is an API key. [These commands](gateway.md#first-call) make a token of the demo account, and \`KEY=$(cat .data/demo-api-key)\` reads its key.

For TypeScript and JavaScript, \`packages/client\` has a method for each endpoint. It reads further pages, retries and streams for you.

**Lists** are arrays, newest first, with \`limit\` (default 20, at most 100). If there are more entries, the \`Link\`
header contains the address of the next page.

**Repeated requests.** Requests that create something accept an \`Idempotency-Key\` header (1 to 255 visible ASCII characters). The key is
remembered for 24 hours. If you send it again with the same body, you get the stored reply with \`Idempotency-Replayed: true\`. With another
body you get 422 \`idempotency_key_reused\`. While the first request is still running you get 409 \`idempotency_in_progress\`.

**Rate limits.** Every limited answer has the headers \`RateLimit-Limit\`, \`RateLimit-Remaining\` and \`RateLimit-Reset\` (in seconds).
Each organization may send this many requests in 15 minutes: free 100, pro 1,000, enterprise without a limit. Reads (GET) are counted
separately, and their limit is ten times as large. The auth routes are limited per client address. An answer with 429 or 503 says in
\`Retry-After\` how long to wait.

**Protection against guessing.** Too many failed tries are also answered with 429 \`rate_limited\`:

- After 10 failed sign-ins to an account, each next try must wait: 1 s, then 2 s, 4 s and so on, up to 5 minutes. A successful sign-in
  ends this. If the account has signed in from the address within the last 30 days, only failures from that address count.
- After 30 failed sign-ins and \`…_taken\` answers within 15 minutes, the client address must wait until these 15 minutes are over.
- After 30 wrong API keys and tokens within 15 minutes, the address must wait as well. These are counted separately. Valid tokens, and keys
  that have worked before, still work.
- An account gets at most 3 mails of a kind within 15 minutes.

An IPv6 address is counted by its /64 network.

**Request ids.** Send \`X-Request-Id\` to choose the id of a request. It is returned in the answer and written in every log line of the request.`;

/** Walks through every endpoint once, as a client would. */
export async function walk(recorder: Recorder, tools: Tools): Promise<void> {
  await walkAccounts(recorder, tools);
  await walkData(recorder, tools);
  await walkTeams(recorder);
  await walkOptimizations(recorder);
  await walkChecks(recorder);
  await walkBatches(recorder, tools);
  await walkPrompts(recorder);
  await walkPromptLabels(recorder);
  await walkEnrichment(recorder);
  await walkDatasets(recorder);
  await walkSharing(recorder);
  await walkPublishedPrompts(recorder, tools);
  await walkEvaluators(recorder);
  await walkAbTests(recorder);
  await walkAnalytics(recorder, tools);
  await walkBilling(recorder, tools);
  await walkDomains(recorder, tools);
  await walkWebhooks(recorder, tools);
  await walkOperators(recorder, tools);
  await walkProviders(recorder, tools);
}
