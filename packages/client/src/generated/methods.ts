// Made from packages/contracts by `pnpm docs:write`. Not to be edited.

import type { Chunks, Lines } from '../lines.ts';
import type { FileBody } from '../operation.ts';
import type { CallOptions, ClientOptions } from '../options.ts';
import type { Pages } from '../pages.ts';
import { Transport } from '../transport.ts';
import { OPERATIONS } from './operations.ts';
import type {
  AcceptInvitationAsNewInput,
  AcceptInvitationInput,
  AddMemberInput,
  ApiKey,
  ApiKeyDetails,
  AuditEntry,
  AuditVerification,
  Batch,
  BatchItem,
  BatchResult,
  CancelBatchInput,
  ChangePasswordInput,
  Check,
  CheckRewriteInput,
  ConfirmTwoFactorInput,
  CreateApiKeyInput,
  CreateBatchFileInput,
  CreateBatchInput,
  CreatedApiKey,
  CreatedInvitation,
  CreateInvitationInput,
  CreateOrganizationApiKeyInput,
  CreateOrganizationInput,
  CreateUserInput,
  CreateWebhookInput,
  CurrentSession,
  DeleteAccountInput,
  DeleteApiKeyInput,
  DeleteBatchInput,
  DeleteOptimizationInput,
  DeleteOrganizationInput,
  DeleteProviderInput,
  DeleteUserInput,
  DeleteWebhookInput,
  DisableTwoFactorInput,
  DownloadUserExportInput,
  EndSessionInput,
  Erasure,
  ExportAuditLogInput,
  ForgotPasswordInput,
  GetApiKeyInput,
  GetBatchInput,
  GetMemberInput,
  GetOptimizationInput,
  GetOrganizationInput,
  GetUserExportInput,
  GetWebhookInput,
  Health,
  HistoryEntry,
  Invitation,
  InvitationPreview,
  LeaveOrganizationInput,
  ListApiKeysInput,
  ListAuditLogInput,
  ListBatchesInput,
  ListBatchItemsInput,
  ListHistoryInput,
  ListInvitationsInput,
  ListMembersInput,
  ListOrganizationApiKeysInput,
  ListOrganizationsInput,
  ListRequirementsInput,
  ListSessionsInput,
  ListUsersInput,
  ListWebhookDeliveriesInput,
  ListWebhooksInput,
  LoginInput,
  MailAccepted,
  Member,
  NoInput,
  OpenSession,
  Optimization,
  OptimizeInput,
  Organization,
  PasswordResetResult,
  PreviewInvitationInput,
  Profile,
  Provider,
  ProviderTest,
  RecoveryCodes,
  RefreshSessionInput,
  RegisterInput,
  RemoveMemberInput,
  Requirements,
  ResetPasswordInput,
  RestoreOrganizationInput,
  RetryBatchInput,
  RetryWebhookDeliveryInput,
  RevokeInvitationInput,
  RotateApiKeyInput,
  RotatedApiKey,
  RotateWebhookSecretInput,
  SaveProviderInput,
  SaveVerificationSettingsInput,
  Session,
  SetupTwoFactorInput,
  SignUpInput,
  Status,
  StoredOptimization,
  StreamResultsInput,
  SwitchOrganizationInput,
  TestProviderInput,
  TestWebhookInput,
  Tokens,
  TwoFactor,
  TwoFactorSecret,
  UpdateApiKeyInput,
  UpdateMemberInput,
  UpdateOrganizationInput,
  UpdateProfileInput,
  UpdateUserInput,
  UpdateWebhookInput,
  Usage,
  User,
  UserExport,
  UserStats,
  VerificationSettings,
  VerifyEmailInput,
  Webhook,
  WebhookDelivery,
  WebhookWithSecret,
} from './types.ts';

/** A method for each endpoint. */
export class Methods {
  readonly #transport: Transport;

  constructor(options: ClientOptions) {
    this.#transport = new Transport(options);
  }

  /**
   * Health of the API and what it needs.
   *
   * `degraded` while Redis is out of reach or long texts cannot be refined, `down` with status 503 without Postgres.
   */
  checkHealth(input: NoInput = {}, options: CallOptions = {}): Promise<Health> {
    return this.#transport.call<Health>(OPERATIONS.checkHealth, input, options);
  }

  /**
   * Whether the process works; only a restart mends what it does not.
   *
   * 503 says what is broken in this process.
   */
  checkLiveness(input: NoInput = {}, options: CallOptions = {}): Promise<Status> {
    return this.#transport.call<Status>(OPERATIONS.checkLiveness, input, options);
  }

  /**
   * Whether the process may get requests.
   *
   * 503 while it starts or stops, and without Postgres.
   */
  checkReadiness(input: NoInput = {}, options: CallOptions = {}): Promise<Status> {
    return this.#transport.call<Status>(OPERATIONS.checkReadiness, input, options);
  }

  /**
   * Make an account and its organization.
   *
   * The caller becomes the admin of the new organization and is signed in at once, and gets a mail with a link to confirm the e-mail. E-mails compare case-insensitively.
   *
   * Errors of its own: `email_taken`, `organization_slug_taken`.
   */
  register(input: RegisterInput, options: CallOptions = {}): Promise<Session> {
    return this.#transport.call<Session>(OPERATIONS.register, input, options);
  }

