import { type Static, Type } from 'typebox';
import { auditEntryExample, auditVerificationExample } from './examples/audit.ts';
import { pageFields } from './pagination.ts';
import { AnyName, nullable, oneOf, strict, Timestamp, Uuid } from './schema-helpers.ts';

/** What was done to what, as the audit log has it: thing and verb, such as `api-key.create`. */
export type AuditAction = `${Lowercase<string>}.${Lowercase<string>}`;

/** Who makes a change: a person, a program with an API key, the product itself, or whoever operates it. */
const ACTOR_KINDS = ['user', 'api-key', 'system', 'operator'] as const;
export type ActorKind = (typeof ACTOR_KINDS)[number];

/** Why a chain is broken at a row. */
const BREAKS = ['changed', 'unlinked', 'missing', 'added', 'head'] as const;
export type AuditBreak = (typeof BREAKS)[number];

const auditFilters = {
  action: Type.Optional(
    Type.String({ minLength: 1, maxLength: 100, description: 'Only this, such as `api-key.create`' }),
  ),
  actor: Type.Optional(Uuid('Only what this person did, or their API keys, or this API key')),
  target: Type.Optional(
    Type.String({ minLength: 1, maxLength: 200, description: 'Only what was done to this' }),
  ),
  from: Type.Optional(Timestamp('Only what was done at or after this time')),
  to: Type.Optional(Timestamp('Only what was done before this time')),
};

export const AuditExportQuery = Type.Object(auditFilters, strict);
export type AuditFilters = Static<typeof AuditExportQuery>;

export const AuditLogQuery = Type.Object(
  {
    ...pageFields,
    cursor: Type.Optional(Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER })),
    ...auditFilters,
  },
  strict,
);

const Sequence = (description: string) => Type.Integer({ minimum: 0, description });
const Hash = (description: string) => Type.String({ pattern: '^[0-9a-f]{64}$', description });
const Text = (description: string) => nullable<string>({ type: 'string', description });
const Id = (description: string) => nullable<string>({ type: 'string', format: 'uuid', description });
const State = (description: string) =>
  nullable<Record<string, unknown>>(Type.Record(AnyName, Type.Unknown(), { description }));
const Places = (description: string) =>
  nullable<Record<string, string>>(Type.Record(AnyName, Type.String(), { description }));

export const AuditEntrySchema = Type.Object(
  {
    id: Uuid(),
    organizationId: Uuid(),
    sequence: Sequence('1, 2, 3 … without a gap in the organization'),
    actorKind: oneOf(ACTOR_KINDS, { description: 'Who did it' }),
    userId: Id('The person, or the one whom the API key belongs to'),
    apiKeyId: Id('The API key'),
    actorName: Text('What the product or its operator acted as'),
    action: Type.String({ description: 'Thing and verb' }),
    target: Type.String({ description: "The thing's id, or what else tells it from others of its kind" }),
    before: State('The thing as it was, without secrets and prompts'),
    after: State('The thing as it is now, or what of it was changed'),
    address: Text('Of the client'),
    userAgent: Text('What the client calls itself, up to 300 characters'),
    requestId: Text('Of the call, as in the logs'),
    createdAt: Timestamp(),
    previousHash: Hash('That of the row before; of the first row 64 zeros'),
    hash: Hash('SHA-256 over all other fields but `salts`, with `digests` in the place of what they are of'),
    digests: Places(
      'For each value that tells of a person, such as `address` or `after.email`, the SHA-256 of its salt and itself; null in rows of before there were any',
    ),
    salts: Places('What each of these digests was made with; a value that was erased has none'),
  },
  { title: 'AuditEntry', examples: [auditEntryExample] },
);
export type AuditEntryReply = Static<typeof AuditEntrySchema>;

export const AuditVerificationSchema = Type.Object(
  {
    valid: Type.Boolean(),
    rows: Sequence('Rows in order from the first on'),
    firstBroken: nullable<{ sequence: number | null; id: string | null; reason: AuditBreak }>(
      Type.Object({
        sequence: nullable<number>({ type: 'integer', minimum: 1, description: 'Null: the row has none' }),
        id: Id('Null: there is no such row'),
        reason: oneOf(BREAKS, {
          description:
            '`changed`: a field does not fit the hash. `unlinked`: it does not name the row before. `missing`: there is no such row. `added`: it is in no chain. `head`: it is not the last row that was written',
        }),
      }),
    ),
    head: Type.Object({
      sequence: Sequence('Of the last row that was written; 0: none'),
      hash: Hash('Its hash'),
    }),
  },
  { title: 'AuditVerification', examples: [auditVerificationExample] },
);
export type AuditVerificationReply = Static<typeof AuditVerificationSchema>;
