import { type Static, Type } from 'typebox';
import { createDomainExample, domainExample, verifiedDomainExample } from './examples/domains.ts';
import { NullableTimestamp, oneOf, strict, Timestamp, Uuid } from './schema-helpers.ts';

/** `pending`: not proved yet, or not any more. */
const DOMAIN_STATUSES = ['pending', 'verified'] as const;

export const CreateDomainBody = Type.Object(
  {
    domain: Type.String({
      minLength: 1,
      maxLength: 255,
      pattern: '^\\S+$',
      description: 'Such as `acme.example`. A domain below another one is proved by itself',
    }),
  },
  { title: 'NewDomain', ...strict, examples: [createDomainExample] },
);
export type CreateDomainBody = Static<typeof CreateDomainBody>;

export const DomainSchema = Type.Object(
  {
    id: Uuid(),
    domain: Type.String({ description: 'In small letters; other signs than ASCII as `xn--…`' }),
    status: oneOf(DOMAIN_STATUSES, { description: '`pending`: not proved yet, or not any more' }),
    record: Type.Object(
      { name: Type.String(), type: oneOf(['TXT']), value: Type.String() },
      { description: 'What must stand in the DNS, and stay there' },
    ),
    verifiedAt: NullableTimestamp,
    missingSince: Type.Unsafe<string | null>({
      ...NullableTimestamp,
      description: 'Since when the record is missing. After 7 days the domain is `pending` again',
    }),
    createdAt: Timestamp(),
  },
  { title: 'Domain', examples: [domainExample, verifiedDomainExample] },
);
export type DomainReply = Static<typeof DomainSchema>;