  /**
   * Sign in.
   *
   * An unknown e-mail and a wrong password get the same answer. Where two-factor sign-in is on, the `code` comes along. After 10 failures of an account further tries have to wait.
   *
   * Errors of its own: `invalid_credentials`, `account_disabled`, `two_factor_required`, `two_factor_code_invalid`.
   */
  login(input: LoginInput, options: CallOptions = {}): Promise<Session> {
    return this.#transport.call<Session>(OPERATIONS.login, input, options);
  }

  /**
   * Exchange a refresh token for new tokens.
   *
   * A refresh token works once. Sending one again ends the session.
   *
   * Errors of its own: `refresh_token_invalid`, `refresh_token_reused`.
   */
  refreshSession(input: RefreshSessionInput, options: CallOptions = {}): Promise<Tokens> {
    return this.#transport.call<Tokens>(OPERATIONS.refreshSession, input, options);
  }

  /**
   * End the session at once.
   *
   * Its access and refresh tokens stop working. API keys have no session to end.
   */
  logout(input: NoInput = {}, options: CallOptions = {}): Promise<void> {
    return this.#transport.call<void>(OPERATIONS.logout, input, options);
  }

  /**
   * Who is calling.
   *
   * The person who signed in, or whose API key calls, with the organization and the role in it.
   */
  getMe(input: NoInput = {}, options: CallOptions = {}): Promise<User> {
    return this.#transport.call<User>(OPERATIONS.getMe, input, options);
  }

  /**
   * Change your password.
   *
   * All other sessions of yours end at once, and a mail tells you. Wrong current passwords count as failed sign-ins. People only.
   *
   * Errors of its own: `wrong_password`.
   */
  changePassword(input: ChangePasswordInput, options: CallOptions = {}): Promise<void> {
    return this.#transport.call<void>(OPERATIONS.changePassword, input, options);
  }

  /**
   * Ask for a new password.
   *
   * Mails a link that works once, for 60 minutes, and ends the older ones. The answer is the same whether or not an account has the e-mail.
   */
  forgotPassword(input: ForgotPasswordInput, options: CallOptions = {}): Promise<MailAccepted> {
    return this.#transport.call<MailAccepted>(OPERATIONS.forgotPassword, input, options);
  }

  /**
   * Choose a new password by a mailed link.
   *
   * All sessions of yours end at once, and a mail tells you. It confirms the e-mail, too. API keys go on working, unless `revokeKeys` is true; answer and mail say how many.
   *
   * Errors of its own: `account_token_invalid`.
   */
  resetPassword(input: ResetPasswordInput, options: CallOptions = {}): Promise<PasswordResetResult> {
    return this.#transport.call<PasswordResetResult>(OPERATIONS.resetPassword, input, options);
  }

  /**
   * Confirm an e-mail by a mailed link.
   *
   * The link works once, for 24 hours.
   *
   * Errors of its own: `account_token_invalid`.
   */
  verifyEmail(input: VerifyEmailInput, options: CallOptions = {}): Promise<void> {
    return this.#transport.call<void>(OPERATIONS.verifyEmail, input, options);
  }

  /**
   * Ask for a new link to confirm your e-mail.
   *
   * Ends the older ones. Sends nothing where the e-mail is confirmed already. People only.
   */
  resendVerification(input: NoInput = {}, options: CallOptions = {}): Promise<MailAccepted> {
    return this.#transport.call<MailAccepted>(OPERATIONS.resendVerification, input, options);
  }

  /**
   * Where you are signed in.
   *
   * Sessions that are open, newest first, in all organizations of yours. People only.
   */
  listSessions(input: ListSessionsInput = {}, options: CallOptions = {}): Pages<OpenSession> {
    return this.#transport.pages<OpenSession>(OPERATIONS.listSessions, input, options);
  }

  /**
   * End a session of yours at once.
   *
   * Its access and refresh tokens stop working. People only.
   *
   * Errors of its own: `session_not_found`.
   */
  endSession(input: EndSessionInput | EndSessionInput['id'], options: CallOptions = {}): Promise<void> {
    return this.#transport.call<void>(OPERATIONS.endSession, input, options);
  }

  /**
   * Go to another organization of yours.
   *
   * Opens a session there, with tokens of its own, and ends the one that asks. People only.
   *
   * Errors of its own: `organization_not_found`.
   */
  switchOrganization(input: SwitchOrganizationInput, options: CallOptions = {}): Promise<Session> {
    return this.#transport.call<Session>(OPERATIONS.switchOrganization, input, options);
  }

  /**
   * Whether your sign-in asks for a code.
   *
   * And how many recovery codes are left. People only.
   */
  getTwoFactor(input: NoInput = {}, options: CallOptions = {}): Promise<TwoFactor> {
    return this.#transport.call<TwoFactor>(OPERATIONS.getTwoFactor, input, options);
  }

  /**
   * Begin two-factor sign-in.
   *
   * Nothing changes until a code is confirmed; begun again, the secret before is void. Wrong passwords count as failed sign-ins. People only.
   *
   * Errors of its own: `wrong_password`, `two_factor_enabled`.
   */
  setupTwoFactor(input: SetupTwoFactorInput, options: CallOptions = {}): Promise<TwoFactorSecret> {
    return this.#transport.call<TwoFactorSecret>(OPERATIONS.setupTwoFactor, input, options);
  }

