import { type Recorder, refused } from './recorder.ts';

/** Organizations, their members, and how people join. */
export async function walkTeams(recorder: Recorder): Promise<void> {
  const organizationId = await walkOrganizations(recorder);
  await walkInvitations(recorder, organizationId);
  await walkMembers(recorder, organizationId);
  await walkUsers(recorder);
  await walkEnd(recorder, organizationId);
}

async function walkOrganizations(recorder: Recorder): Promise<string> {
  const ada = recorder.as('token');
  recorder.section(
    'Make another organization',
    'POST /api/v1/organizations',
    'A person may belong to several; you are the admin of those that you make (at most 20). `/api/workspaces` and `/api/tenants` answer like `/api/organizations`, with everything below them.',
  );
  const { id } = await ada.createOrganization({ name: 'Difference Engines', slug: 'difference-engines' });

  recorder.section(
    'Your organizations',
    'GET /api/v1/organizations',
    'All that you are a member of, newest first.',
  );
  await ada.listOrganizations().page();

  recorder.section(
    'One organization',
    'GET /api/v1/organizations/{organizationId}',
    'Whatever stands below `/organizations/{organizationId}` is about that one, with the role that you have there, wherever you are signed in. Those of others answer 404 `organization_not_found`.',
  );
  await ada.getOrganization(id);

  recorder.section(
    'Change an organization',
    'PUT /api/v1/organizations/{organizationId}',
    `For admins who have signed in. What is left out stays.

| field | values |
|---|---|
| \`name\`, \`slug\` | what it is called |
| \`requireTwoFactor\`, \`allowedEmailDomains\` | how people sign in, and who may join |
| \`defaultStrategy\`, \`defaultCompressionLevel\` | for requests that name none; null: \`UNIVERSAL\`, \`medium\`. A batch keeps what held when it was accepted |
| \`fallbackOrder\` | providers, each once: they alone stand in for one that fails, and are what \`auto\` takes, in this order; those that cannot be used are skipped. \`[]\`: all, by their \`position\`. The built-in refiner comes last in any case |
| \`apiKeyAllowedAddresses\` | IPv4 and IPv6 addresses and CIDR ranges from which API keys work, each also only from those of its own; null: from everywhere |
| \`promptRetentionDays\` | 1 to 3,650: after so many days the texts of what was refined are removed for good, within minutes also those that are older already; null: they stay. \`textsRemovedAt\` says when. Counts, scores, costs and \`metadata\` stay; edits, results and retries that need a text say that it is gone (\`texts_removed\`) |
| \`monthlyBudgetUsd\` | from 0 on, with up to 6 decimals: what providers may cost a calendar month (UTC); null: no limit |

**The budget** is a hard stop. Before each call to a provider, a retry, a repair and the second reader included, the most that it may cost is set aside (the length
of the request in bytes and the longest reply, at the model's price); what it did cost takes its place, and a call that fails costs nothing. A call that may cost more than is
left is not made. Then another provider of the order is asked, and where \`fallback\` allows it the built-in refiner answers, with a warning. With
\`fallback: false\` the answer is 429 \`budget_exceeded\` with \`resetsAt\`, and an item of a batch fails by that name. A model whose price is not known is not asked
while there is a budget (422 \`price_unknown\`): the operator can name it in \`PRICE_OVERRIDES\`. \`GET /usage\` shows what is spent and set aside.`,
  );
  await ada.updateOrganization({
    organizationId: id,
    name: 'Difference Engines Ltd',
    defaultStrategy: 'CLAUDE',
    fallbackOrder: ['anthropic', 'openai'],
    apiKeyAllowedAddresses: ['203.0.113.0/24'],
    promptRetentionDays: 90,
    monthlyBudgetUsd: 250.5,
  });
  await refused(
    'validation_failed',
    ada.updateOrganization({ organizationId: id, monthlyBudgetUsd: 0.0000001 }),
  );

  recorder.section(
    'Make an API key of an organization',
    'POST /api/v1/organizations/{organizationId}/api-keys',
    'Like `POST /api/api-keys`, in any organization of yours.',
  );
  await ada.createOrganizationApiKey({ organizationId: id, name: 'Workshop', scopes: ['usage:read'] });

  recorder.section('API keys of an organization', 'GET /api/v1/organizations/{organizationId}/api-keys', '');
  await ada.listOrganizationApiKeys({ organizationId: id }).page();
  return id;
}

const MARY = 'mary@example.com';

