import { type Static, Type } from 'typebox';
import { deleteAccountExample, erasureExample } from './examples/erasure.ts';
import { nullable, oneOf, strict, Timestamp, Uuid } from './schema-helpers.ts';
import { TwoFactorCode } from './two-factor.ts';

const Count = (description: string) => Type.Integer({ minimum: 0, description });
const Rows = (description: string) =>
  Type.Record(Type.String({ pattern: '^[a-z_]+$' }), Type.Integer({ minimum: 0 }), { description });

const ErasedOrganizationSchema = Type.Object({
  id: Uuid(),
  outcome: oneOf(['deleted', 'kept'], {
    description:
      '`deleted`: the organization and everything in it were deleted. `kept`: the organization has other members and still exists',
  }),
  auditEntries: Count('How many rows of its audit log had something erased'),
  auditValues: Count('How many values were erased from these rows: addresses, clients, e-mails and names'),
  auditValuesKept: Count('How many values stay, because their rows are too old to be erasable'),
});

const ErasureReceiptSchema = Type.Object({
  id: Uuid('The id of the receipt'),
  subject: Type.Object({ kind: oneOf(['user', 'organization']), id: Uuid() }),
  requestedBy: Type.Object({
    kind: oneOf(['user', 'api-key', 'system', 'operator']),
    userId: nullable<string>({ type: 'string', format: 'uuid' }),
    name: nullable<string>({ type: 'string', description: 'Name of the system task or of the operator' }),
  }),
  erasedAt: Timestamp(),
  erased: Rows('How many rows were deleted, by table'),
  organizations: Type.Array(ErasedOrganizationSchema),
  stays: Rows(
    'How many rows that name the person stay in organizations that are kept, by table. Of the person they contain at most the id from now on',
  ),
});
export type ErasureReceipt = Static<typeof ErasureReceiptSchema>;

export const ErasureSchema = Type.Object(
  {
    receipt: ErasureReceiptSchema,
    sha256: Type.String({
      pattern: '^[0-9a-f]{64}$',
      description:
        'SHA-256 of the receipt, which is written in the same form as a row of the audit log. The audit log of every organization that is kept contains it',
    }),
  },
  { title: 'Erasure', examples: [erasureExample] },
);
export type ErasureReply = Static<typeof ErasureSchema>;

export const DeleteAccountBody = Type.Object(
  {
    password: Type.String({ minLength: 1, description: 'Your current password' }),
    code: Type.Optional(TwoFactorCode),
  },
  { title: 'AccountDeletion', ...strict, examples: [deleteAccountExample] },
);
export type DeleteAccountBody = Static<typeof DeleteAccountBody>;