  /**
   * Turn two-factor sign-in on.
   *
   * With a code of the new secret. From now on signing in takes a code. People only.
   *
   * Errors of its own: `two_factor_not_set_up`, `two_factor_code_invalid`, `two_factor_enabled`.
   */
  confirmTwoFactor(input: ConfirmTwoFactorInput, options: CallOptions = {}): Promise<RecoveryCodes> {
    return this.#transport.call<RecoveryCodes>(OPERATIONS.confirmTwoFactor, input, options);
  }

  /**
   * Turn two-factor sign-in off.
   *
   * With the password and a code, or a recovery code. Wrong ones count as failed sign-ins. People only.
   *
   * Errors of its own: `two_factor_not_set_up`, `two_factor_code_invalid`, `wrong_password`.
   */
  disableTwoFactor(input: DisableTwoFactorInput, options: CallOptions = {}): Promise<void> {
    return this.#transport.call<void>(OPERATIONS.disableTwoFactor, input, options);
  }

  /**
   * Your profile.
   *
   * The person who signed in, or whose API key calls.
   */
  getProfile(input: NoInput = {}, options: CallOptions = {}): Promise<Profile> {
    return this.#transport.call<Profile>(OPERATIONS.getProfile, input, options);
  }

  /**
   * Change your profile.
   *
   * Fields that are left out stay as they are; `preferences` are replaced as a whole. People only: an API key changes nobody.
   */
  updateProfile(input: UpdateProfileInput = {}, options: CallOptions = {}): Promise<Profile> {
    return this.#transport.call<Profile>(OPERATIONS.updateProfile, input, options);
  }

  /**
   * What you did this month.
   *
   * In the organization that you are signed in to.
   */
  getUserStats(input: NoInput = {}, options: CallOptions = {}): Promise<UserStats> {
    return this.#transport.call<UserStats>(OPERATIONS.getUserStats, input, options);
  }

  /**
   * Ask for everything that is held about you.
   *
   * A ZIP of NDJSON files with what is yours in all your organizations, without hashes and secrets. It is made beside; then a link is mailed that works once, for 24 hours. One at a time, three a day. People only.
   *
   * Errors of its own: `export_in_progress`.
   */
  exportUserData(input: NoInput = {}, options: CallOptions = {}): Promise<UserExport> {
    return this.#transport.call<UserExport>(OPERATIONS.exportUserData, input, options);
  }

  /**
   * How far an export of your data is.
   *
   * Whatever organization you are signed in to. People only.
   *
   * Errors of its own: `export_not_found`.
   */
  getUserExport(
    input: GetUserExportInput | GetUserExportInput['id'],
    options: CallOptions = {},
  ): Promise<UserExport> {
    return this.#transport.call<UserExport>(OPERATIONS.getUserExport, input, options);
  }

  /**
   * Download an export of your data.
   *
   * By the token of the link that was mailed. Once: the archive is deleted when it has arrived. Where the connection breaks before, the link still works.
   *
   * Errors of its own: `account_token_invalid`, `rate_limited`.
   */
  downloadUserExport(input: DownloadUserExportInput, options: CallOptions = {}): Chunks {
    return this.#transport.bytes(OPERATIONS.downloadUserExport, input, options);
  }

  /**
   * Delete your account.
   *
   * At once, and for good: with everything that is yours alone, and the organizations of which you are the only member. Others keep your work under an id that is nobody’s any more; those without another admin have to be handed over first. Takes the password, and a code where sign-in asks for one; wrong ones count as failed sign-ins. Answers a receipt whose SHA-256 stands in the audit logs of the organizations. People only.
   *
   * Errors of its own: `wrong_password`, `two_factor_required`, `two_factor_code_invalid`, `last_admin`.
   */
  deleteAccount(input: DeleteAccountInput, options: CallOptions = {}): Promise<Erasure> {
    return this.#transport.call<Erasure>(OPERATIONS.deleteAccount, input, options);
  }

  /**
   * Your organizations.
   *
   * Those that you are a member of, newest first. People only.
   */
  listOrganizations(input: ListOrganizationsInput = {}, options: CallOptions = {}): Pages<Organization> {
    return this.#transport.pages<Organization>(OPERATIONS.listOrganizations, input, options);
  }

  /**
   * Make another organization.
   *
   * You become its admin. Your session stays where it is: `POST /auth/switch-organization` goes there. People only.
   *
   * Errors of its own: `organization_slug_taken`, `limit_reached`.
   */
  createOrganization(input: CreateOrganizationInput, options: CallOptions = {}): Promise<Organization> {
    return this.#transport.call<Organization>(OPERATIONS.createOrganization, input, options);
  }

  /**
   * One organization.
   *
   * Any that you are a member of; an API key opens the one that it belongs to.
   */
  getOrganization(
    input: GetOrganizationInput | GetOrganizationInput['organizationId'],
    options: CallOptions = {},
  ): Promise<Organization> {
    return this.#transport.call<Organization>(OPERATIONS.getOrganization, input, options);
  }

  /**
   * Change an organization.
   *
   * Fields that are left out stay as they are. Whoever asks for two-factor sign-in has it on themselves. Texts that `promptRetentionDays` takes do not come back.
   *
   * Errors of its own: `organization_slug_taken`, `two_factor_not_set_up`.
   */
  updateOrganization(
    input: UpdateOrganizationInput | UpdateOrganizationInput['organizationId'],
    options: CallOptions = {},
  ): Promise<Organization> {
    return this.#transport.call<Organization>(OPERATIONS.updateOrganization, input, options);
  }

