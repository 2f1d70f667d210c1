import { Type } from 'typebox';
import {
  ChangePasswordBody,
  ForgotPasswordBody,
  LoginBody,
  MailAcceptedSchema,
  MeSchema,
  OpenSessionSchema,
  PasswordResetSchema,
  RefreshBody,
  RegisterBody,
  ResetPasswordBody,
  SessionSchema,
  TokensSchema,
  VerifyEmailBody,
} from '../auth.ts';
import { endpoint } from '../endpoint.ts';
import { SwitchOrganizationBody } from '../organizations.ts';
import { PageQuery } from '../pagination.ts';
import { IdParams, NOTHING } from '../schema-helpers.ts';

const tag = { name: 'Auth', description: 'Accounts and sessions' };

/** E-mails, passwords, names and tokens. */
const limits = { bodyBytes: 16 * 1024 };

export const registerEndpoint = endpoint({
  operationId: 'register',
  method: 'POST',
  path: '/api/v1/auth/register',
  access: 'public',
  action: 'organization.create',
  tag,
  summary: 'Make an account and its organization',
  description:
    'The caller becomes the admin of the new organization and is signed in at once. A mail with a link to confirm the e-mail is sent. Upper and lower case do not matter in e-mails.',
  body: RegisterBody,
  reply: { 201: SessionSchema },
  errors: ['email_taken', 'organization_slug_taken', 'cross_site'],
  limits,
});

export const loginEndpoint = endpoint({
  operationId: 'login',
  method: 'POST',
  path: '/api/v1/auth/login',
  access: 'public',
  action: 'session.create',
  tag,
  summary: 'Sign in',
  description:
    'An unknown e-mail and a wrong password get the same answer. If two-factor sign-in is on, send the `code`, too. After 10 failed sign-ins to an account, further tries must wait.',
  body: LoginBody,
  reply: { 200: SessionSchema },
  errors: [
    'invalid_credentials',
    'account_disabled',
    'sso_required',
    'cross_site',
    'two_factor_required',
    'two_factor_code_invalid',
  ],
  limits,
});

export const refreshSessionEndpoint = endpoint({
  operationId: 'refreshSession',
  method: 'POST',
  path: '/api/v1/auth/refresh',
  access: 'public',
  action: null,
  tag,
  summary: 'Exchange a refresh token for new tokens',
  description:
    'A refresh token works once. If you send it again, the session ends. A session by cookie has none: each use keeps it open.',
  body: RefreshBody,
  reply: { 200: TokensSchema },
  errors: ['refresh_token_invalid', 'refresh_token_reused'],
  limits,
});

export const logoutEndpoint = endpoint({
  operationId: 'logout',
  suspended: true,
  method: 'POST',
  path: '/api/v1/auth/logout',
  access: 'person',
  anySignIn: true,
  unverified: true,
  action: 'session.end',
  tag,
  summary: 'End the session at once',
  description: 'Its tokens or its cookie stop working. API keys have no session to end.',
  reply: { 204: NOTHING },
  errors: [],
  limits,
});

export const getMeEndpoint = endpoint({
  operationId: 'getMe',
  suspended: true,
  method: 'GET',
  path: '/api/v1/auth/me',
  access: 'signed-in',
  tag,
  summary: 'Who is calling',
  description:
    'The person who signed in, or whose API key calls, with the organization in which the request acts, the role in it, and what the caller may do there.',
  reply: { 200: MeSchema },
  errors: [],
});

export const changePasswordEndpoint = endpoint({
  operationId: 'changePassword',
  method: 'PUT',
  path: '/api/v1/auth/change-password',
  access: 'person',
  action: 'user.change-password',
  tag,
  summary: 'Change your password',
  description:
    'All your other sessions end at once, and you get a mail about the change. A wrong current password counts as a failed sign-in. People only.',
  body: ChangePasswordBody,
  reply: { 204: NOTHING },
  errors: ['wrong_password'],
  limits,
});