async function walkInvitations(recorder: Recorder, organizationId: string): Promise<void> {
  const ada = recorder.as('token');
  const nobody = recorder.as('none');
  recorder.section(
    'Invite somebody',
    'POST /api/v1/organizations/{organizationId}/invitations',
    'For admins. `role` is `admin`, `member` (the default) or `viewer`; it ends after `expiresInDays` (7; at most 30). The token is in this answer only. Inviting the same address again ends the first token.',
  );
  const { token } = await ada.createInvitation({ organizationId, email: MARY, role: 'viewer' });
  const { id } = await ada.createInvitation({ organizationId, email: 'charles@example.com' });

  recorder.section('Open invitations', 'GET /api/v1/organizations/{organizationId}/invitations', '');
  await ada.listInvitations({ organizationId }).page();

  recorder.section(
    'Revoke an invitation',
    'DELETE /api/v1/organizations/{organizationId}/invitations/{id}',
    'Its token stops working at once.',
  );
  await ada.revokeInvitation({ organizationId, id });

  recorder.section('What an invitation is to', 'POST /api/v1/auth/preview-invitation', '');
  await nobody.previewInvitation({ token });

  recorder.section(
    'Accept an invitation and make an account',
    'POST /api/v1/auth/accept-invitation',
    'For addresses without an account. Answers like signing in.',
  );
  const password = 'the connexion of the sciences';
  const mary = { fullName: 'Mary Somerville', password };
  await nobody.acceptInvitationAsNew({ token, ...mary });
  await refused('invitation_invalid', nobody.acceptInvitationAsNew({ token, ...mary }));
  await walkAcceptance(recorder, { email: MARY, password });
}

/** Mary has an account now, and is invited to another organization. */
async function walkAcceptance(
  recorder: Recorder,
  credentials: { email: string; password: string },
): Promise<void> {
  const quiet = recorder.unseen();
  const { organizationId } = await quiet.as('token').getMe();
  const { token } = await quiet.as('token').createInvitation({ organizationId, email: credentials.email });
  const hers = await quiet.as('none').login(credentials);
  recorder.section(
    'Accept an invitation with your account',
    'POST /api/v1/invitations/accept',
    'It has to be for the e-mail of your account.',
  );
  const adas = recorder.token;
  recorder.token = hers.accessToken;
  await recorder.as('token').acceptInvitation({ token });
  recorder.section(
    'Go to another organization',
    'POST /api/v1/auth/switch-organization',
    'Answers like signing in, and ends the session that asks.',
  );
  const { accessToken } = await recorder.as('token').switchOrganization({ organizationId });
  recorder.token = accessToken;
  recorder.section(
    'Leave an organization',
    'POST /api/v1/organizations/{organizationId}/leave',
    'Your sessions and API keys there end at once. The last admin cannot leave (409 `last_admin`).',
  );
  await recorder.as('token').leaveOrganization(organizationId);
  recorder.token = adas;
}

async function walkMembers(recorder: Recorder, organizationId: string): Promise<void> {
  const ada = recorder.as('token');
  recorder.section(
    'Make an account for a new member',
    'POST /api/v1/organizations/{organizationId}/members',
    'For admins. Whoever has an account already is invited instead (409 `email_taken`). `user` and `developer` are read as the role `member`.',
  );
  const ida = { email: 'ida@example.com', fullName: 'Ida Rhodes', password: 'tables of functions' };
  const { id } = await ada.addMember({ organizationId, ...ida, role: 'developer' });

  recorder.section('Members', 'GET /api/v1/organizations/{organizationId}/members', '');
  await ada.listMembers({ organizationId }).page();

  recorder.section('One member', 'GET /api/v1/organizations/{organizationId}/members/{id}', '');
  await ada.getMember({ organizationId, id });

  recorder.section(
    'Give a member another role',
    'PATCH /api/v1/organizations/{organizationId}/members/{id}',
    'For admins. It holds from the next request on, also of the API keys of the person.',
  );
  await ada.updateMember({ organizationId, id, role: 'admin' });

  recorder.section(
    'Remove a member',
    'DELETE /api/v1/organizations/{organizationId}/members/{id}',
    'For admins. Sessions and API keys of the person in this organization end at once; the account stays, and who has no organization left gets a new one at the next sign-in.',
  );
  await ada.removeMember({ organizationId, id });
}

/** The same for the organization that the caller is signed in to, as other products name it. */
async function walkUsers(recorder: Recorder): Promise<void> {
  const ada = recorder.as('token');
  recorder.section(
    'Make a user',
    'POST /api/v1/users',
    '`/api/users` are the members of the organization that you are signed in to.',
  );
  const { id } = await ada.createUser({
    email: 'joan@example.com',
    fullName: 'Joan Clarke',
    password: 'numismatics, mostly',
    role: 'user',
  });
  recorder.section('Users', 'GET /api/v1/users', '');
  await ada.listUsers().page();
  recorder.section('Give a user another role', 'PUT /api/v1/users/{id}', '');
  await ada.updateUser({ id, role: 'viewer' });
  recorder.section('Remove a user', 'DELETE /api/v1/users/{id}', '');
  await ada.deleteUser(id);
}

async function walkEnd(recorder: Recorder, organizationId: string): Promise<void> {
  const ada = recorder.as('token');
  recorder.section(
    'Delete an organization',
    'DELETE /api/v1/organizations/{organizationId}',
    'For admins, who name its slug. It is deleted after seven days, with everything that belongs to it; until then it works on.',
  );
  await ada.deleteOrganization({ organizationId, slug: 'difference-engines' });
  recorder.section(
    'Keep an organization that was to be deleted',
    'POST /api/v1/organizations/{organizationId}/restore',
    '',
  );
  await ada.restoreOrganization(organizationId);
}