  /**
   * Delete an organization in seven days.
   *
   * Until then it works on, and `POST …/restore` calls it off. Then it is gone with everything that belongs to it. Sent again it changes nothing.
   */
  deleteOrganization(input: DeleteOrganizationInput, options: CallOptions = {}): Promise<Organization> {
    return this.#transport.call<Organization>(OPERATIONS.deleteOrganization, input, options);
  }

  /**
   * Keep an organization that was to be deleted.
   *
   * Where it was not to be deleted nothing changes.
   */
  restoreOrganization(
    input: RestoreOrganizationInput | RestoreOrganizationInput['organizationId'],
    options: CallOptions = {},
  ): Promise<Organization> {
    return this.#transport.call<Organization>(OPERATIONS.restoreOrganization, input, options);
  }

  /**
   * API keys of an organization.
   *
   * Like `GET /api-keys`, of any organization that you are a member of.
   */
  listOrganizationApiKeys(
    input: ListOrganizationApiKeysInput | ListOrganizationApiKeysInput['organizationId'],
    options: CallOptions = {},
  ): Pages<ApiKey> {
    return this.#transport.pages<ApiKey>(OPERATIONS.listOrganizationApiKeys, input, options);
  }

  /**
   * Make an API key of an organization.
   *
   * Like `POST /api-keys`, in any organization that you are a member of.
   */
  createOrganizationApiKey(
    input: CreateOrganizationApiKeyInput,
    options: CallOptions = {},
  ): Promise<CreatedApiKey> {
    return this.#transport.call<CreatedApiKey>(OPERATIONS.createOrganizationApiKey, input, options);
  }

  /**
   * List members.
   *
   * With their roles, those who had an account last first.
   */
  listMembers(
    input: ListMembersInput | ListMembersInput['organizationId'],
    options: CallOptions = {},
  ): Pages<Member> {
    return this.#transport.pages<Member>(OPERATIONS.listMembers, input, options);
  }

  /**
   * Make an account for a new member.
   *
   * Whoever has an account already is invited instead: nobody joins without saying so. The role is `member` unless another is named.
   *
   * Errors of its own: `email_taken`, `email_domain_not_allowed`.
   */
  addMember(input: AddMemberInput, options: CallOptions = {}): Promise<Member> {
    return this.#transport.call<Member>(OPERATIONS.addMember, input, options);
  }

  /**
   * One member.
   *
   * By the id of the person.
   *
   * Errors of its own: `member_not_found`.
   */
  getMember(input: GetMemberInput, options: CallOptions = {}): Promise<Member> {
    return this.#transport.call<Member>(OPERATIONS.getMember, input, options);
  }

  /**
   * Give a member another role.
   *
   * It holds from the next request on, also of API keys. The last admin keeps the role.
   *
   * Errors of its own: `member_not_found`, `last_admin`.
   */
  updateMember(input: UpdateMemberInput, options: CallOptions = {}): Promise<Member> {
    return this.#transport.call<Member>(OPERATIONS.updateMember, input, options);
  }

  /**
   * Remove a member.
   *
   * Sessions and API keys of the person in this organization end at once; the account stays. The last admin cannot be removed.
   *
   * Errors of its own: `member_not_found`, `last_admin`.
   */
  removeMember(input: RemoveMemberInput, options: CallOptions = {}): Promise<void> {
    return this.#transport.call<void>(OPERATIONS.removeMember, input, options);
  }

  /**
   * Leave an organization.
   *
   * Your sessions and API keys there end at once. The last admin cannot leave: make somebody else an admin first, or delete the organization. People only.
   *
   * Errors of its own: `last_admin`.
   */
  leaveOrganization(
    input: LeaveOrganizationInput | LeaveOrganizationInput['organizationId'],
    options: CallOptions = {},
  ): Promise<void> {
    return this.#transport.call<void>(OPERATIONS.leaveOrganization, input, options);
  }

  /**
   * List members.
   *
   * Like `GET /organizations/{organizationId}/members`, of the organization that you are signed in to.
   */
  listUsers(input: ListUsersInput = {}, options: CallOptions = {}): Pages<Member> {
    return this.#transport.pages<Member>(OPERATIONS.listUsers, input, options);
  }

  /**
   * Make an account for a new member.
   *
   * Like `POST /organizations/{organizationId}/members`, in the organization that you are signed in to.
   *
   * Errors of its own: `email_taken`, `email_domain_not_allowed`.
   */
  createUser(input: CreateUserInput, options: CallOptions = {}): Promise<Member> {
    return this.#transport.call<Member>(OPERATIONS.createUser, input, options);
  }

  /**
   * Give a member another role.
   *
   * Like `PATCH /organizations/{organizationId}/members/{id}`. What people say of themselves only they change.
   *
   * Errors of its own: `member_not_found`, `last_admin`.
   */
  updateUser(input: UpdateUserInput, options: CallOptions = {}): Promise<Member> {
    return this.#transport.call<Member>(OPERATIONS.updateUser, input, options);
  }

