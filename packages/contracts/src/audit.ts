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
    Type.String({
      minLength: 1,
      maxLength: 100,
      description: 'Only changes of this kind, for example `api-key.create`',
    }),
  ),
  actor: Type.Optional(Uuid('Only changes made by this API key, or by this person and their API keys')),
  target: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 200,
      description: 'Only changes of the thing with this `target`',
    }),
  ),
  from: Type.Optional(Timestamp('Only changes made at or after this time')),
  to: Type.Optional(Timestamp('Only changes made before this time')),
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
    sequence: Sequence('1, 2, 3 … without gaps in the organization'),
    actorKind: oneOf(ACTOR_KINDS, { description: 'Who made the change' }),
    userId: Id('The person, or the owner of the API key'),
    apiKeyId: Id('The API key'),
    actorName: Text('Name of the system task or of the operator'),
    action: Type.String({
      description: 'The kind of thing and what was done to it, for example `api-key.create`',
    }),
    target: Type.String({ description: 'The id of the thing, or something else that identifies it' }),
    before: State('The state before the change, without secrets and prompts'),
    after: State('The state after the change, or only the changed fields'),
    address: Text('The client address'),
    userAgent: Text('The `User-Agent` header of the client, up to 300 characters'),
    requestId: Text('The id of the request, as in the logs'),
    createdAt: Timestamp(),
    previousHash: Hash('The hash of the previous row; 64 zeros in the first row'),
    hash: Hash(
      'SHA-256 of all other fields except `salts`. Values that have a digest are replaced with that digest',
    ),
    digests: Places(
      'For each value with personal data, such as `address` or `after.email`, the SHA-256 of its salt and the value. null in old rows, which have no digests',
    ),
    salts: Places('The salt of each digest. An erased value has no salt'),
  },
  { title: 'AuditEntry', examples: [auditEntryExample] },
);
export type AuditEntryReply = Static<typeof AuditEntrySchema>;

export const AuditVerificationSchema = Type.Object(
  {
    valid: Type.Boolean(),
    rows: Sequence('How many rows from the first one on are correct'),
    firstBroken: nullable<{ sequence: number | null; id: string | null; reason: AuditBreak }>(
      Type.Object({
        sequence: nullable<number>({
          type: 'integer',
          minimum: 1,
          description: 'null: the row has no number',
        }),
        id: Id('null: there is no such row'),
        reason: oneOf(BREAKS, {
          description:
            '`changed`: a field does not match the hash. `unlinked`: the row does not contain the hash of the previous row. `missing`: the row does not exist. `added`: the row is not part of the chain. `head`: the last row is not the one that was written last',
        }),
      }),
    ),
    head: Type.Object({
      sequence: Sequence('The number of the last row that was written; 0: there is no row'),
      hash: Hash('The hash of that row'),
    }),
  },
  { title: 'AuditVerification', examples: [auditVerificationExample] },
);
export type AuditVerificationReply = Static<typeof AuditVerificationSchema>;
