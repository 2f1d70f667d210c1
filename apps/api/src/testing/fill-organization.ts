import { type Endpoint, successOf } from '@refinery/contracts/endpoint.ts';
import { checkRewriteEndpoint } from '@refinery/contracts/endpoints/checks.ts';
import { enhancePromptEndpoint } from '@refinery/contracts/endpoints/enrichments.ts';
import {
  setLabelPolicyEndpoint,
  setPromptLabelEndpoint,
} from '@refinery/contracts/endpoints/prompt-labels.ts';
import { putReviewEndpoint } from '@refinery/contracts/endpoints/reviews.ts';
import { testWebhookEndpoint } from '@refinery/contracts/endpoints/webhooks.ts';
import { computeOrganizationHours } from '@refinery/domain/analytics/compute-organization-hours.ts';
import type { Member } from '@refinery/testing/builders.ts';
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
  const status = successOf(endpoint);
  const makes = status === 201 || (idempotent && !path.includes('/:id'));
  return method === 'POST' && makes && 'id' in Object(Object(reply[status]).properties);
});

/** What they make, by their last step. */
export const madeBy = ({ path }: Endpoint): string => path.slice(path.lastIndexOf('/') + 1);

/**
 * Leaves something of every kind that endpoints can make in a member's organization, as their examples show it. Answers the ids of what
 * can be opened by one, by the step in front of theirs.
 */
export async function fillOrganization(
  test: TestApp,
  member: Member,
  mark = MARK,
): Promise<Record<string, string>> {
  const { organizationId } = member;
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
      ...(payload ? { payload: withPrompt(Object(payload), ids.prompts) } : {}),
      headers,
    });
    if (reply.statusCode >= 300) throw new Error(`${endpoint.path}: ${reply.body}`);
    return reply.json();
  };
  for (const endpoint of MAKERS) {
    const resource = madeBy(endpoint);
    // Everything is made in the member's own.
    if (resource === 'organizations') continue;
    ids[resource] ??= (await send(endpoint)).id;
  }
  const enriched = await send(enhancePromptEndpoint);
  const many = { promptIds: [ids.prompts] };
  const job = await test.send(member, { method: 'POST', url: '/api/enrichment/enhance', payload: many });
  Object.assign(ids, { enrichment: enriched.id, jobs: job.json().id });
  // What is there beside: no POST makes it that answers its id.
  await send(checkRewriteEndpoint);
  await send(putReviewEndpoint);
  await send(setPromptLabelEndpoint);
  await send(setLabelPolicyEndpoint);
  const payload = { apiKey: `a-key-of-${mark}` };
  await test.send(member, { method: 'PUT', url: '/api/providers/openai', payload });
  await computeOrganizationHours(test.ctx, organizationId);
  return { ...ids, 'webhook-deliveries': (await send(testWebhookEndpoint)).id };
}