  /**
   * Remove a member.
   *
   * Like `DELETE /organizations/{organizationId}/members/{id}`: the account stays.
   *
   * Errors of its own: `member_not_found`, `last_admin`.
   */
  deleteUser(input: DeleteUserInput | DeleteUserInput['id'], options: CallOptions = {}): Promise<void> {
    return this.#transport.call<void>(OPERATIONS.deleteUser, input, options);
  }

  /**
   * List open invitations.
   *
   * Newest first; those that were accepted, revoked or have expired are not among them.
   */
  listInvitations(
    input: ListInvitationsInput | ListInvitationsInput['organizationId'],
    options: CallOptions = {},
  ): Pages<Invitation> {
    return this.#transport.pages<Invitation>(OPERATIONS.listInvitations, input, options);
  }

  /**
   * Invite somebody.
   *
   * With an account or without. The token is in this answer only. Another invitation of the same address takes the place of the first.
   *
   * Errors of its own: `already_member`, `limit_reached`, `email_domain_not_allowed`.
   */
  createInvitation(input: CreateInvitationInput, options: CallOptions = {}): Promise<CreatedInvitation> {
    return this.#transport.call<CreatedInvitation>(OPERATIONS.createInvitation, input, options);
  }

  /**
   * Revoke an invitation.
   *
   * Its token stops working at once.
   *
   * Errors of its own: `invitation_not_found`.
   */
  revokeInvitation(input: RevokeInvitationInput, options: CallOptions = {}): Promise<void> {
    return this.#transport.call<void>(OPERATIONS.revokeInvitation, input, options);
  }

  /**
   * What an invitation is to.
   *
   * For whoever holds its token. Changes nothing.
   *
   * Errors of its own: `invitation_invalid`.
   */
  previewInvitation(input: PreviewInvitationInput, options: CallOptions = {}): Promise<InvitationPreview> {
    return this.#transport.call<InvitationPreview>(OPERATIONS.previewInvitation, input, options);
  }

  /**
   * Accept an invitation with your account.
   *
   * It has to be for the e-mail of your account. Your session stays where it is: `POST /auth/switch-organization` goes to the new one. People only.
   *
   * Errors of its own: `invitation_invalid`, `already_member`, `email_domain_not_allowed`.
   */
  acceptInvitation(input: AcceptInvitationInput, options: CallOptions = {}): Promise<Organization> {
    return this.#transport.call<Organization>(OPERATIONS.acceptInvitation, input, options);
  }

  /**
   * Accept an invitation and make an account.
   *
   * For addresses without an account. You are signed in to the organization at once.
   *
   * Errors of its own: `invitation_invalid`, `email_taken`, `email_domain_not_allowed`.
   */
  acceptInvitationAsNew(input: AcceptInvitationAsNewInput, options: CallOptions = {}): Promise<Session> {
    return this.#transport.call<Session>(OPERATIONS.acceptInvitationAsNew, input, options);
  }

  /**
   * Make an API key.
   *
   * The key is in this answer only.
   */
  createApiKey(input: CreateApiKeyInput, options: CallOptions = {}): Promise<CreatedApiKey> {
    return this.#transport.call<CreatedApiKey>(OPERATIONS.createApiKey, input, options);
  }

  /**
   * List API keys.
   *
   * Newest first, without the keys themselves: a prefix tells them apart. `prefix` finds a key by its first characters, also one that leaked.
   */
  listApiKeys(input: ListApiKeysInput = {}, options: CallOptions = {}): Pages<ApiKey> {
    return this.#transport.pages<ApiKey>(OPERATIONS.listApiKeys, input, options);
  }

  /**
   * Read an API key.
   *
   * Without the key itself, and with what it used this month.
   *
   * Errors of its own: `api_key_not_found`.
   */
  getApiKey(input: GetApiKeyInput | GetApiKeyInput['id'], options: CallOptions = {}): Promise<ApiKeyDetails> {
    return this.#transport.call<ApiKeyDetails>(OPERATIONS.getApiKey, input, options);
  }

  /**
   * Change an API key.
   *
   * Fields that are left out stay as they are; null takes an expiry or a limit away. Admins change any key, members their own; nobody adds scopes that they lack.
   *
   * Errors of its own: `api_key_not_found`.
   */
  updateApiKey(
    input: UpdateApiKeyInput | UpdateApiKeyInput['id'],
    options: CallOptions = {},
  ): Promise<ApiKey> {
    return this.#transport.call<ApiKey>(OPERATIONS.updateApiKey, input, options);
  }

  /**
   * Replace the secret of an API key.
   *
   * The new key is in this answer only; id, scopes and limits stay. The old one works for `overlapSeconds` more; one that an earlier rotation replaced stops at once.
   *
   * Errors of its own: `api_key_not_found`.
   */
  rotateApiKey(
    input: RotateApiKeyInput | RotateApiKeyInput['id'],
    options: CallOptions = {},
  ): Promise<RotatedApiKey> {
    return this.#transport.call<RotatedApiKey>(OPERATIONS.rotateApiKey, input, options);
  }

  /**
   * Delete an API key, which stops working at once.
   *
   * Work that was accepted goes on. Requests whose body is still on its way are refused.
   *
   * Errors of its own: `api_key_not_found`.
   */
  deleteApiKey(input: DeleteApiKeyInput | DeleteApiKeyInput['id'], options: CallOptions = {}): Promise<void> {
    return this.#transport.call<void>(OPERATIONS.deleteApiKey, input, options);
  }

