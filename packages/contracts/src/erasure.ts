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
    description: '`deleted`: gone with everything in it. `kept`: of others, who go on',
  }),
  auditEntries: Count('Rows of its audit log of which something was erased'),
  auditValues: Count('Values erased from them: addresses, clients, e-mails, names'),
  auditValuesKept: Count('Values in rows that are older than erasable ones, which stay'),
});

const ErasureReceiptSchema = Type.Object({
  id: Uuid('Of the receipt'),
  subject: Type.Object({ kind: oneOf(['user', 'organization']), id: Uuid() }),
  requestedBy: Type.Object({
    kind: oneOf(['user', 'api-key', 'system', 'operator']),
    userId: nullable<string>({ type: 'string', format: 'uuid' }),
    name: nullable<string>({ type: 'string', description: 'What the product or its operator acted as' }),
  }),
  erasedAt: Timestamp(),
  erased: Rows('Rows that are gone, by table'),
  organizations: Type.Array(ErasedOrganizationSchema),
  stays: Rows('Rows of organizations that are kept, by table, which name nothing but the id of the person'),
});
export type ErasureReceipt = Static<typeof ErasureReceiptSchema>;

export const ErasureSchema = Type.Object(
  {
    receipt: ErasureReceiptSchema,
    sha256: Type.String({
      pattern: '^[0-9a-f]{64}$',
      description:
        'Of the receipt, written as rows of the audit log are; it stands in the audit log of every organization that is kept',
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
