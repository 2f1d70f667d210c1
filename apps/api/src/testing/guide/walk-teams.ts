import { type Recorder, refused } from './recorder.ts';
import { shownToken } from './shown-token.ts';

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
    'A person may belong to several organizations. You are the admin of those that you make (at most 20). `/api/workspaces` and `/api/tenants` are other names of `/api/organizations`, also for all paths below it.',
  );
  const { id } = await ada.createOrganization({ name: 'Difference Engines', slug: 'difference-engines' });

  recorder.section(
    'Your organizations',
    'GET /api/v1/organizations',
    'All organizations that you are a member of, newest first.',
  );
  await ada.listOrganizations().page();

  recorder.section(
    'One organization',
    'GET /api/v1/organizations/{organizationId}',
    'All paths below `/organizations/{organizationId}` are about that organization. Your role in it applies, even if you are signed in to another one. If you are not a member of it, the answer is 404 `organization_not_found`.',
  );
  await ada.getOrganization(id);

  recorder.section(
    'Change an organization',
    'PUT /api/v1/organizations/{organizationId}',
    `For admins who are signed in; API keys cannot do this. Fields that you leave out do not change.

| field | values |
|---|---|
| \`name\`, \`slug\` | the name of the organization, and its short name in addresses |
| \`requireTwoFactor\`, \`allowedEmailDomains\` | whether members must use two-factor sign-in, and the e-mail domains of people who may join |
| \`defaultStrategy\`, \`defaultCompressionLevel\` | used if a request does not set them. null: \`UNIVERSAL\` and \`medium\`. A batch keeps the values from the time when it was accepted |
| \`fallbackOrder\` | a list of providers, each at most once. Only these replace a provider that fails, in this order. \`auto\` uses the same list. Providers that cannot be used are skipped. \`[]\`: all providers, by their \`position\`. The built-in refiner always comes last |
| \`apiKeyAllowedAddresses\` | IPv4 and IPv6 addresses and CIDR ranges from which API keys work. A key may have its own list, and then both must allow the address. null: from everywhere |
| \`promptRetentionDays\` | 1 to 3,650. The texts of optimizations are removed permanently after this many days. Texts that are already older are removed within minutes. null: texts are kept. \`textsRemovedAt\` says when they were removed. Counts, scores, costs and \`metadata\` are kept. System texts of calls are deleted when no call has brought them for so many days. Edits, results and retries that need a removed text are answered with \`texts_removed\` |
| \`monthlyBudgetUsd\` | 0 or more, with up to 6 decimals: the most that providers may cost in a calendar month (UTC). null: no limit |

**The budget** is a hard limit. Before each call to a provider, the highest possible cost is reserved. This includes retries and the
second reader. It is computed from the length of the request in bytes and the longest possible reply, at the model's price. After the call, the
actual cost replaces the reserved one. A call that fails costs nothing. A call that may cost more than the rest of the budget is not made.
Then another provider of the order is tried. If \`fallback\` allows it, the built-in refiner answers, with a warning. With \`fallback: false\` the
answer is 429 \`budget_exceeded\` with \`resetsAt\`, and an item of a batch fails with the same code. If the organization has a budget, a model
whose price is not known is not called (422 \`price_unknown\`). The operator can set its price in \`PRICE_OVERRIDES\`. \`GET /usage\` shows what is spent and reserved.`,
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
    'Like `POST /api/api-keys`, but for any organization that you are a member of.',
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
    'For admins. `role` is `admin`, `member` (the default) or `viewer`. The invitation expires after `expiresInDays` (default 7, at most 30). Only this answer contains the token. If you invite the same address again, the first token stops working.',
  );
  const token = shownToken(await ada.createInvitation({ organizationId, email: MARY, role: 'viewer' }));
  const { id } = await ada.createInvitation({ organizationId, email: 'charles@example.com' });

  recorder.section('Open invitations', 'GET /api/v1/organizations/{organizationId}/invitations', '');
  await ada.listInvitations({ organizationId }).page();

  recorder.section(
    'Revoke an invitation',
    'DELETE /api/v1/organizations/{organizationId}/invitations/{id}',
    'Its token stops working at once.',
  );
  await ada.revokeInvitation({ organizationId, id });

  recorder.section('Look at an invitation', 'POST /api/v1/auth/preview-invitation', '');
  await nobody.previewInvitation({ token });

  recorder.section(
    'Accept an invitation and make an account',
    'POST /api/v1/auth/accept-invitation',
    'For people whose e-mail has no account yet. The answer is the same as for signing in.',
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
  const token = shownToken(
    await quiet.as('token').createInvitation({ organizationId, email: credentials.email }),
  );
  const hers = await quiet.as('none').login(credentials);
  recorder.section(
    'Accept an invitation with your account',
    'POST /api/v1/invitations/accept',
    'The invitation must be for the e-mail of your account.',
  );
  const adas = recorder.token;
  recorder.token = hers.accessToken;
  await recorder.as('token').acceptInvitation({ token });
  recorder.section(
    'Name the organization of a request',
    'GET /api/v1/auth/me',
    'With the header `X-Organization`, any request acts in that organization: with your role there, and its limits. For streams and downloads that a browser opens, `?organization=` does the same. If you are not a member, the answer is 404 `organization_not_found`. An API key can name only its own organization. If the path names another one, the answer is 400.',
  );
  await recorder.as('token').getMe({}, { organization: organizationId });

  recorder.section(
    'Go to another organization',
    'POST /api/v1/auth/switch-organization',
    'The answer is the same as for signing in. The current session ends.',
  );
  const { accessToken } = await recorder.as('token').switchOrganization({ organizationId });
  recorder.token = accessToken;
  recorder.section(
    'Leave an organization',
    'POST /api/v1/organizations/{organizationId}/leave',
    'Your sessions and API keys in that organization stop working at once. The last admin cannot leave (409 `last_admin`).',
  );
  await recorder.as('token').leaveOrganization(organizationId);
  recorder.token = adas;
}

async function walkMembers(recorder: Recorder, organizationId: string): Promise<void> {
  const ada = recorder.as('token');
  recorder.section(
    'Make an account for a new member',
    'POST /api/v1/organizations/{organizationId}/members',
    'For admins. If the e-mail has an account already, the answer is 409 `email_taken`: invite the person instead. The roles `user` and `developer` mean `member`.',
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
    'For admins. The new role applies from the next request on, also to the API keys of the person.',
  );
  await ada.updateMember({ organizationId, id, role: 'admin' });

  recorder.section(
    'Remove a member',
    'DELETE /api/v1/organizations/{organizationId}/members/{id}',
    'For admins. The sessions and API keys of the person in this organization stop working at once. The account is kept. A person who has no organization left gets a new one at the next sign-in.',
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
    'For admins. To confirm, send the `slug` of the organization. It is deleted after seven days, with everything that belongs to it. Until then it works as before.',
  );
  await ada.deleteOrganization({ organizationId, slug: 'difference-engines' });
  recorder.section(
    'Cancel the deletion of an organization',
    'POST /api/v1/organizations/{organizationId}/restore',
    '',
  );
  await ada.restoreOrganization(organizationId);
}