  /**
   * List providers, in the order in which `auto` tries them.
   *
   * With what is missing where one cannot be used. Credentials are never shown but for their last four characters.
   */
  listProviders(input: NoInput = {}, options: CallOptions = {}): Promise<Provider[]> {
    return this.#transport.call<Provider[]>(OPERATIONS.listProviders, input, options);
  }

  /**
   * How doubts about a model’s result are dealt with, and who reads them.
   *
   * Set for the organization; a request may say otherwise.
   */
  getVerificationSettings(input: NoInput = {}, options: CallOptions = {}): Promise<VerificationSettings> {
    return this.#transport.call<VerificationSettings>(OPERATIONS.getVerificationSettings, input, options);
  }

  /**
   * Set the second reader and when it is asked (admins).
   *
   * Fields that are left out keep their value.
   *
   * Errors of its own: `provider_not_usable`.
   */
  saveVerificationSettings(
    input: SaveVerificationSettingsInput = {},
    options: CallOptions = {},
  ): Promise<VerificationSettings> {
    return this.#transport.call<VerificationSettings>(OPERATIONS.saveVerificationSettings, input, options);
  }

  /**
   * Set up a provider (admins).
   *
   * Fields that are left out keep their value.
   *
   * Errors of its own: `blocked_address`, `provider_not_usable`.
   */
  saveProvider(
    input: SaveProviderInput | SaveProviderInput['provider'],
    options: CallOptions = {},
  ): Promise<Provider> {
    return this.#transport.call<Provider>(OPERATIONS.saveProvider, input, options);
  }

  /**
   * Forget the organization's configuration of a provider (admins).
   *
   * Its credentials are erased. Where the operator brings some, the provider can be used with these.
   *
   * Errors of its own: `provider_not_configured`.
   */
  deleteProvider(
    input: DeleteProviderInput | DeleteProviderInput['provider'],
    options: CallOptions = {},
  ): Promise<void> {
    return this.#transport.call<void>(OPERATIONS.deleteProvider, input, options);
  }

  /**
   * Make one tiny real call (admins).
   *
   * Asks the provider's model for one word, with the credentials that a refinement would use. What went wrong is in the reply.
   *
   * Errors of its own: `provider_not_usable`, `blocked_address`.
   */
  testProvider(
    input: TestProviderInput | TestProviderInput['provider'],
    options: CallOptions = {},
  ): Promise<ProviderTest> {
    return this.#transport.call<ProviderTest>(OPERATIONS.testProvider, input, options);
  }

  /**
   * Refine one prompt.
   *
   * With `include=edits` the reply has the edits that turn the original into the refined text, also where it is answered from an earlier result. `fields` leaves out what you do not need.
   *
   * Errors of its own: `refining_limit_exceeded`, `provider_not_usable`, `provider_failed`, `provider_unavailable`, `quota_exceeded`, `budget_exceeded`, `price_unknown`, `texts_removed`.
   */
  optimize(input: OptimizeInput, options: CallOptions = {}): Promise<Optimization> {
    return this.#transport.call<Optimization>(OPERATIONS.optimize, input, options);
  }

  /**
   * List optimizations, newest first.
   *
   * Without the texts. `metadata` filters by what was sent along; `offset` skips, `cursor` goes on from a page.
   */
  listHistory(input: ListHistoryInput = {}, options: CallOptions = {}): Pages<HistoryEntry> {
    return this.#transport.pages<HistoryEntry>(OPERATIONS.listHistory, input, options);
  }

  /**
   * Get an optimization, whole.
   *
   * With both texts, what was removed and why, and what the check found. With `include=edits` also the edits. `fields` leaves out what you do not need.
   *
   * Errors of its own: `optimization_not_found`.
   */
  getOptimization(
    input: GetOptimizationInput | GetOptimizationInput['id'],
    options: CallOptions = {},
  ): Promise<StoredOptimization> {
    return this.#transport.call<StoredOptimization>(OPERATIONS.getOptimization, input, options);
  }

  /**
   * Delete an optimization with its texts.
   *
   * It counts for the quota all the same. A repeated request is refined anew.
   *
   * Errors of its own: `optimization_not_found`.
   */
  deleteOptimization(
    input: DeleteOptimizationInput | DeleteOptimizationInput['id'],
    options: CallOptions = {},
  ): Promise<void> {
    return this.#transport.call<void>(OPERATIONS.deleteOptimization, input, options);
  }

  /**
   * Check a rewrite of a prompt.
   *
   * Says of each requirement of the original whether the rewritten text kept it. Neither text is stored.
   *
   * Errors of its own: `refining_limit_exceeded`, `provider_not_usable`.
   */
  checkRewrite(input: CheckRewriteInput, options: CallOptions = {}): Promise<Check> {
    return this.#transport.call<Check>(OPERATIONS.checkRewrite, input, options);
  }

  /**
   * List what a prompt asks for.
   *
   * What a check would look for in a rewrite of the text. Nothing is stored.
   *
   * Errors of its own: `refining_limit_exceeded`.
   */
  listRequirements(input: ListRequirementsInput, options: CallOptions = {}): Promise<Requirements> {
    return this.#transport.call<Requirements>(OPERATIONS.listRequirements, input, options);
  }

