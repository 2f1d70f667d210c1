import type { Recorder } from './recorder.ts';

/** Who changed what. */
export async function walkAudit(recorder: Recorder): Promise<void> {
  recorder.section(
    'Audit log',
    'GET /api/v1/audit-log',
    `For admins, and their API keys with the scope \`audit:read\`. Every change in the organization is written as a
row: signing in and out, refused sign-ins, refresh tokens that are sent again, settings, keys, batches. Rows are never
deleted. They are changed in one case only: when an account is erased, the data about this person are removed. The row \`user.erase\` records it.
\`before\` and \`after\` never contain secrets or prompts.

| filter | only rows |
|---|---|
| \`action\` | with exactly this action |
| \`actor\` | by this person (including their API keys), or by this API key |
| \`target\` | about the thing with this id |
| \`from\`, \`to\` | written at or after \`from\`, and before \`to\` |

\`actorKind\` is \`user\`, \`api-key\`, \`system\` (the product itself; \`actorName\` says which part) or \`operator\`. A refused
sign-in (\`session.refused\`) is by \`system\`, because nobody knows who tried it. Its \`target\` is the account.`,
  );
  const admin = recorder.as('token');
  await recorder.as('token', ['link']).listAuditLog({ action: 'api-key.create', limit: 1 }).page();

  recorder.section(
    'Export the audit log',
    'GET /api/v1/audit-log/export',
    'A stream of NDJSON, oldest first. It includes the row that records this export (`audit-log.export`). The filters are the same. Without filters you get the whole chain, and [anybody can verify it](audit-log.md) without this service. The stream is closed if you read nothing from it for 60 s. An organization may have 4 such streams at the same time.',
  );
  await Array.fromAsync(admin.exportAuditLog({ action: 'api-key.delete' }));

  recorder.section(
    'Verify the audit log',
    'GET /api/v1/audit-log/verify',
    'Reads every row and checks that it was not changed, moved or removed. `firstBroken` is the first row that fails: its place, the row and the `reason`: `changed`, `unlinked`, `missing`, `added` or `head`; [what they mean](audit-log.md). Keep `head` in another place: the row with that `sequence` must always have that hash. Each organization can run one verification at a time.',
  );
  await admin.verifyAuditLog();
}
