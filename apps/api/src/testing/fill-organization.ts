import type { Member } from '@refinery/testing/builders.ts';
import type { TestApp } from './test-app.ts';

/** A word in everything that is made here, and nowhere else. */
export const MARK = 'xyzzy';

/**
 * Leaves something of every kind that endpoints can make in a member's organization. Answers the ids of what can be opened by one, by the
 * step in front of theirs.
 */
export async function fillOrganization(test: TestApp, member: Member): Promise<Record<string, string>> {
  const text = `Please write a ${MARK} poem.`;
  const make = async (resource: string, payload: object): Promise<string> => {
    const headers = { 'idempotency-key': resource };
    const reply = await test.send(member, { method: 'POST', url: `/api/${resource}`, payload, headers });
    if (reply.statusCode >= 300) throw new Error(`${resource}: ${reply.body}`);
    return reply.json().id;
  };
  const ids = {
    optimize: await make('optimize', { text }),
    batches: await make('batches', { items: [{ text }], name: MARK }),
    'api-keys': await make('api-keys', { name: MARK }),
    sessions: member.sessionId,
    invitations: await make(`organizations/${member.organizationId}/invitations`, {
      email: `${MARK}-invited-${member.organizationId}@example.com`,
    }),
    webhooks: await make('webhooks', { url: `https://${MARK}.example.com/hook`, description: MARK }),
    'export-data': await make('users/export-data', {}),
    members: member.user.id,
    users: member.user.id,
  };
  const delivery = await make(`webhooks/${ids.webhooks}/test`, {});
  await make('checks', { original: text, rewritten: text });
  const payload = { apiKey: `a-key-of-${MARK}` };
  await test.send(member, { method: 'PUT', url: '/api/providers/openai', payload });
  return { ...ids, 'webhook-deliveries': delivery };
}