  /**
   * Upload prompts to refine.
   *
   * JSON up to 10,000 items and 4 MiB; NDJSON, CSV (columns text, customId, metadata.<key>) or a form with a field `file` up to 100,000 items and 200 MiB. For files the options come as query parameters or form fields. Nothing is accepted unless every item is valid; after 50 that are not, the rest is not looked at.
   *
   * Errors of its own: `invalid_items`, `invalid_upload`, `provider_not_usable`, `blocked_address`, `webhook_limit`, `webhook_disabled`, `quota_exceeded`, `service_unavailable`.
   */
  createBatch(
    input: CreateBatchInput | (CreateBatchFileInput & FileBody<'application/x-ndjson' | 'text/csv'>),
    options: CallOptions = {},
  ): Promise<Batch> {
    return this.#transport.call<Batch>(OPERATIONS.createBatch, input, options);
  }

  /**
   * List batches, newest first.
   *
   * With counts and progress, but without items.
   */
  listBatches(input: ListBatchesInput = {}, options: CallOptions = {}): Pages<Batch> {
    return this.#transport.pages<Batch>(OPERATIONS.listBatches, input, options);
  }

  /**
   * Get a batch: its counts, progress and savings.
   *
   * For polling: `etaSeconds` says when it may be done, null while nobody can tell.
   *
   * Errors of its own: `batch_not_found`.
   */
  getBatch(input: GetBatchInput | GetBatchInput['id'], options: CallOptions = {}): Promise<Batch> {
    return this.#transport.call<Batch>(OPERATIONS.getBatch, input, options);
  }

  /**
   * List the items of a batch in the order of the upload.
   *
   * Without texts: those are in the results. `status` leaves out the others.
   *
   * Errors of its own: `batch_not_found`.
   */
  listBatchItems(
    input: ListBatchItemsInput | ListBatchItemsInput['id'],
    options: CallOptions = {},
  ): Pages<BatchItem> {
    return this.#transport.pages<BatchItem>(OPERATIONS.listBatchItems, input, options);
  }

  /**
   * Stream the results in the order of the upload.
   *
   * NDJSON, one line for each item that has ended; `Accept: text/csv` for CSV, whose cells no spreadsheet takes for a formula (see `csvSafe`). While the batch runs: what is done so far. A stream whose reader takes nothing for 60 s is cut, and an organization may have 4 at the same time.
   *
   * Errors of its own: `batch_not_found`.
   */
  streamResults(
    input: StreamResultsInput | StreamResultsInput['id'],
    options: CallOptions = {},
  ): Lines<BatchResult, 'text/csv'> {
    return this.#transport.lines<BatchResult>(OPERATIONS.streamResults, input, options);
  }

  /**
   * Cancel what has not begun; its quota is returned.
   *
   * What is being refined at this moment still ends and counts.
   *
   * Errors of its own: `batch_not_found`, `batch_finished`.
   */
  cancelBatch(input: CancelBatchInput | CancelBatchInput['id'], options: CallOptions = {}): Promise<Batch> {
    return this.#transport.call<Batch>(OPERATIONS.cancelBatch, input, options);
  }

  /**
   * Try the failed items of an ended batch again.
   *
   * They are charged anew. What succeeded stays as it is.
   *
   * Errors of its own: `batch_not_found`, `batch_not_finished`, `nothing_to_retry`, `quota_exceeded`, `texts_removed`.
   */
  retryBatch(input: RetryBatchInput | RetryBatchInput['id'], options: CallOptions = {}): Promise<Batch> {
    return this.#transport.call<Batch>(OPERATIONS.retryBatch, input, options);
  }

  /**
   * Delete an ended batch; its optimizations stay in the history.
   *
   * Items that failed are forgotten with their texts.
   *
   * Errors of its own: `batch_not_found`, `batch_not_finished`.
   */
  deleteBatch(input: DeleteBatchInput | DeleteBatchInput['id'], options: CallOptions = {}): Promise<void> {
    return this.#transport.call<void>(OPERATIONS.deleteBatch, input, options);
  }

  /**
   * What this month has used of the plan and the budget.
   *
   * Refinements of the running month, those reserved for work that has not ended, and what is left; the same of what providers cost.
   */
  getUsage(input: NoInput = {}, options: CallOptions = {}): Promise<Usage> {
    return this.#transport.call<Usage>(OPERATIONS.getUsage, input, options);
  }

  /**
   * List webhooks.
   *
   * Newest first, without their secrets.
   */
  listWebhooks(input: ListWebhooksInput = {}, options: CallOptions = {}): Pages<Webhook> {
    return this.#transport.pages<Webhook>(OPERATIONS.listWebhooks, input, options);
  }

  /**
   * Make a webhook.
   *
   * At most 20 for an organization, without those made for batches. The secret is in this answer only.
   *
   * Errors of its own: `blocked_address`, `webhook_limit`.
   */
  createWebhook(input: CreateWebhookInput, options: CallOptions = {}): Promise<WebhookWithSecret> {
    return this.#transport.call<WebhookWithSecret>(OPERATIONS.createWebhook, input, options);
  }

  /**
   * One webhook.
   *
   * Whether it is enabled, and since when nothing has arrived.
   *
   * Errors of its own: `webhook_not_found`.
   */
  getWebhook(input: GetWebhookInput | GetWebhookInput['id'], options: CallOptions = {}): Promise<Webhook> {
    return this.#transport.call<Webhook>(OPERATIONS.getWebhook, input, options);
  }

