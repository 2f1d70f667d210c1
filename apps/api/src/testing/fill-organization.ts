import { type Endpoint, successOf } from '@refinery/contracts/endpoint.ts';
import { createAbTestEndpoint } from '@refinery/contracts/endpoints/ab-tests.ts';
import { checkRewriteEndpoint } from '@refinery/contracts/endpoints/checks.ts';
import { enhancePromptEndpoint } from '@refinery/contracts/endpoints/enrichments.ts';
import { testPromptEndpoint } from '@refinery/contracts/endpoints/executions.ts';
import { saveModelAliasEndpoint } from '@refinery/contracts/endpoints/models.ts';
import {
  setLabelPolicyEndpoint,
  setPromptLabelEndpoint,
} from '@refinery/contracts/endpoints/prompt-labels.ts';
import { putReviewEndpoint } from '@refinery/contracts/endpoints/reviews.ts';
import { createRunEndpoint } from '@refinery/contracts/endpoints/runs.ts';
import { createScimTokenEndpoint } from '@refinery/contracts/endpoints/scim-tokens.ts';
import { createShareEndpoint } from '@refinery/contracts/endpoints/sharing.ts';
import { testWebhookEndpoint } from '@refinery/contracts/endpoints/webhooks.ts';
import { newId } from '@refinery/db/ids.ts';
import { chatMessages, chatSessions } from '@refinery/db/schema/chat.ts';
import { refinedTexts } from '@refinery/db/schema/refined-texts.ts';
import { withTenant } from '@refinery/db/tenant.ts';
import { computeOrganizationHours } from '@refinery/domain/analytics/compute-organization-hours.ts';
import { createScimUser } from '@refinery/domain/scim/create-scim-user.ts';
import { createScimGroup } from '@refinery/domain/scim/write-scim-group.ts';
import type { Member } from '@refinery/testing/builders.ts';
import { fakeIssuers } from '@refinery/testing/fake-issuers.ts';
import { useSystemText } from '@refinery/testing/refine-texts.ts';
import { eq } from 'drizzle-orm';
import { aRun } from './a-run.ts';
import { anAbTest } from './an-ab-test.ts';
import { markedBody } from './marked-body.ts';
import { GUARDED, resourceIn, sampleRequest, withPrompt } from './sample-request.ts';
import type { TestApp } from './test-app.ts';

/** A word in everything that is made here, and nowhere else, where no other one is given. */
export const MARK = 'xyzzy';

/** The endpoints that make something with an id of its own. */
export const MAKERS = GUARDED.filter((endpoint) => {
  const { method, path, reply, idempotent, access } = endpoint;
  // What operators make belongs to no organization.
  if (access === 'operator') return false;
  // No vendor is there to be asked.
  if (endpoint === testPromptEndpoint || endpoint === createRunEndpoint) return false;
  // It needs two versions of a prompt.
  if (endpoint === createAbTestEndpoint) return false;
  const status = successOf(endpoint);
  const makes = status === 201 || (idempotent && !path.includes('/:id'));
  return method === 'POST' && makes && 'id' in Object(Object(reply[status]).properties);
});

/** What they make, by their last step, as `resourceIn` has it. */
export const madeBy = ({ path }: Endpoint): string => /(?:chat\/)?[\w-]+$/.exec(path)?.[0] ?? '';

/**
 * Leaves something of every kind that endpoints can make in a member's organization, as their examples show
 * it. Answers the ids of what can be opened by one, by the step in front of theirs.
 */
