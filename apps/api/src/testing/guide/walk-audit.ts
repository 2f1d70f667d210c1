import type { Recorder } from './recorder.ts';

/** Who changed what. */
export async function walkAudit(recorder: Recorder): Promise<void> {
  recorder.section(
    'Audit log',
    'GET /api/v1/audit-log',
    `For admins, and their API keys with the scope \`audit:read\`. Whatever changes something of the organization leaves a
row: signing in and out, sign-ins that are refused, used refresh tokens that come again, settings, keys, batches. Rows are never
deleted, and never changed but for one thing: what tells of somebody who was erased is taken out, by the row \`user.erase\`. \`before\`
and \`after\` hold no secrets and no prompts.

| filter | only rows |
|---|---|
| \`action\` | of this action, to the letter |
| \`actor\` | of this person, their API keys included, or of this API key |
| \`target\` | about this thing |
| \`from\`, \`to\` | made at or after, and before these times |

\`actorKind\` is \`user\`, \`api-key\`, \`system\` (the product itself, by the name in \`actorName\`) or \`operator\`. A refused
sign-in (\`session.refused\`) is by \`system\`: who it was has shown nothing; \`target\` is the account.`,
  );
  const admin = recorder.as('token');
  await recorder.as('token', ['link']).listAuditLog({ action: 'api-key.create', limit: 1 }).page();

  recorder.section(
    'Export the audit log',
    'GET /api/v1/audit-log/export',
    'A stream of NDJSON, oldest first, with the row that records this export (`audit-log.export`); the same filters. Without filters it is the whole chain, which [anybody can verify](audit-log.md) without us. A stream whose reader takes nothing for 60 s is cut, and an organization may have 4 at the same time.',
  );
  await Array.fromAsync(admin.exportAuditLog({ action: 'api-key.delete' }));

  recorder.section(
    'Verify the audit log',
    'GET /api/v1/audit-log/verify',
    'Reads every row and says whether each is as it was written and where it was. `firstBroken` has the place, the row and the `reason`: `changed`, `unlinked`, `missing`, `added` or `head`; [what they mean](audit-log.md). Keep `head` somewhere else: the row of that `sequence` must have that hash for ever. One at a time for each organization.',
  );
  await admin.verifyAuditLog();
}