  /**
   * Change a webhook.
   *
   * What is left out stays. `enabled: true` begins anew with one that was disabled.
   *
   * Errors of its own: `webhook_not_found`, `blocked_address`, `webhook_limit`.
   */
  updateWebhook(
    input: UpdateWebhookInput | UpdateWebhookInput['id'],
    options: CallOptions = {},
  ): Promise<Webhook> {
    return this.#transport.call<Webhook>(OPERATIONS.updateWebhook, input, options);
  }

  /**
   * Delete a webhook.
   *
   * Its deliveries are deleted with it, those that wait included.
   *
   * Errors of its own: `webhook_not_found`.
   */
  deleteWebhook(
    input: DeleteWebhookInput | DeleteWebhookInput['id'],
    options: CallOptions = {},
  ): Promise<void> {
    return this.#transport.call<void>(OPERATIONS.deleteWebhook, input, options);
  }

  /**
   * Get a new secret.
   *
   * For `overlapSeconds` both the new secret and the one before sign every delivery. The secret is in this answer only.
   *
   * Errors of its own: `webhook_not_found`.
   */
  rotateWebhookSecret(
    input: RotateWebhookSecretInput | RotateWebhookSecretInput['id'],
    options: CallOptions = {},
  ): Promise<WebhookWithSecret> {
    return this.#transport.call<WebhookWithSecret>(OPERATIONS.rotateWebhookSecret, input, options);
  }

  /**
   * Send a ping.
   *
   * Also to a webhook that is disabled. The deliveries tell what became of it.
   *
   * Errors of its own: `webhook_not_found`, `limit_reached`.
   */
  testWebhook(
    input: TestWebhookInput | TestWebhookInput['id'],
    options: CallOptions = {},
  ): Promise<WebhookDelivery> {
    return this.#transport.call<WebhookDelivery>(OPERATIONS.testWebhook, input, options);
  }

  /**
   * What was delivered to a webhook.
   *
   * Newest first, those that wait included. Kept for 35 days.
   *
   * Errors of its own: `webhook_not_found`.
   */
  listWebhookDeliveries(
    input: ListWebhookDeliveriesInput | ListWebhookDeliveriesInput['id'],
    options: CallOptions = {},
  ): Pages<WebhookDelivery> {
    return this.#transport.pages<WebhookDelivery>(OPERATIONS.listWebhookDeliveries, input, options);
  }

  /**
   * Try a failed delivery again.
   *
   * With the same event id, at once and then for up to 24 hours.
   *
   * Errors of its own: `webhook_delivery_not_found`, `webhook_delivery_not_failed`.
   */
  retryWebhookDelivery(
    input: RetryWebhookDeliveryInput | RetryWebhookDeliveryInput['id'],
    options: CallOptions = {},
  ): Promise<WebhookDelivery> {
    return this.#transport.call<WebhookDelivery>(OPERATIONS.retryWebhookDelivery, input, options);
  }

  /**
   * List what was changed, by whom.
   *
   * Newest first. All filters that are given have to fit. Admins only.
   */
  listAuditLog(input: ListAuditLogInput = {}, options: CallOptions = {}): Pages<AuditEntry> {
    return this.#transport.pages<AuditEntry>(OPERATIONS.listAuditLog, input, options);
  }

  /**
   * Stream the audit log, oldest first.
   *
   * NDJSON, one line for each row, the one that records this export among them. Without filters the lines are the whole chain, which anybody can verify with them alone. A stream whose reader takes nothing for 60 s is cut, and an organization may have 4 at the same time. Admins only.
   */
  exportAuditLog(input: ExportAuditLogInput = {}, options: CallOptions = {}): Lines<AuditEntry, never> {
    return this.#transport.lines<AuditEntry>(OPERATIONS.exportAuditLog, input, options);
  }

  /**
   * Verify the chain of the audit log.
   *
   * Reads every row of the organization and says where the first one is that was changed, removed, moved or added. One at a time for each organization. Admins only.
   */
  verifyAuditLog(input: NoInput = {}, options: CallOptions = {}): Promise<AuditVerification> {
    return this.#transport.call<AuditVerification>(OPERATIONS.verifyAuditLog, input, options);
  }

  /**
   * Make an account, as other products call it.
   *
   * Like `POST /auth/register`, which also names the organization.
   *
   * Errors of its own: `email_taken`, `organization_slug_taken`.
   */
  signUp(input: SignUpInput, options: CallOptions = {}): Promise<Session> {
    return this.#transport.call<Session>(OPERATIONS.signUp, input, options);
  }

  /**
   * End the session by a GET.
   *
   * Like `POST /auth/logout`. Also as `/auth/signout`. People only.
   */
  signOut(input: NoInput = {}, options: CallOptions = {}): Promise<void> {
    return this.#transport.call<void>(OPERATIONS.signOut, input, options);
  }

  /**
   * Who is calling, and the session.
   *
   * Like `GET /auth/me`, with the session; API keys have none.
   */
  getSession(input: NoInput = {}, options: CallOptions = {}): Promise<CurrentSession> {
    return this.#transport.call<CurrentSession>(OPERATIONS.getSession, input, options);
  }
}
