import type { Recorder } from './recorder.ts';
import type { Tools } from './tools.ts';
import { walkAccounts } from './walk-accounts.ts';
import { walkBatches } from './walk-batches.ts';
import { walkChecks } from './walk-checks.ts';
import { walkData } from './walk-data.ts';
import { walkOptimizations } from './walk-optimizations.ts';
import { walkProviders } from './walk-providers.ts';
import { walkTeams } from './walk-teams.ts';
import { walkWebhooks } from './walk-webhooks.ts';

export const INTRO = `# API guide

Every path answers under \`/api/v1/…\` and, the same, under \`/api/…\`. Bodies are JSON in camelCase, ids are UUIDs,
times are ISO 8601 in UTC. The machine-readable description is at \`/openapi.json\`, a browsable one at \`/api-docs\`.

Authenticate with \`Authorization: Bearer <access token>\` or \`X-API-Key: prk_…\` (an API key also works as the Bearer
value). In the examples \`$TOKEN\` is an access token and \`$KEY\` an API key.

In TypeScript and JavaScript, \`packages/client\` has a method for each endpoint; it pages, retries and streams by itself.

**Lists** answer an array, newest first, with \`limit\` (default 20, at most 100). Where there is more, the \`Link\`
header has the address of the next page.

**Sending again.** Creating requests accept an \`Idempotency-Key\` header (1 to 255 visible ASCII characters): for 24
hours the same key with the same body answers the stored reply with \`Idempotency-Replayed: true\`, with another body
422 \`idempotency_key_reused\`, and while the first is still running 409 \`idempotency_in_progress\`.

**Rates.** \`RateLimit-Limit\`, \`RateLimit-Remaining\` and \`RateLimit-Reset\` (seconds) come with every limited answer.
Per organization and 15 minutes: free 100, pro 1,000, enterprise without a limit; reads (GET) have an allowance of
their own, ten times as large. The auth routes are limited per client address. A 429 or 503 says in \`Retry-After\` when
to come back.

**Guessing.** 429 \`rate_limited\` also answers who guesses. After 10 failed sign-ins of an account its next tries
wait 1 s, then 2 s, 4 s and so on up to 5 minutes, until one succeeds; where the account has signed in within 30
days, only what failed at that address counts. After 30 failed sign-ins and \`…_taken\` answers within 15 minutes an
address waits for the end of these 15 minutes, and so it does, by another count, after 30 wrong API keys and tokens;
valid tokens, and keys that have worked before, go on. Mails to an account are limited, too: after 3 of a kind within 15 minutes
the next wait for the end of these. An IPv6 address counts as its /64.

**Request ids.** Send \`X-Request-Id\` to choose one; it comes back in the answer and stands in every log line.`;

/** Walks through every endpoint once, as a client would. */
export async function walk(recorder: Recorder, tools: Tools): Promise<void> {
  await walkAccounts(recorder, tools);
  await walkData(recorder, tools);
  await walkTeams(recorder);
  await walkOptimizations(recorder);
  await walkChecks(recorder);
  await walkBatches(recorder, tools);
  await walkWebhooks(recorder, tools);
  await walkProviders(recorder, tools);
}
