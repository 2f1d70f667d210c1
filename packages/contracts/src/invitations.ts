import { type Static, Type } from 'typebox';
import { SessionKindField } from './auth.ts';
import { Email, NewPassword } from './credentials.ts';
import { ROLES } from './enums.ts';
import {
  acceptAsNewExample,
  acceptInvitationExample,
  createInvitationExample,
  invitationExample,
  invitationPreviewExample,
  invitationTokenExample,
} from './examples/invitations.ts';
import { RoleName } from './members.ts';
import { nullable, oneOf, strict, Timestamp, Uuid } from './schema-helpers.ts';
import { FullName } from './users.ts';

export const DEFAULT_INVITATION_DAYS = 7;
const MOST_INVITATION_DAYS = 30;

export const InvitationSchema = Type.Object(
  {
    id: Uuid(),
    email: Type.String(),
    role: oneOf(ROLES),
    invitedBy: Uuid('The id of the person who invited'),
    createdAt: Timestamp(),
    expiresAt: Timestamp(),
  },
  { title: 'Invitation', examples: [invitationExample] },
);
export type InvitationReply = Static<typeof InvitationSchema>;

export const CreatedInvitationSchema = Type.Object(
  {
    ...InvitationSchema.properties,
    token: nullable<string>({
      type: 'string',
      description:
        'Opens the invitation. Only this answer and the mail contain it. null: an API key invited, and only the mail contains it',
    }),
  },
  { title: 'CreatedInvitation', examples: [{ ...invitationExample, token: invitationTokenExample }] },
);
export type CreatedInvitationReply = Static<typeof CreatedInvitationSchema>;

export const CreateInvitationBody = Type.Object(
  {
    email: Email,
    role: Type.Optional(RoleName),
    expiresInDays: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: MOST_INVITATION_DAYS,
        description: `How many days the invitation is open; default: ${DEFAULT_INVITATION_DAYS}`,
      }),
    ),
  },
  { title: 'NewInvitation', ...strict, examples: [createInvitationExample] },
);
export type CreateInvitationBody = Static<typeof CreateInvitationBody>;

const Token = Type.String({ minLength: 1, maxLength: 200 });

export const AcceptInvitationBody = Type.Object(
  { token: Token },
  { title: 'InvitationToken', ...strict, examples: [acceptInvitationExample] },
);

export const AcceptAsNewBody = Type.Object(
  { token: Token, fullName: FullName, password: NewPassword, session: SessionKindField },
  { title: 'InvitationAcceptance', ...strict, examples: [acceptAsNewExample] },
);
export type AcceptAsNewBody = Static<typeof AcceptAsNewBody>;

export const InvitationPreviewSchema = Type.Object(
  {
    organizationName: Type.String(),
    email: Type.String(),
    role: oneOf(ROLES),
    expiresAt: Timestamp(),
  },
  { title: 'InvitationPreview', examples: [invitationPreviewExample] },
);
export type InvitationPreviewReply = Static<typeof InvitationPreviewSchema>;
