import type { Recorder } from './recorder.ts';
import type { Tools } from './tools.ts';

const MODEL = 'custom/house-model';

/** Which models there are, and conversations with one. */
export async function walkChat(
  recorder: Recorder,
  { settleCalls }: Pick<Tools, 'settleCalls'>,
): Promise<void> {
  const client = recorder.as('token');
  recorder.section(
    'Models that you can use',
    'GET /api/v1/llm/providers',
    'The providers that your organization can use, in the order in which `auto` tries them, with the models that the price table knows. `contextTokens` is how many tokens prompt and reply may have together.',
  );
  // One with a hundred models would fill the page.
  const unseen = recorder.unseen().as('token');
  await unseen.saveProvider({ provider: 'openai', enabled: false });
  await client.listLlmProviders();
  await unseen.saveProvider({ provider: 'openai', enabled: true });
  recorder.section(
    'Test a model',
    'POST /api/v1/llm/test',
    'Sends one short message. All fields may be left out: `provider`, `model`, `message`. It takes 10 seconds at most. No other provider takes the place of one that fails, and nothing is kept of it but the call.',
  );
  await client.testLlm({ provider: 'custom', message: 'Are you there?' });
  await walkSession(recorder);
  await settleCalls();
  await walkTenant(recorder);
}

async function walkSession(recorder: Recorder): Promise<void> {
  const client = recorder.as('token');
  recorder.section(
    'Begin a conversation',
    'POST /api/v1/chat/sessions',
    `All fields may be left out: \`title\`, \`model\` (as the gateway takes it: \`provider/model\`, a model's id, an alias or \`auto\`; default \`auto\`), \`systemPrompt\`, \`metadata\`, and \`tenantId\`
for an organization of yours, as \`X-Organization\` names it. It takes the permission \`models:call\`.

A conversation belongs to the person who began it, or to the owner of the API key. They alone write in it. Admins who have signed in can also read and delete those of others; API keys see only those of their owner.

Messages are kept until the session is deleted, or for \`promptRetentionDays\` of the organization; a session without newer messages goes with them. If the organization keeps nothing of calls
(\`callTexts: none\`), it has no conversations: 422 \`storage_disabled\`.`,
  );
  const { id } = await recorder.as('token', ['location']).createChatSession({
    title: 'Refunds',
    model: MODEL,
    systemPrompt: 'You answer questions of the support team. Never name a price.',
    metadata: { team: 'support' },
  });

  recorder.section(
    'Send a message',
    'POST /api/v1/chat/sessions/{id}/messages',
    `The model gets the system prompt and the messages so far. The call goes through the gateway: with \`auto\` and aliases another provider answers if one fails (\`attempts\`), it counts toward the budget,
and it is in \`GET /api/v1/calls\` with the kind \`chat\`.

- **Streams.** With \`"stream": true\` the reply is \`text/event-stream\`: \`delta\` events with \`{"text"}\`, then \`completed\` with what the JSON reply has, or \`error\` with a problem. What fails before the reply begins is answered with its status, as without a stream.
- **One at a time.** While a reply is being written, a second message is 409 \`session_busy\`. If the process that writes it dies, the session is free after 30 seconds.
- **Who leaves** ends the call. What had come of the reply is kept with the status \`cancelled\`, and goes to the model with the next message. A reply that the provider broke off is \`truncated\`, and is kept in the same way. A message to which no reply came stays as \`failed\` or
\`cancelled\`, and does not go to the model again.
- **Idempotency-Key.** With a key, the message is sent to the model once: if you leave, the reply is finished all the same, and the repeated request gets it. If the process died in between, nobody knows what came of it: the answer is 502 \`provider_failed\`, and you decide whether to send it with another key. If no reply came, the key
is free.
- **Long conversations.** When the messages no longer fit into the context of the model (for \`auto\` and aliases: the smallest of those that may answer), the oldest are not sent any more. They leave in one large block, until a third of the context is free, so that the caches of providers match again for many turns. \`droppedMessages\` says how many have left.
They are still there for you to read.

\`content\` has up to 200,000 characters. A reply ends after 1,000,000.`,
  );
  await client.sendChatMessage({ id, content: 'How long may a refund take?' });
  await Array.fromAsync(client.streamChatMessage({ id, content: 'And abroad?' }));

  recorder.section(
    'Read a conversation',
    'GET /api/v1/chat/sessions/{id}',
    'With its messages, newest first. `limit` is the size of the page, and `cursor` comes from `nextCursor`, which is in the `Link` header, too.',
  );
  await recorder.as('token', ['link']).getChatSession({ id, limit: 2 });

  recorder.section(
    'List conversations',
    'GET /api/v1/chat/sessions',
    'Newest first, without system prompts. `userId` selects those of one person.',
  );
  await client.listChatSessions({ limit: 1 }).page();

  recorder.section(
    'Change a conversation',
    'PUT /api/v1/chat/sessions/{id}',
    'Fields that you leave out do not change. `null` removes the title or the system prompt. The next message uses what is new.',
  );
  await client.updateChatSession({ id, title: 'Refunds abroad' });

  recorder.section(
    'Ask with one request',
    'POST /api/v1/chat',
    'For programs with an API key that has the scope `models:call`. Without `sessionId` it begins a new conversation with the model `auto`. If no reply comes, there is no new conversation.',
  );
  await client.chat({ message: 'Thank you!', sessionId: id });

  recorder.section(
    'Delete a conversation',
    'DELETE /api/v1/chat/sessions/{id}',
    'With its messages. A reply that is being written is not kept. The calls stay, without texts.',
  );
  await client.deleteChatSession(id);
}

async function walkTenant(recorder: Recorder): Promise<void> {
  const client = recorder.as('token');
  const { organizationId } = await recorder.unseen().as('token').getMe();
  recorder.section(
    'Conversations in an organization',
    'GET /api/v1/chat/tenants/{organizationId}/sessions',
    'As `GET /api/v1/chat/sessions` with the header `X-Organization`.',
  );
  await client.listTenantChatSessions({ organizationId, limit: 1 }).page();
  recorder.section(
    'Conversations by day',
    'GET /api/v1/chat/tenants/{organizationId}/analytics',
    'For those with `usage:read`: messages, tokens, costs and latencies of the last `days` (1 to 92, default 30) in UTC, of all conversations, also deleted ones. `savedTokens` are tokens that were not sent because a system text was refined. `costUsd` is the sum of the calls whose price is known; `unpriced` counts the others.',
  );
  await client.getChatAnalytics({ organizationId, days: 1 });
}
