import { type Static, Type } from 'typebox';
import { ssoPolicyExample, updateSsoPolicyExample } from './examples/sso-policy.ts';
import { nullable, strict, Uuid } from './schema-helpers.ts';

/** Most admins of an organization who may use a password where others may not. */
const MOST_EXEMPT = 3;
/** How long a sign-in of an admin through a connection shows that others can sign in, in hours. */
export const TESTED_FOR_HOURS = 24;

const RequireSso = Type.Boolean({
  description:
    'Whether people must sign in through an identity provider of the organization. API keys still work. It has no effect while the plan does not have single sign-on',
});

const Exempt = Type.Object({
  id: Uuid('The id of the person'),
  email: Type.String(),
  fullName: Type.String(),
  effective: Type.Boolean({
    description:
      'Whether they have the two-factor sign-in that they had when they became exempt. If not, their password does not work here. Send `exemptIds` again once they have one',
  }),
});

export const SsoPolicySchema = Type.Object(
  {
    requireSso: RequireSso,
    exempt: Type.Array(Exempt, {
      description: 'Who may sign in with their own password all the same. All admins get a mail each time',
    }),
    testedAt: nullable<string>({
      type: 'string',
      format: 'date-time',
      description: `When an admin last signed in through a connection that has not changed since then, if that was within the last ${TESTED_FOR_HOURS} hours; null: no admin did. Only then, single sign-on can be required`,
    }),
  },
  { title: 'SsoPolicy', examples: [ssoPolicyExample] },
);
export type SsoPolicyReply = Static<typeof SsoPolicySchema>;

export const UpdateSsoPolicyBody = Type.Object(
  {
    requireSso: Type.Optional(RequireSso),
    exemptIds: Type.Optional(
      Type.Array(Uuid(), {
        maxItems: MOST_EXEMPT,
        uniqueItems: true,
        description:
          'The ids of up to three admins with two-factor sign-in. They can still sign in with their own password',
      }),
    ),
  },
  { title: 'SsoPolicyUpdate', ...strict, minProperties: 1, examples: [updateSsoPolicyExample] },
);
export type UpdateSsoPolicyBody = Static<typeof UpdateSsoPolicyBody>;
