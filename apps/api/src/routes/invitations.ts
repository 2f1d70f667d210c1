import {
  acceptAsNewEndpoint,
  acceptInvitationEndpoint,
  createInvitationEndpoint,
  listInvitationsEndpoint,
  previewInvitationEndpoint,
  revokeInvitationEndpoint,
} from '@refinery/contracts/endpoints/invitations.ts';
import { acceptInvitation } from '@refinery/domain/invitations/accept-invitation.ts';
import { acceptInvitationAsNew } from '@refinery/domain/invitations/accept-invitation-as-new.ts';
import { createInvitation } from '@refinery/domain/invitations/create-invitation.ts';
import { listInvitations } from '@refinery/domain/invitations/list-invitations.ts';
import { previewInvitation } from '@refinery/domain/invitations/preview-invitation.ts';
import { revokeInvitation } from '@refinery/domain/invitations/revoke-invitation.ts';
import { openRequestedSession } from '../auth/tokens.ts';
import { type Binding, bind, bindPublic } from '../endpoints/bind.ts';
import { gone } from '../endpoints/gone.ts';
import type { App, AppOptions } from '../types.ts';

export const invitationRoutes = (app: App, { config }: AppOptions): Binding[] => [
  bind(listInvitationsEndpoint, listInvitations),
  bind(createInvitationEndpoint, createInvitation, { rebuild: gone('invitation_not_found') }),
  bind(revokeInvitationEndpoint, revokeInvitation),
  bindPublic(previewInvitationEndpoint, previewInvitation),
  bind(acceptInvitationEndpoint, acceptInvitation),
  bindPublic(acceptAsNewEndpoint, (ctx, given, { cookie, ...client }) =>
    openRequestedSession(app, config.JWT_EXPIRY, { cookie, session: given.session }, () =>
      acceptInvitationAsNew(ctx, given, client),
    ),
  ),
];