export async function fillOrganization(
  test: TestApp,
  member: Member,
  mark = MARK,
): Promise<Record<string, string>> {
  const { organizationId } = member;
  // No identity provider is there to be asked.
  test.ctx.identityFetch = fakeIssuers;
  const ids: Record<string, string> = {
    sessions: member.sessionId,
    members: member.user.id,
    users: member.user.id,
  };
  const send = async (endpoint: Endpoint) => {
    const sample = sampleRequest(endpoint, { id: ids[resourceIn(endpoint)], organizationId });
    const payload = markedBody(endpoint, { mark, organizationId });
    const headers = { 'idempotency-key': `${mark}-${endpoint.operationId}` };
    const reply = await test.send(member, {
      ...sample,
      ...(payload ? { payload: withKnown(endpoint, withPrompt(Object(payload), ids.prompts), ids) } : {}),
      headers,
    });
    if (reply.statusCode >= 300) throw new Error(`${endpoint.path}: ${reply.body}`);
    return reply.json();
  };
  for (const endpoint of MAKERS) {
    const resource = madeBy(endpoint);
    // Everything is made in the member's own.
    if (resource === 'organizations') continue;
    // A link without a version shows the one in use.
    if (endpoint === createShareEndpoint) await send(setPromptLabelEndpoint);
    ids[resource] ??= (await send(endpoint)).id;
  }
  const enriched = await send(enhancePromptEndpoint);
  const many = { promptIds: [ids.prompts] };
  const job = await test.post(member, '/api/enrichment/enhance', many);
  Object.assign(ids, { enrichment: enriched.id, jobs: job.json().id });
  // What is there beside: no POST makes it that answers its id.
  await send(checkRewriteEndpoint);
  await send(putReviewEndpoint);
  await send(setLabelPolicyEndpoint);
  await send(saveModelAliasEndpoint);
  const payload = { apiKey: `a-key-of-${mark}` };
  await test.put(member, '/api/providers/openai', payload);
  Object.assign(ids, await aRun(test, member, ids, mark));
  await computeOrganizationHours(test.ctx, organizationId);
  const call = aCall(member, mark);
  test.ctx.ledger.record(call);
  test.ctx.ledger.record({ ...call, id: newId() }, 'none');
  const texts = { request: mark, requestCut: false, reply: mark, replyCut: false };
  test.ctx.ledger.recordTexts({ id: call.id, organizationId, createdAt: new Date(), ...texts });
  await test.ctx.ledger.settled();
  ids.calls = call.id;
  await notePrompts(test, member, ids['api-keys'], mark);
  ids['refined-texts'] = await aSystemText(test, member, mark);
  ids['ab-tests'] = await anAbTest(test, member, ids.prompts ?? '', mark);
  await aDirectory(test, member, ids, mark);
  await sayInChat(test, member, { sessionId: ids['chat/sessions'] ?? '', mark });
  return { ...ids, 'webhook-deliveries': (await send(testWebhookEndpoint)).id };
}

/** Somebody in a group of a directory, as none is there to say so. */
async function aDirectory(
  test: TestApp,
  { organizationId }: Member,
  ids: Record<string, string>,
  mark: string,
): Promise<void> {
  const { tokens: tokenId = '', connections: connectionId = '' } = ids;
  const directory = { tokenId, organizationId, connectionId, plan: 'enterprise' } as const;
  const ctx = { ...test.ctx, directory };
  const { id } = await createScimUser(ctx, { userName: mark, active: false });
  await createScimGroup(ctx, { displayName: mark, members: [{ value: id }] });
}

/** A body that is about the connection that was made, where it may be about one of several. */
const withKnown = (endpoint: Endpoint, body: object, ids: Record<string, string>): object =>
  endpoint === createScimTokenEndpoint ? { ...body, connectionId: ids.connections } : body;

/** A system text, as two calls bring it. */
async function aSystemText(test: TestApp, { organizationId }: Member, mark: string): Promise<string> {
  const text = `Answer questions of customers, and never say ${mark}.`;
  await useSystemText(test.ctx, organizationId, text, { model: mark });
  const [row] = await withTenant(test.ctx.db, organizationId, (tx) =>
    tx.select().from(refinedTexts).where(eq(refinedTexts.text, text)),
  );
  return row?.id ?? '';
}

/** A call to a model, as no vendor is there to be asked. */
const aCall = ({ organizationId, user }: Member, mark: string) => ({
  id: newId(),
  organizationId,
  userId: user.id,
  kind: 'optimize' as const,
  status: 'completed' as const,
  requestedProvider: 'openai' as const,
  requestedModel: mark,
  provider: 'openai' as const,
  model: mark,
  attempts: [],
  metadata: { mark },
  answeredModel: mark,
  costMicros: 1,
  latencyMs: 1,
  inputTokens: 1,
  cachedInputTokens: 0,
  cacheWriteTokens: 0,
  outputTokens: 1,
  reasoningTokens: 0,
  createdAt: new Date(),
});

/** Two prompts of an API key, which are not the same. */
async function notePrompts(
  { ctx }: TestApp,
  { organizationId }: Member,
  apiKeyId = '',
  mark: string,
): Promise<void> {
  for (const said of ['one', 'other']) {
    const bytes = Buffer.from(`${mark} ${said}`);
    const parts = [{ start: 0, end: bytes.length }];
    ctx.promptPrefixes.note({ organizationId, apiKeyId, model: `openai/${mark}`, bytes, parts });
  }
  await ctx.promptPrefixes.settled();
}

/** A message in a conversation, as no model is there to answer it. */
const sayInChat = (
  test: TestApp,
  { organizationId }: Member,
  { sessionId, mark }: { sessionId: string; mark: string },
) =>
  withTenant(test.ctx.db, organizationId, async (tx) => {
    await tx.insert(chatMessages).values({
      id: newId(),
      organizationId,
      sessionId,
      position: 1,
      role: 'user',
      status: 'failed',
      content: `How are you, ${mark}?`,
      tokens: 1,
      createdAt: new Date(),
    });
    await tx.update(chatSessions).set({ lastPosition: 1 }).where(eq(chatSessions.id, sessionId));
  });
