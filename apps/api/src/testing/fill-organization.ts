import type { Member } from '@refinery/testing/builders.ts';
import type { TestApp } from './test-app.ts';

/** A word in everything that is made here, and nowhere else, where no other one is given. */
export const MARK = 'xyzzy';

/**
 * Leaves something of every kind that endpoints can make in a member's organization. Answers the ids of what can be opened by one, by the
 * step in front of theirs.
 */
export async function fillOrganization(
  test: TestApp,
  member: Member,
  mark = MARK,
): Promise<Record<string, string>> {
  const text = `Please write a ${mark} poem.`;
  const make = async (resource: string, payload: object): Promise<string> => {
    const headers = { 'idempotency-key': `${mark}-${resource}` };
    const reply = await test.send(member, { method: 'POST', url: `/api/${resource}`, payload, headers });
    if (reply.statusCode >= 300) throw new Error(`${resource}: ${reply.body}`);
    return reply.json().id;
  };
  const ids = {
    optimize: await make('optimize', { text }),
    batches: await make('batches', { items: [{ text }], name: mark }),
    'api-keys': await make('api-keys', { name: mark }),
    sessions: member.sessionId,
    invitations: await make(`organizations/${member.organizationId}/invitations`, {
      email: `${mark}-invited-${member.organizationId}@example.com`,
    }),
    webhooks: await make('webhooks', { url: `https://${mark}.example.com/hook`, description: mark }),
    'export-data': await make('users/export-data', {}),
    members: member.user.id,
    users: member.user.id,
  };
  const delivery = await make(`webhooks/${ids.webhooks}/test`, {});
  await make('checks', { original: text, rewritten: text });
  const payload = { apiKey: `a-key-of-${mark}` };
  await test.send(member, { method: 'PUT', url: '/api/providers/openai', payload });
  return { ...ids, 'webhook-deliveries': delivery };
}
