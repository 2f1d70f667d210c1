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
    description: '`deleted`: deleted with everything in it. `kept`: it has other members, who keep it',
  }),
  auditEntries: Count('Number of rows of its audit log from which something was erased'),
  auditValues: Count('Number of values erased from them: IP addresses, clients, e-mail addresses, names'),
  auditValuesKept: Count(
    'Number of values that stay, because their rows are from before values could be erased',
  ),
});

const ErasureReceiptSchema = Type.Object({
  id: Uuid('Of the receipt'),
  subject: Type.Object({ kind: oneOf(['user', 'organization']), id: Uuid() }),
  requestedBy: Type.Object({
    kind: oneOf(['user', 'api-key', 'system', 'operator']),
    userId: nullable<string>({ type: 'string', format: 'uuid' }),
    name: nullable<string>({
      type: 'string',
      description: 'The part of the product, or the operator command, that acted',
    }),
  }),
  erasedAt: Timestamp(),
  erased: Rows('Number of deleted rows, by table'),
  organizations: Type.Array(ErasedOrganizationSchema),
  stays: Rows(
    'Number of rows that stay in organizations that are kept, by table. They contain nothing but the id of the person',
  ),
});
export type ErasureReceipt = Static<typeof ErasureReceiptSchema>;

export const ErasureSchema = Type.Object(
  {
    receipt: ErasureReceiptSchema,
    sha256: Type.String({
      pattern: '^[0-9a-f]{64}$',
      description:
        'SHA-256 of the receipt, written in the same way as rows of the audit log. The audit log of every kept organization has it',
    }),
  },
  { title: 'Erasure', examples: [erasureExample] },
);
export type ErasureReply = Static<typeof ErasureSchema>;

export const DeleteAccountBody = Type.Object(
  {
    password: Type.String({ minLength: 1, description: 'The current one' }),
    code: Type.Optional(TwoFactorCode),
  },
  { title: 'AccountDeletion', ...strict, examples: [deleteAccountExample] },
);
export type DeleteAccountBody = Static<typeof DeleteAccountBody>;
