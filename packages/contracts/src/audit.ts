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
    Type.String({ minLength: 1, maxLength: 100, description: 'Only this action, such as `api-key.create`' }),
  ),
  actor: Type.Optional(Uuid('Only actions of this person and their API keys, or of this API key')),
  target: Type.Optional(
    Type.String({ minLength: 1, maxLength: 200, description: 'Only actions on this target' }),
  ),
  from: Type.Optional(Timestamp('Only entries at or after this time')),
  to: Type.Optional(Timestamp('Only entries before this time')),
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
    sequence: Sequence('Number of the entry in the organization: 1, 2, 3 … without gaps'),
    actorKind: oneOf(ACTOR_KINDS, { description: 'Who did it' }),
    userId: Id('The person, or the owner of the API key'),
    apiKeyId: Id('The API key'),
    actorName: Text('The part of the product, or the operator command, that acted'),
    action: Type.String({ description: 'Thing and verb' }),
    target: Type.String({ description: "The thing's id, or what else tells it from others of its kind" }),
    before: State('The object before the change, without secrets and prompts'),
    after: State('The object after the change, or only the changed fields'),
    address: Text('Of the client'),
    userAgent: Text('The user agent of the client, up to 300 characters'),
    requestId: Text('Request id of the call, as in the logs'),
    createdAt: Timestamp(),
    previousHash: Hash('Hash of the previous row. For the first row: 64 zeros'),
    hash: Hash('SHA-256 over all other fields except `salts`. Values that have a digest are replaced by it'),
    digests: Places(
      'For each personal value, such as `address` or `after.email`: the SHA-256 of its salt and the value. null in old rows',
    ),
    salts: Places('The salt of each digest. An erased value has no salt'),
  },
  { title: 'AuditEntry', examples: [auditEntryExample] },
);
export type AuditEntryReply = Static<typeof AuditEntrySchema>;

export const AuditVerificationSchema = Type.Object(
  {
    valid: Type.Boolean(),
    rows: Sequence('Number of rows, from the first one, that are in order'),
    firstBroken: nullable<{ sequence: number | null; id: string | null; reason: AuditBreak }>(
      Type.Object({
        sequence: nullable<number>({ type: 'integer', minimum: 1, description: 'null: the row has none' }),
        id: Id('null: there is no such row'),
        reason: oneOf(BREAKS, {
          description:
            '`changed`: a field does not match the hash. `unlinked`: the row does not name the previous row. `missing`: the row does not exist. `added`: the row is in no chain. `head`: the last row is not the last row that was written',
        }),
      }),
    ),
    head: Type.Object({
      sequence: Sequence('Number of the last row that was written. 0: none'),
      hash: Hash('Its hash'),
    }),
  },
  { title: 'AuditVerification', examples: [auditVerificationExample] },
);
export type AuditVerificationReply = Static<typeof AuditVerificationSchema>;
