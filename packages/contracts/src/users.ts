import { type Static, Type } from 'typebox';
import { profileExample, updateProfileExample, userStatsExample } from './examples/users.ts';
import { AnyName, nullable, strict, Timestamp, Uuid } from './schema-helpers.ts';

const MOST_PREFERENCES = 50;

export const FullName = Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' });
const Locale = {
  type: 'string',
  maxLength: 35,
  pattern: '^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,4}$',
  description: 'A language tag (BCP 47) such as `en-GB`; null: none was chosen',
};
const Preferences = Type.Record(
  AnyName,
  Type.Union([Type.Boolean(), Type.Number(), Type.String({ maxLength: 500 })]),
  {
    maxProperties: MOST_PREFERENCES,
    propertyNames: { pattern: '^[A-Za-z][A-Za-z0-9._-]{0,63}$' },
    description: `Settings that an application stores for a person: up to ${MOST_PREFERENCES} names, each with a string, a number or a boolean`,
  },
);
export type Preferences = Static<typeof Preferences>;

export const ProfileSchema = Type.Object(
  {
    id: Uuid(),
    email: Type.String(),
    emailVerified: Type.Boolean({
      description: 'Whether the person has confirmed the e-mail',
    }),
    fullName: Type.String(),
    locale: nullable<string>(Locale),
    preferences: Preferences,
    createdAt: Timestamp(),
  },
  { title: 'Profile', examples: [profileExample] },
);
export type ProfileReply = Static<typeof ProfileSchema>;

export const UpdateProfileBody = Type.Object(
  {
    fullName: Type.Optional(FullName),
    locale: Type.Optional(nullable<string>(Locale)),
    preferences: Type.Optional(Preferences),
  },
  { title: 'ProfileUpdate', ...strict, minProperties: 1, examples: [updateProfileExample] },
);
export type UpdateProfileBody = Static<typeof UpdateProfileBody>;

const Count = (description: string) => Type.Integer({ minimum: 0, description });

export const UserStatsSchema = Type.Object(
  {
    period: Type.Object({ start: Timestamp(), end: Timestamp() }),
    optimizations: Count('How many were completed in the period, including those in batches'),
    tokensSaved: Type.Integer({
      description: 'Tokens of the originals minus tokens of the results, in the period',
    }),
    batches: Count('How many were accepted in the period'),
    apiKeys: Count('How many API keys belong to the person'),
    memberSince: Timestamp('When the person joined the organization'),
  },
  { title: 'UserStats', examples: [userStatsExample] },
);
export type UserStatsReply = Static<typeof UserStatsSchema>;