export const forgotPasswordEndpoint = endpoint({
  operationId: 'forgotPassword',
  method: 'POST',
  path: '/api/v1/auth/forgot-password',
  access: 'public',
  action: null,
  tag,
  summary: 'Ask for a new password',
  description:
    'Sends a mail with a link that works once, within 60 minutes. Older links stop working. The answer is the same whether or not there is an account with this e-mail.',
  body: ForgotPasswordBody,
  reply: { 202: MailAcceptedSchema },
  errors: [],
  limits,
});

export const resetPasswordEndpoint = endpoint({
  operationId: 'resetPassword',
  method: 'POST',
  path: '/api/v1/auth/reset-password',
  access: 'public',
  action: 'user.reset-password',
  tag,
  summary: 'Choose a new password with a mailed link',
  description:
    'All your sessions end at once, and you get a mail about the change. This also confirms your e-mail. Your API keys still work, unless `revokeKeys` is true. If nobody had confirmed the e-mail before, API keys are deleted and two-factor sign-in is turned off, because somebody else may have set them up. The answer and the mail say how many keys there are.',
  body: ResetPasswordBody,
  reply: { 200: PasswordResetSchema },
  errors: ['account_token_invalid'],
  limits,
});

export const verifyEmailEndpoint = endpoint({
  operationId: 'verifyEmail',
  method: 'POST',
  path: '/api/v1/auth/verify-email',
  access: 'public',
  action: 'user.verify-email',
  tag,
  summary: 'Confirm an e-mail with a mailed link',
  description: 'The link works once, within 24 hours.',
  body: VerifyEmailBody,
  reply: { 204: NOTHING },
  errors: ['account_token_invalid'],
  limits,
});

export const resendVerificationEndpoint = endpoint({
  operationId: 'resendVerification',
  method: 'POST',
  path: '/api/v1/auth/resend-verification',
  access: 'person',
  unverified: true,
  action: null,
  tag,
  summary: 'Ask for a new link to confirm your e-mail',
  description: 'Older links stop working. If the e-mail is already confirmed, nothing is sent. People only.',
  reply: { 202: MailAcceptedSchema },
  errors: [],
  limits,
});

export const listSessionsEndpoint = endpoint({
  operationId: 'listSessions',
  suspended: true,
  method: 'GET',
  path: '/api/v1/auth/sessions',
  access: 'person',
  anySignIn: true,
  tag,
  summary: 'Where you are signed in',
  description: 'Your open sessions in all your organizations, newest first. People only.',
  query: PageQuery,
  reply: { 200: Type.Array(OpenSessionSchema) },
  errors: [],
  page: true,
});

export const endSessionEndpoint = endpoint({
  operationId: 'endSession',
  suspended: true,
  method: 'DELETE',
  path: '/api/v1/auth/sessions/:id',
  access: 'person',
  anySignIn: true,
  action: 'session.end',
  tag,
  summary: 'End one of your sessions at once',
  description: 'Its tokens or its cookie stop working. People only.',
  params: IdParams,
  reply: { 204: NOTHING },
  errors: ['session_not_found'],
});

export const switchOrganizationEndpoint = endpoint({
  operationId: 'switchOrganization',
  suspended: true,
  method: 'POST',
  path: '/api/v1/auth/switch-organization',
  access: 'person',
  action: 'session.create',
  tag,
  summary: 'Switch to another of your organizations',
  description:
    'Opens a session in that organization, with new tokens or a new cookie. The current session ends. People only.',
  body: SwitchOrganizationBody,
  reply: { 200: SessionSchema },
  errors: ['organization_not_found'],
  limits,
});

export const authEndpoints = [
  registerEndpoint,
  loginEndpoint,
  refreshSessionEndpoint,
  logoutEndpoint,
  getMeEndpoint,
  changePasswordEndpoint,
  forgotPasswordEndpoint,
  resetPasswordEndpoint,
  verifyEmailEndpoint,
  resendVerificationEndpoint,
  listSessionsEndpoint,
  endSessionEndpoint,
  switchOrganizationEndpoint,
] as const;
