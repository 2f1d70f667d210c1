// Made from packages/contracts by `pnpm docs:write`. Not to be edited.

import type { Chunks, Lines } from '../lines.ts';
import type { FileBody } from '../operation.ts';
import type { CallOptions, ClientOptions } from '../options.ts';
import type { Pages } from '../pages.ts';
import { Transport } from '../transport.ts';
import { OPERATIONS } from './operations.ts';
import type {
  AbTest,
  AcceptInvitationAsNewInput,
  AcceptInvitationInput,
  AddDatasetItemsFileInput,
  AddDatasetItemsInput,
  AddMemberInput,
  AddRunScoresInput,
  Analytics,
  ApiKey,
  ApiKeyDetails,
  ApprovePromptVersionInput,
  AuditEntry,
  AuditVerification,
  Batch,
  BatchHistogram,
  BatchItem,
  BatchResult,
  Billing,
  BillingPortal,
  Broadcast,
  Call,
  CancelBatchInput,
  CancelEnrichmentJobInput,
  Cancellation,
  CancelRunInput,
  ChangedPrompt,
  ChangePasswordInput,
  ChangeSubscriptionInput,
  Chat,
  ChatAnalytics,
  ChatAnswer,
  ChatInput,
  ChatSession,
  ChatSessionEntry,
  ChatTurn,
  Check,
  Checkout,
  CheckRewriteInput,
  ConfirmTwoFactorInput,
  Connection,
  ConnectionTest,
  CostAnalytics,
  CreateAbTestInput,
  CreateApiKeyInput,
  CreateBatchFileInput,
  CreateBatchInput,
  CreateBroadcastInput,
  CreateChatSessionInput,
  CreateConnectionInput,
  CreateDatasetInput,
  CreateDomainInput,
  CreatedApiKey,
  CreatedInvitation,
  CreatedScimToken,
  CreatedShare,
  CreateEvaluatorInput,
  CreateInvitationInput,
  CreateOrganizationApiKeyInput,
  CreateOrganizationInput,
  CreateProjectInput,
  CreatePromptInput,
  CreateRunInput,
  CreateScimTokenInput,
  CreateShareInput,
  CreateUserInput,
  CreateWebhookInput,
  CurrentSession,
  Dataset,
  DatasetItem,
  DecideRefinedTextInput,
  DeleteAccountInput,
  DeleteApiKeyInput,
  DeleteBatchInput,
  DeleteChatSessionInput,
  DeleteConnectionInput,
  DeleteDatasetInput,
  DeleteDomainInput,
  DeleteModelAliasInput,
  DeleteOptimizationInput,
  DeleteOrganizationApiKeyInput,
  DeleteOrganizationInput,
  DeletePromptInput,
  DeleteProviderInput,
  DeleteRefinedTextInput,
  DeleteScimTokenInput,
  DeleteUserInput,
  DeleteWebhookInput,
  DiffPromptVersionsInput,
  DirectoryUser,
  DisableTwoFactorInput,
  Domain,
  DownloadUserExportInput,
  EndSessionInput,
  EnhancePromptInput,
  Enrichment,
  EnrichmentEntry,
  EnrichmentJob,
  EnrichmentJobItem,
  EnrichmentModel,
  Erasure,
  Evaluator,
  EventReceipt,
  ExchangeSsoInput,
  Execution,
  ExportAuditLogInput,
  ExportPromptsInput,
  ForgotPasswordInput,
  Gateway,
  GetAbTestInput,
  GetAnalyticsInput,
  GetApiKeyInput,
  GetBatchHistogramInput,
  GetBatchInput,
  GetBroadcastInput,
  GetCallInput,
  GetChatAnalyticsInput,
  GetChatSessionInput,
  GetConnectionInput,
  GetCostAnalyticsInput,
  GetDatasetInput,
  GetEnrichmentInput,
  GetEnrichmentJobInput,
  GetEvaluatorInput,
  GetExecutionInput,
  GetMemberInput,
  GetModelAliasInput,
  GetModelAnalyticsInput,
  GetOptimizationInput,
  GetOrganizationInput,
  GetPerformanceAnalyticsInput,
  GetPromptAnalyticsInput,
  GetPromptByIdInput,
  GetPromptVersionInput,
  GetPublicPromptInput,
  GetRefinedTextInput,
  GetReviewInput,
  GetRunComparisonInput,
  GetRunInput,
  GetSavingsInput,
  GetUsageAnalyticsInput,
  GetUsageTrendsInput,
  GetUserExportInput,
  GetWebhookInput,
  Health,
  HistoryEntry,
  ImportDatasetFileInput,
  ImportDatasetInput,
  ImportedDataset,
  ImportedPrompts,
  ImportPromptsFileInput,
  ImportPromptsInput,
  Invitation,
  InvitationPreview,
  Invoice,
  LabelMove,
  LabelPolicy,
  LeaveOrganizationInput,
  LinkSocialInput,
  ListAbTestsInput,
  ListAllJobsInput,
  ListAllUsersInput,
  ListApiKeysInput,
  ListAuditLogInput,
  ListBatchesInput,
  ListBatchItemsInput,
  ListCallsInput,
  ListChatSessionsInput,
  ListConnectionsInput,
  ListDatasetItemsInput,
  ListDatasetsInput,
  ListDirectoryUsersInput,
  ListDomainsInput,
  ListEndedJobsInput,
  ListEnrichmentJobItemsInput,
  ListEnrichmentsInput,
  ListEvaluatorsInput,
  ListExecutionsInput,
  ListHistoryInput,
  ListInvitationsInput,
  ListInvoicesInput,
  ListLabelMovesInput,
  ListMembersInput,
  ListModeratedPromptsInput,
  ListOrganizationApiKeysInput,
  ListOrganizationsInput,
  ListPrefixesInput,
  ListProjectsInput,
  ListPromptsInput,
  ListPromptVersionsInput,
  ListPublicPromptsInput,
  ListRefinedTextsInput,
  ListRequirementsInput,
  ListReviewRulesInput,
  ListRunsInput,
  ListScimTokensInput,
  ListSessionsInput,
  ListSharesInput,
  ListSignInMethodsInput,
  ListSuggestionsInput,
  ListTenantChatSessionsInput,
  ListUsersInput,
  ListWebhookDeliveriesInput,
  ListWebhooksInput,
  LlmProvider,
  LlmTest,
  LoginInput,
  MailAccepted,
  Me,
  Member,
  ModelAlias,
  ModelAnalytics,
  ModeratedPrompt,
  ModeratePromptInput,
  NoInput,
  Offers,
  OneCall,
  OpenSession,
  OperatedJob,
  OperatedUser,
  Optimization,
  OptimizedPrompt,
  OptimizeInput,
  OptimizePromptInput,
  Organization,
  OverageReply,
  PasswordResetResult,
  PendingLabel,
  PerformanceAnalytics,
  PlanChange,
  PlanChangePreview,
  PlatformCounts,
  PreviewInvitationInput,
  PreviewSubscriptionChangeInput,
  Profile,
  Project,
  Prompt,
  PromptAnalytics,
  PromptDiff,
  PromptLabel,
  PromptLine,
  PromptPrefix,
  PromptValidation,
  PromptVersion,
  PropagatePromptVersionInput,
  Propagation,
  Provider,
  ProviderTest,
  PublicCategory,
  PublicPrompt,
  PublicPromptItem,
  PutReviewInput,
  RateExecutionInput,
  ReceivedAbEvents,
  RecordAbEventsInput,
  RecoveryCodes,
  RefinedText,
  RefinedTextEntry,
  RefreshSessionInput,
  RegisterInput,
  RemoveDatasetItemInput,
  RemoveMemberInput,
  RemovePromptLabelInput,
  ReportPublicPromptInput,
  Requirements,
  ResetPasswordInput,
  ResolvedPrompt,
  ResolvePromptInput,
  RestoreOrganizationInput,
  RestorePromptVersionInput,
  RetriedJob,
  RetryBatchInput,
  RetryJobInput,
  RetryRunInput,
  RetryWebhookDeliveryInput,
  Review,
  ReviewRule,
  RevokeInvitationInput,
  RevokeShareInput,
  RotateApiKeyInput,
  RotatedApiKey,
  RotateWebhookSecretInput,
  Run,
  RunComparison,
  RunResult,
  SaveModelAliasInput,
  SaveProviderInput,
  SaveVerificationSettingsInput,
  Savings,
  ScimToken,
  SendChatMessageInput,
  ServiceStatus,
  Session,
  SetLabelPolicyInput,
  SetOverageInput,
  SetPromptLabelInput,
  SetupTwoFactorInput,
  Share,
  SharedPrompt,
  SignInMethods,
  SignUpInput,
  SocialAccount,
  SsoPolicy,
  SsoStarted,
  StartAbTestInput,
  StartCheckoutInput,
  StartLinkingInput,
  StartSsoInput,
  Status,
  StopAbTestInput,
  StoredOptimization,
  StreamResultsInput,
  StreamRunResultsInput,
  Suggestions,
  SwitchOrganizationInput,
  SystemFeatures,
  SystemStatus,
  TestConnectionInput,
  TestEquivalenceInput,
  TestLlmInput,
  TestPromptInput,
  TestProviderInput,
  TestWebhookInput,
  Tokens,
  TwoFactor,
  TwoFactorSecret,
  UnlinkSocialInput,
  UpdateApiKeyInput,
  UpdateChatSessionInput,
  UpdateConnectionInput,
  UpdateGatewayInput,
  UpdateMemberInput,
  UpdateOrganizationInput,
  UpdateProfileInput,
  UpdatePromptInput,
  UpdateShareInput,
  UpdateSsoPolicyInput,
  UpdateUserInput,
  UpdateWebhookInput,
  Usage,
  UsageAnalytics,
  UsageTrends,
  UserExport,
  UserStats,
  ValidatePromptInput,
  VerificationSettings,
  VerifyDomainInput,
  VerifyEmailInput,
  VersionApprovals,
  ViewShareInput,
  Webhook,
  WebhookDelivery,
  WebhookWithSecret,
  WithdrawApprovalInput,
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
   * `degraded` if Redis cannot be reached or long texts cannot be refined. `down`, with status 503, if
   * Postgres cannot be reached or lacks migrations of this release; `detail` then says how to apply them.
   */
  checkHealth(input: NoInput = {}, options: CallOptions = {}): Promise<Health> {
    return this.#transport.call<Health>(OPERATIONS.checkHealth, input, options);
  }

  /**
   * Whether the process works; if not, restart it.
   *
   * 503 says what is broken in this process.
   */
  checkLiveness(input: NoInput = {}, options: CallOptions = {}): Promise<Status> {
    return this.#transport.call<Status>(OPERATIONS.checkLiveness, input, options);
  }

  /**
   * Whether the process is ready for requests.
   *
   * 503 while the process starts or stops, and if Postgres cannot be reached or lacks migrations of this
   * release.
   */
  checkReadiness(input: NoInput = {}, options: CallOptions = {}): Promise<Status> {
    return this.#transport.call<Status>(OPERATIONS.checkReadiness, input, options);
  }

  /**
   * Make an account and its organization.
   *
   * The caller becomes the admin of the new organization and is signed in at once. A mail with a link to
   * confirm the e-mail is sent. Upper and lower case do not matter in e-mails.
   *
   * Errors of its own: `email_taken`, `organization_slug_taken`, `cross_site`.
   */
  register(input: RegisterInput, options: CallOptions = {}): Promise<Session> {
    return this.#transport.call<Session>(OPERATIONS.register, input, options);
  }

  /**
   * Sign in.
   *
   * An unknown e-mail and a wrong password get the same answer. If two-factor sign-in is on, send the `code`,
   * too. After 10 failed sign-ins to an account, further tries must wait.
   *
   * Errors of its own: `invalid_credentials`, `account_disabled`, `sso_required`, `cross_site`,
   * `two_factor_required`, `two_factor_code_invalid`.
   */
  login(input: LoginInput, options: CallOptions = {}): Promise<Session> {
    return this.#transport.call<Session>(OPERATIONS.login, input, options);
  }

  /**
   * Exchange a refresh token for new tokens.
   *
   * A refresh token works once. If you send it again, the session ends. A session by cookie has none: each
   * use keeps it open.
   *
   * Errors of its own: `refresh_token_invalid`, `refresh_token_reused`.
   */
  refreshSession(input: RefreshSessionInput, options: CallOptions = {}): Promise<Tokens> {
    return this.#transport.call<Tokens>(OPERATIONS.refreshSession, input, options);
  }

  /**
   * End the session at once.
   *
   * Its tokens or its cookie stop working. API keys have no session to end.
   */
  logout(input: NoInput = {}, options: CallOptions = {}): Promise<void> {
    return this.#transport.call<void>(OPERATIONS.logout, input, options);
  }

  /**
   * Who is calling.
   *
   * The person who signed in, or whose API key calls, with the organization in which the request acts, the
   * role in it, and what the caller may do there.
   */
  getMe(input: NoInput = {}, options: CallOptions = {}): Promise<Me> {
    return this.#transport.call<Me>(OPERATIONS.getMe, input, options);
  }

  /**
   * Change your password.
   *
   * All your other sessions end at once, and you get a mail about the change. A wrong current password counts
   * as a failed sign-in. People only.
   *
   * Errors of its own: `wrong_password`.
   */
  changePassword(input: ChangePasswordInput, options: CallOptions = {}): Promise<void> {
    return this.#transport.call<void>(OPERATIONS.changePassword, input, options);
  }

  /**
   * Ask for a new password.
   *
   * Sends a mail with a link that works once, within 60 minutes. Older links stop working. The answer is the
   * same whether or not there is an account with this e-mail.
   */
  forgotPassword(input: ForgotPasswordInput, options: CallOptions = {}): Promise<MailAccepted> {
    return this.#transport.call<MailAccepted>(OPERATIONS.forgotPassword, input, options);
  }

  /**
   * Choose a new password with a mailed link.
   *
   * All your sessions end at once, and you get a mail about the change. This also confirms your e-mail. Your
   * API keys still work, unless `revokeKeys` is true. If nobody had confirmed the e-mail before, API keys are
   * deleted and two-factor sign-in is turned off, because somebody else may have set them up. The answer and
   * the mail say how many keys there are.
   *
   * Errors of its own: `account_token_invalid`.
   */
  resetPassword(input: ResetPasswordInput, options: CallOptions = {}): Promise<PasswordResetResult> {
    return this.#transport.call<PasswordResetResult>(OPERATIONS.resetPassword, input, options);
  }

  /**
   * Confirm an e-mail with a mailed link.
   *
   * The link works once, within 24 hours.
   *
   * Errors of its own: `account_token_invalid`.
   */
  verifyEmail(input: VerifyEmailInput, options: CallOptions = {}): Promise<void> {
    return this.#transport.call<void>(OPERATIONS.verifyEmail, input, options);
  }

  /**
   * Ask for a new link to confirm your e-mail.
   *
   * Older links stop working. If the e-mail is already confirmed, nothing is sent. People only.
   */
  resendVerification(input: NoInput = {}, options: CallOptions = {}): Promise<MailAccepted> {
    return this.#transport.call<MailAccepted>(OPERATIONS.resendVerification, input, options);
  }

  /**
   * Where you are signed in.
   *
   * Your open sessions in all your organizations, newest first. People only.
   */
  listSessions(input: ListSessionsInput = {}, options: CallOptions = {}): Pages<OpenSession> {
    return this.#transport.pages<OpenSession>(OPERATIONS.listSessions, input, options);
  }

  /**
   * End one of your sessions at once.
   *
   * Its tokens or its cookie stop working. People only.
   *
   * Errors of its own: `session_not_found`.
   */
  endSession(input: EndSessionInput | EndSessionInput['id'], options: CallOptions = {}): Promise<void> {
    return this.#transport.call<void>(OPERATIONS.endSession, input, options);
  }

  /**
   * Switch to another of your organizations.
   *
   * Opens a session in that organization, with new tokens or a new cookie. The current session ends. People
   * only.
   *
   * Errors of its own: `organization_not_found`.
   */
  switchOrganization(input: SwitchOrganizationInput, options: CallOptions = {}): Promise<Session> {
    return this.#transport.call<Session>(OPERATIONS.switchOrganization, input, options);
  }

  /**
   * Whether your sign-in asks for a code.
   *
   * The answer also says how many recovery codes are left. People only.
   */
  getTwoFactor(input: NoInput = {}, options: CallOptions = {}): Promise<TwoFactor> {
    return this.#transport.call<TwoFactor>(OPERATIONS.getTwoFactor, input, options);
  }

  /**
   * Begin two-factor sign-in.
   *
   * Nothing changes until you confirm a code. If you begin again, the earlier secret is no longer valid.
   * Wrong passwords count as failed sign-ins. Where the service sends mails, first confirm your e-mail.
   * People only.
   *
   * Errors of its own: `wrong_password`, `two_factor_enabled`, `email_not_verified`.
   */
  setupTwoFactor(input: SetupTwoFactorInput, options: CallOptions = {}): Promise<TwoFactorSecret> {
    return this.#transport.call<TwoFactorSecret>(OPERATIONS.setupTwoFactor, input, options);
  }

  /**
   * Turn two-factor sign-in on.
   *
   * Send a code made with the new secret. From now on, signing in also needs a code. People only.
   *
   * Errors of its own: `two_factor_not_set_up`, `two_factor_code_invalid`, `two_factor_enabled`,
   * `email_not_verified`.
   */
  confirmTwoFactor(input: ConfirmTwoFactorInput, options: CallOptions = {}): Promise<RecoveryCodes> {
    return this.#transport.call<RecoveryCodes>(OPERATIONS.confirmTwoFactor, input, options);
  }

  /**
   * Turn two-factor sign-in off.
   *
   * Send your password, and a code of the authenticator app or a recovery code. Wrong ones count as failed
   * sign-ins. People only.
   *
   * Errors of its own: `two_factor_not_set_up`, `two_factor_code_invalid`, `wrong_password`.
   */
  disableTwoFactor(input: DisableTwoFactorInput, options: CallOptions = {}): Promise<void> {
    return this.#transport.call<void>(OPERATIONS.disableTwoFactor, input, options);
  }

  /**
   * Your profile.
   *
   * The profile of the person who signed in, or who owns the API key.
   */
  getProfile(input: NoInput = {}, options: CallOptions = {}): Promise<Profile> {
    return this.#transport.call<Profile>(OPERATIONS.getProfile, input, options);
  }

  /**
   * Change your profile.
   *
   * Fields that you leave out do not change. `preferences` are replaced as a whole. People only: API keys
   * cannot change a profile.
   */
  updateProfile(input: UpdateProfileInput = {}, options: CallOptions = {}): Promise<Profile> {
    return this.#transport.call<Profile>(OPERATIONS.updateProfile, input, options);
  }

  /**
   * What you did this month.
   *
   * The numbers are about the organization that you are signed in to.
   */
  getUserStats(input: NoInput = {}, options: CallOptions = {}): Promise<UserStats> {
    return this.#transport.call<UserStats>(OPERATIONS.getUserStats, input, options);
  }

  /**
   * Ask for all data that is stored about you.
   *
   * You get a ZIP of NDJSON files with your data from all your organizations, without hashes and secrets. It
   * is made in the background. Then you get a mail with a link that works once, within 24 hours. You can have
   * one export at a time, and three a day. People only.
   *
   * Errors of its own: `export_in_progress`.
   */
  exportUserData(input: NoInput = {}, options: CallOptions = {}): Promise<UserExport> {
    return this.#transport.call<UserExport>(OPERATIONS.exportUserData, input, options);
  }

  /**
   * Status of an export of your data.
   *
   * It does not matter which organization you are signed in to. People only.
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
   * Send the token of the mailed link. It works once: the archive is deleted after you have received it. If
   * the connection breaks before that, the link still works.
   *
   * Errors of its own: `account_token_invalid`, `rate_limited`.
   */
  downloadUserExport(input: DownloadUserExportInput, options: CallOptions = {}): Chunks {
    return this.#transport.bytes(OPERATIONS.downloadUserExport, input, options);
  }

  /**
   * Delete your account.
   *
   * Deletes at once and permanently everything that belongs only to you, and the organizations of which you
   * are the only member. Other organizations keep your work under your old id, which no longer belongs to
   * anybody. If you are the only admin of one of them, make another member an admin first. Send your
   * password, and a code if two-factor sign-in is on. Wrong ones count as failed sign-ins. The answer is a
   * receipt. Its SHA-256 is written in the audit logs of the organizations. People only.
   *
   * Errors of its own: `wrong_password`, `two_factor_required`, `two_factor_code_invalid`, `last_admin`.
   */
  deleteAccount(input: DeleteAccountInput, options: CallOptions = {}): Promise<Erasure> {
    return this.#transport.call<Erasure>(OPERATIONS.deleteAccount, input, options);
  }

  /**
   * Your organizations.
   *
   * All organizations that you are a member of, newest first. People only.
   */
  listOrganizations(input: ListOrganizationsInput = {}, options: CallOptions = {}): Pages<Organization> {
    return this.#transport.pages<Organization>(OPERATIONS.listOrganizations, input, options);
  }

  /**
   * Make another organization.
   *
   * You become its admin. You stay signed in to your current organization. Use `POST
   * /auth/switch-organization` to switch to the new one. People only.
   *
   * Errors of its own: `organization_slug_taken`, `limit_reached`.
   */
  createOrganization(input: CreateOrganizationInput, options: CallOptions = {}): Promise<Organization> {
    return this.#transport.call<Organization>(OPERATIONS.createOrganization, input, options);
  }

  /**
   * One organization.
   *
   * You can read any organization that you are a member of. An API key can read only the one that it belongs
   * to.
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
   * Fields that you leave out do not change. To require two-factor sign-in, you must have it on yourself.
   * Texts that `promptRetentionDays` removes cannot be restored.
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
   * Until then it works as before, and `POST …/restore` cancels the deletion. After that, everything that
   * belongs to it is deleted. If you send the request again, nothing changes.
   */
  deleteOrganization(input: DeleteOrganizationInput, options: CallOptions = {}): Promise<Organization> {
    return this.#transport.call<Organization>(OPERATIONS.deleteOrganization, input, options);
  }

  /**
   * Cancel the deletion of an organization.
   *
   * If no deletion was requested, nothing changes.
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
   * Like `GET /api-keys`, but for any organization that you are a member of.
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
   * Like `POST /api-keys`, but for any organization that you are a member of.
   *
   * Errors of its own: `api_key_not_found`.
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
   * With their roles. People whose account is newest come first.
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
   * If the e-mail has an account already, invite the person instead, because people with an account must
   * agree before they join. The default role is `member`. API keys cannot do this: whoever chooses a password
   * could sign in with it. They invite.
   *
   * Errors of its own: `email_taken`, `email_domain_not_allowed`, `member_deactivated`.
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
   * The new role applies from the next request on, also for API keys. The role of the last admin cannot be
   * changed.
   *
   * Errors of its own: `member_not_found`, `last_admin`.
   */
  updateMember(input: UpdateMemberInput, options: CallOptions = {}): Promise<Member> {
    return this.#transport.call<Member>(OPERATIONS.updateMember, input, options);
  }

  /**
   * Remove a member.
   *
   * The sessions, API keys and shared links of the person in this organization stop working at once. The
   * account is kept. The last admin cannot be removed.
   *
   * Errors of its own: `member_not_found`, `last_admin`.
   */
  removeMember(input: RemoveMemberInput, options: CallOptions = {}): Promise<void> {
    return this.#transport.call<void>(OPERATIONS.removeMember, input, options);
  }

  /**
   * Leave an organization.
   *
   * Your sessions, API keys and shared links in that organization stop working at once. The last admin cannot
   * leave: make somebody else an admin first, or delete the organization. People only.
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
   * Like `GET /organizations/{organizationId}/members`, for the organization that you are signed in to.
   */
  listUsers(input: ListUsersInput = {}, options: CallOptions = {}): Pages<Member> {
    return this.#transport.pages<Member>(OPERATIONS.listUsers, input, options);
  }

  /**
   * Make an account for a new member.
   *
   * Like `POST /organizations/{organizationId}/members`, in the organization that you are signed in to.
   *
   * Errors of its own: `email_taken`, `email_domain_not_allowed`, `member_deactivated`.
   */
  createUser(input: CreateUserInput, options: CallOptions = {}): Promise<Member> {
    return this.#transport.call<Member>(OPERATIONS.createUser, input, options);
  }

  /**
   * Give a member another role.
   *
   * Like `PATCH /organizations/{organizationId}/members/{id}`. It changes only the role. Only the people
   * themselves can change their profile.
   *
   * Errors of its own: `member_not_found`, `last_admin`.
   */
  updateUser(input: UpdateUserInput, options: CallOptions = {}): Promise<Member> {
    return this.#transport.call<Member>(OPERATIONS.updateUser, input, options);
  }

  /**
   * Remove a member.
   *
   * Like `DELETE /organizations/{organizationId}/members/{id}`. The account is kept.
   *
   * Errors of its own: `member_not_found`, `last_admin`.
   */
  deleteUser(input: DeleteUserInput | DeleteUserInput['id'], options: CallOptions = {}): Promise<void> {
    return this.#transport.call<void>(OPERATIONS.deleteUser, input, options);
  }

  /**
   * List open invitations.
   *
   * Newest first. Accepted, revoked and expired invitations are not in the list.
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
   * The person may have an account or not. Only this answer and the mail contain the token; for API keys,
   * only the mail does. If you invite the same address again, the new invitation replaces the first.
   *
   * Errors of its own: `already_member`, `limit_reached`, `email_domain_not_allowed`, `invitation_not_found`.
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
   * Look at an invitation.
   *
   * For anybody who has its token. This changes nothing.
   *
   * Errors of its own: `invitation_invalid`.
   */
  previewInvitation(input: PreviewInvitationInput, options: CallOptions = {}): Promise<InvitationPreview> {
    return this.#transport.call<InvitationPreview>(OPERATIONS.previewInvitation, input, options);
  }

  /**
   * Accept an invitation with your account.
   *
   * The invitation must be for the e-mail of your account. You stay signed in to your current organization.
   * Use `POST /auth/switch-organization` to switch to the new one. People only.
   *
   * Errors of its own: `invitation_invalid`, `already_member`, `email_domain_not_allowed`,
   * `member_deactivated`.
   */
  acceptInvitation(input: AcceptInvitationInput, options: CallOptions = {}): Promise<Organization> {
    return this.#transport.call<Organization>(OPERATIONS.acceptInvitation, input, options);
  }

  /**
   * Accept an invitation and make an account.
   *
   * For people whose e-mail has no account yet. You are signed in to the organization at once.
   *
   * Errors of its own: `invitation_invalid`, `email_taken`, `email_domain_not_allowed`, `member_deactivated`,
   * `sso_required`, `cross_site`.
   */
  acceptInvitationAsNew(input: AcceptInvitationAsNewInput, options: CallOptions = {}): Promise<Session> {
    return this.#transport.call<Session>(OPERATIONS.acceptInvitationAsNew, input, options);
  }

  /**
   * List domains, newest first.
   *
   * Those that are proved, and those that are not proved yet.
   */
  listDomains(input: ListDomainsInput = {}, options: CallOptions = {}): Pages<Domain> {
    return this.#transport.pages<Domain>(OPERATIONS.listDomains, input, options);
  }

  /**
   * Add a domain.
   *
   * Put `record` into the DNS of the domain, then verify it. An organization has at most 20 domains.
   *
   * Errors of its own: `domain_exists`, `limit_reached`, `domain_not_found`.
   */
  createDomain(input: CreateDomainInput, options: CallOptions = {}): Promise<Domain> {
    return this.#transport.call<Domain>(OPERATIONS.createDomain, input, options);
  }

  /**
   * Verify a domain.
   *
   * Looks for the record in the DNS. After that it is looked for each day. If it is missing for 7 days, the
   * domain is not proved any more.
   *
   * Errors of its own: `domain_not_found`, `domain_unproven`, `domain_taken`, `dns_unavailable`.
   */
  verifyDomain(
    input: VerifyDomainInput | VerifyDomainInput['id'],
    options: CallOptions = {},
  ): Promise<Domain> {
    return this.#transport.call<Domain>(OPERATIONS.verifyDomain, input, options);
  }

  /**
   * Remove a domain.
   *
   * Another organization can prove it after that.
   *
   * Errors of its own: `domain_not_found`, `sso_in_use`.
   */
  deleteDomain(input: DeleteDomainInput | DeleteDomainInput['id'], options: CallOptions = {}): Promise<void> {
    return this.#transport.call<void>(OPERATIONS.deleteDomain, input, options);
  }

  /**
   * List connections.
   *
   * Newest first, without their secrets.
   */
  listConnections(input: ListConnectionsInput = {}, options: CallOptions = {}): Pages<Connection> {
    return this.#transport.pages<Connection>(OPERATIONS.listConnections, input, options);
  }

  /**
   * Connect an identity provider.
   *
   * By OpenID Connect or SAML 2.0. Its metadata is read at once. An organization has at most 10 connections.
   *
   * Errors of its own: `connection_invalid`, `limit_reached`, `connection_not_found`.
   */
  createConnection(input: CreateConnectionInput, options: CallOptions = {}): Promise<Connection> {
    return this.#transport.call<Connection>(OPERATIONS.createConnection, input, options);
  }

  /**
   * One connection.
   *
   * Without its secret.
   *
   * Errors of its own: `connection_not_found`.
   */
  getConnection(
    input: GetConnectionInput | GetConnectionInput['id'],
    options: CallOptions = {},
  ): Promise<Connection> {
    return this.#transport.call<Connection>(OPERATIONS.getConnection, input, options);
  }

  /**
   * Change a connection.
   *
   * Fields that you leave out do not change. The issuer never changes: people are known by what it calls
   * them. Metadata of SAML is read at once.
   *
   * Errors of its own: `connection_not_found`, `connection_invalid`.
   */
  updateConnection(
    input: UpdateConnectionInput | UpdateConnectionInput['id'],
    options: CallOptions = {},
  ): Promise<Connection> {
    return this.#transport.call<Connection>(OPERATIONS.updateConnection, input, options);
  }

  /**
   * Remove a connection.
   *
   * Nobody can sign in through it after that. While single sign-on is required, one stays through which an
   * admin has signed in.
   *
   * Errors of its own: `connection_not_found`, `sso_in_use`.
   */
  deleteConnection(
    input: DeleteConnectionInput | DeleteConnectionInput['id'],
    options: CallOptions = {},
  ): Promise<void> {
    return this.#transport.call<void>(OPERATIONS.deleteConnection, input, options);
  }

  /**
   * Test a connection.
   *
   * Reads the metadata and the keys of the identity provider again; where SAML metadata was sent, what was
   * sent. Nothing changes. Whether both sides know each other shows only when somebody signs in.
   *
   * Errors of its own: `connection_not_found`, `connection_invalid`.
   */
  testConnection(
    input: TestConnectionInput | TestConnectionInput['id'],
    options: CallOptions = {},
  ): Promise<ConnectionTest> {
    return this.#transport.call<ConnectionTest>(OPERATIONS.testConnection, input, options);
  }

  /**
   * Get whether single sign-on is required.
   *
   * And who may sign in with their own password all the same.
   */
  getSsoPolicy(input: NoInput = {}, options: CallOptions = {}): Promise<SsoPolicy> {
    return this.#transport.call<SsoPolicy>(OPERATIONS.getSsoPolicy, input, options);
  }

  /**
   * Require single sign-on, or stop.
   *
   * Fields that you leave out do not change. Single sign-on can be required within 24 hours after an admin
   * has signed in through a connection. Then sessions of people who signed in with a password end, yours too,
   * but not those of the people who are exempt.
   *
   * Errors of its own: `sso_not_tested`, `plan_required`.
   */
  updateSsoPolicy(input: UpdateSsoPolicyInput = {}, options: CallOptions = {}): Promise<SsoPolicy> {
    return this.#transport.call<SsoPolicy>(OPERATIONS.updateSsoPolicy, input, options);
  }

  /**
   * List the tokens of directories.
   *
   * Newest first. The list shows only the prefix of each token.
   */
  listScimTokens(input: ListScimTokensInput = {}, options: CallOptions = {}): Pages<ScimToken> {
    return this.#transport.pages<ScimToken>(OPERATIONS.listScimTokens, input, options);
  }

  /**
   * Make a token for a directory.
   *
   * Only this answer contains the token. It works at `/scim/v2` alone. A connection has at most 5 tokens.
   *
   * Errors of its own: `connection_not_found`, `limit_reached`, `scim_token_not_found`.
   */
  createScimToken(input: CreateScimTokenInput, options: CallOptions = {}): Promise<CreatedScimToken> {
    return this.#transport.call<CreatedScimToken>(OPERATIONS.createScimToken, input, options);
  }

  /**
   * Delete the token of a directory, which stops working at once.
   *
   * People and groups stay as they are.
   *
   * Errors of its own: `scim_token_not_found`.
   */
  deleteScimToken(
    input: DeleteScimTokenInput | DeleteScimTokenInput['id'],
    options: CallOptions = {},
  ): Promise<void> {
    return this.#transport.call<void>(OPERATIONS.deleteScimToken, input, options);
  }

  /**
   * List the people of directories.
   *
   * Newest first, also those who were deactivated, and are in no list of members.
   */
  listDirectoryUsers(input: ListDirectoryUsersInput = {}, options: CallOptions = {}): Pages<DirectoryUser> {
    return this.#transport.pages<DirectoryUser>(OPERATIONS.listDirectoryUsers, input, options);
  }

  /**
   * How somebody may sign in.
   *
   * Only the domain of the e-mail matters: the answer does not tell whether there is an account with this
   * e-mail. Without an e-mail, it is what holds for people of no organization with an identity provider.
   */
  listSignInMethods(input: ListSignInMethodsInput = {}, options: CallOptions = {}): Promise<SignInMethods> {
    return this.#transport.call<SignInMethods>(OPERATIONS.listSignInMethods, input, options);
  }

  /**
   * Begin to sign in through an identity provider.
   *
   * Open `url` in a browser. Within 10 minutes, the person signs in there. Then the browser goes to
   * `returnTo`, with `#code=…`, or with `#error=…` if that failed. Keep your verifier: without it, nobody can
   * use the code. Send one of `email`, `connectionId` and `provider`.
   *
   * Errors of its own: `connection_not_found`, `connection_invalid`, `plan_required`, `social_disabled`.
   */
  startSso(input: StartSsoInput, options: CallOptions = {}): Promise<SsoStarted> {
    return this.#transport.call<SsoStarted>(OPERATIONS.startSso, input, options);
  }

  /**
   * Exchange a code for a session.
   *
   * Within 60 seconds, once. After an identity provider of an organization: the first time, the e-mail must
   * be in a domain that the organization has proved; then a new account is made, or the account with this
   * e-mail is connected. Such a session is good in this organization only. After `provider`: the session is
   * that of the account to which the person has linked theirs. Without one, a new account is made with the
   * e-mail that they have confirmed there; if there is an account with this e-mail, sign in to it and link it
   * (`POST /api/auth/social/start`). If the account has two-factor sign-in, the answer is 401
   * `two_factor_required`: send the same again with `twoFactorCode`.
   *
   * Errors of its own: `member_deactivated`, `sso_code_invalid`, `email_domain_not_allowed`, `no_role`,
   * `sso_account_taken`, `account_disabled`, `email_taken`, `email_not_verified`, `sso_required`,
   * `two_factor_required`, `two_factor_code_invalid`, `cross_site`.
   */
  exchangeSso(input: ExchangeSsoInput, options: CallOptions = {}): Promise<Session> {
    return this.#transport.call<Session>(OPERATIONS.exchangeSso, input, options);
  }

  /**
   * Your linked accounts.
   *
   * With each of them, you can sign in. At most one of each provider. People only.
   */
  listSocialAccounts(input: NoInput = {}, options: CallOptions = {}): Promise<SocialAccount[]> {
    return this.#transport.call<SocialAccount[]>(OPERATIONS.listSocialAccounts, input, options);
  }

  /**
   * Begin to link an account.
   *
   * Open `url` in a browser. Within 10 minutes, sign in there. Then the browser goes to `returnTo`, as for a
   * sign-in. Wrong passwords count as failed sign-ins. People only.
   *
   * Errors of its own: `wrong_password`, `social_disabled`, `connection_invalid`.
   */
  startLinking(input: StartLinkingInput, options: CallOptions = {}): Promise<SsoStarted> {
    return this.#transport.call<SsoStarted>(OPERATIONS.startLinking, input, options);
  }

  /**
   * Link an account.
   *
   * Send the code of the address where the browser went, within 60 seconds. You get a mail about it. Only
   * whoever began can do this. People only.
   *
   * Errors of its own: `social_code_invalid`, `social_account_taken`.
   */
  linkSocial(input: LinkSocialInput, options: CallOptions = {}): Promise<SocialAccount> {
    return this.#transport.call<SocialAccount>(OPERATIONS.linkSocial, input, options);
  }

  /**
   * Unlink an account.
   *
   * You cannot sign in with it any more. Your sessions go on. Without a password, ask for one by mail first:
   * see `POST /api/auth/forgot-password`. People only.
   *
   * Errors of its own: `social_account_not_found`.
   */
  unlinkSocial(
    input: UnlinkSocialInput | UnlinkSocialInput['provider'],
    options: CallOptions = {},
  ): Promise<void> {
    return this.#transport.call<void>(OPERATIONS.unlinkSocial, input, options);
  }

  /**
   * Make an API key.
   *
   * Only this answer contains the key.
   *
   * Errors of its own: `api_key_not_found`.
   */
  createApiKey(input: CreateApiKeyInput, options: CallOptions = {}): Promise<CreatedApiKey> {
    return this.#transport.call<CreatedApiKey>(OPERATIONS.createApiKey, input, options);
  }

  /**
   * List API keys.
   *
   * Newest first. The list shows only the prefix of each key, not the key itself. `prefix` finds a key by its
   * first characters, for example one that leaked.
   */
  listApiKeys(input: ListApiKeysInput = {}, options: CallOptions = {}): Pages<ApiKey> {
    return this.#transport.pages<ApiKey>(OPERATIONS.listApiKeys, input, options);
  }

  /**
   * Read an API key.
   *
   * The answer says what the key used this month. It does not contain the key itself.
   *
   * Errors of its own: `api_key_not_found`.
   */
  getApiKey(input: GetApiKeyInput | GetApiKeyInput['id'], options: CallOptions = {}): Promise<ApiKeyDetails> {
    return this.#transport.call<ApiKeyDetails>(OPERATIONS.getApiKey, input, options);
  }

  /**
   * Change an API key.
   *
   * Fields that you leave out do not change. null removes an expiry or a limit. Admins may change any key,
   * members only their own. Nobody can add a scope that they do not have.
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
   * Only this answer contains the new key. Id, scopes and limits do not change. The old key still works for
   * `overlapSeconds`. A key that an earlier rotation replaced stops working at once.
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
   * Accepted work continues. Requests whose body has not fully arrived are refused.
   *
   * Errors of its own: `api_key_not_found`.
   */
  deleteApiKey(input: DeleteApiKeyInput | DeleteApiKeyInput['id'], options: CallOptions = {}): Promise<void> {
    return this.#transport.call<void>(OPERATIONS.deleteApiKey, input, options);
  }

  /**
   * List providers, in the order in which `auto` tries them.
   *
   * If a provider cannot be used, the answer says what is missing. Only the last four characters of
   * credentials are shown.
   */
  listProviders(input: NoInput = {}, options: CallOptions = {}): Promise<Provider[]> {
    return this.#transport.call<Provider[]>(OPERATIONS.listProviders, input, options);
  }

  /**
   * When the second reader checks a model’s result, and which model it is.
   *
   * These are the defaults of the organization. A request can set other values.
   */
  getVerificationSettings(input: NoInput = {}, options: CallOptions = {}): Promise<VerificationSettings> {
    return this.#transport.call<VerificationSettings>(OPERATIONS.getVerificationSettings, input, options);
  }

  /**
   * Set the second reader and when it is asked (admins).
   *
   * Fields that you leave out do not change.
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
   * Fields that you leave out do not change.
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
   * Delete the organization's configuration of a provider (admins).
   *
   * Its credentials are deleted. If the operator has set shared credentials, the provider can be used with
   * those.
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
   * Make one very small real call (admins).
   *
   * Asks the provider's model for one word, with the credentials that a refinement would use. What went wrong
   * is in the reply.
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
   * List aliases of models.
   *
   * All of them, in alphabetical order.
   */
  listModelAliases(input: NoInput = {}, options: CallOptions = {}): Promise<ModelAlias[]> {
    return this.#transport.call<ModelAlias[]>(OPERATIONS.listModelAliases, input, options);
  }

  /**
   * Get an alias of models.
   *
   * The same as in the list.
   *
   * Errors of its own: `model_not_found`.
   */
  getModelAlias(
    input: GetModelAliasInput | GetModelAliasInput['alias'],
    options: CallOptions = {},
  ): Promise<ModelAlias> {
    return this.#transport.call<ModelAlias>(OPERATIONS.getModelAlias, input, options);
  }

  /**
   * Set an alias of models (admins).
   *
   * Calls that name the alias as their model are answered by the first target that can. An alias comes before
   * a model that a provider has under the same name. A provider that is not set up yet may be named: it is
   * passed over until it is. The change takes effect with the next call.
   *
   * Errors of its own: `limit_reached`.
   */
  saveModelAlias(input: SaveModelAliasInput, options: CallOptions = {}): Promise<ModelAlias> {
    return this.#transport.call<ModelAlias>(OPERATIONS.saveModelAlias, input, options);
  }

  /**
   * Delete an alias of models (admins).
   *
   * Calls that name it are then answered with 404 `model_not_found`.
   *
   * Errors of its own: `model_not_found`.
   */
  deleteModelAlias(
    input: DeleteModelAliasInput | DeleteModelAliasInput['alias'],
    options: CallOptions = {},
  ): Promise<void> {
    return this.#transport.call<void>(OPERATIONS.deleteModelAlias, input, options);
  }

  /**
   * Refine one prompt.
   *
   * With `include=edits` the reply contains the edits that turn the original into the refined text, also if
   * it is an earlier result. With `fields` you get only the fields that you need.
   *
   * Errors of its own: `refining_limit_exceeded`, `provider_not_usable`, `provider_failed`,
   * `provider_unavailable`, `quota_exceeded`, `budget_exceeded`, `price_unknown`, `texts_removed`.
   */
  optimize(input: OptimizeInput, options: CallOptions = {}): Promise<Optimization> {
    return this.#transport.call<Optimization>(OPERATIONS.optimize, input, options);
  }

  /**
   * List optimizations, newest first.
   *
   * Without the texts. `metadata` filters by the metadata of the requests. `offset` skips entries. `cursor`
   * continues after a page.
   */
  listHistory(input: ListHistoryInput = {}, options: CallOptions = {}): Pages<HistoryEntry> {
    return this.#transport.pages<HistoryEntry>(OPERATIONS.listHistory, input, options);
  }

  /**
   * Get a complete optimization.
   *
   * With both texts, what was removed and why, and what the check found. `include=edits` adds the edits,
   * `include=protected` the frozen parts, `include=edits,protected` both. With `fields` you get only the
   * fields that you need.
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
   * It still counts toward the quota. If you send the same request again, it is refined again.
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
   * Record the review of a refined prompt.
   *
   * Puts edits back and takes changes by hand. The resulting text is checked against the original, as by
   * `POST /checks`. An optimization has one review: the newest replaces the one before.
   *
   * Errors of its own: `optimization_not_found`, `optimization_not_completed`, `edits_unknown`,
   * `texts_removed`, `refining_limit_exceeded`.
   */
  putReview(input: PutReviewInput, options: CallOptions = {}): Promise<Review> {
    return this.#transport.call<Review>(OPERATIONS.putReview, input, options);
  }

  /**
   * Get the review of a refined prompt.
   *
   * If the texts were removed, its checks, tokens and times are still there.
   *
   * Errors of its own: `review_not_found`.
   */
  getReview(input: GetReviewInput | GetReviewInput['id'], options: CallOptions = {}): Promise<Review> {
    return this.#transport.call<Review>(OPERATIONS.getReview, input, options);
  }

  /**
   * List which kinds of edits people put back.
   *
   * By the share of rejected edits, highest first, at most 500. Counted from the newest review of each
   * optimization. The counts stay when texts are removed.
   */
  listReviewRules(input: ListReviewRulesInput = {}, options: CallOptions = {}): Promise<ReviewRule[]> {
    return this.#transport.call<ReviewRule[]>(OPERATIONS.listReviewRules, input, options);
  }

  /**
   * Check a rewrite of a prompt.
   *
   * Says for each requirement of the original whether the rewritten text kept it. The texts are not stored.
   *
   * Errors of its own: `refining_limit_exceeded`, `provider_not_usable`.
   */
  checkRewrite(input: CheckRewriteInput, options: CallOptions = {}): Promise<Check> {
    return this.#transport.call<Check>(OPERATIONS.checkRewrite, input, options);
  }

  /**
   * List what a prompt asks for.
   *
   * Lists the requirements that a check would look for in a rewrite of the text. Nothing is stored.
   *
   * Errors of its own: `refining_limit_exceeded`.
   */
  listRequirements(input: ListRequirementsInput, options: CallOptions = {}): Promise<Requirements> {
    return this.#transport.call<Requirements>(OPERATIONS.listRequirements, input, options);
  }

  /**
   * Upload prompts to refine.
   *
   * JSON may have up to 10,000 items and 4 MiB. NDJSON, CSV (columns text, customId, metadata.<key> in any
   * case, separated by commas, semicolons or tabs) or a form with a field `file` may have up to 100,000 items
   * and 200 MiB. For files, send the options as query parameters or form fields. If no column of a CSV is
   * named text and one column has long texts, the prompts are read from it, and `warnings` of the reply says
   * so; `textColumn` names the column. A batch is accepted only if every item is valid. Checking stops after
   * 50 invalid items.
   *
   * Errors of its own: `invalid_items`, `invalid_upload`, `provider_not_usable`, `blocked_address`,
   * `webhook_limit`, `webhook_disabled`, `quota_exceeded`, `service_unavailable`.
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
   * Use it to follow a batch. `etaSeconds` is the estimated time that remains. It is null while it cannot be
   * estimated.
   *
   * Errors of its own: `batch_not_found`.
   */
  getBatch(input: GetBatchInput | GetBatchInput['id'], options: CallOptions = {}): Promise<Batch> {
    return this.#transport.call<Batch>(OPERATIONS.getBatch, input, options);
  }

  /**
   * List the items of a batch in the order of the upload.
   *
   * Without texts, which are in the results. With `status` you get only items with this status.
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
   * Get how much the items of a batch save, and what kinds of requirements were lost.
   *
   * Over all completed items. While the batch is running, over those so far. No text is read.
   *
   * Errors of its own: `batch_not_found`.
   */
  getBatchHistogram(
    input: GetBatchHistogramInput | GetBatchHistogramInput['id'],
    options: CallOptions = {},
  ): Promise<BatchHistogram> {
    return this.#transport.call<BatchHistogram>(OPERATIONS.getBatchHistogram, input, options);
  }

  /**
   * Stream the results in the order of the upload.
   *
   * NDJSON, one line for each item that has ended. While the batch is running, you get the results so far.
   * Send `Accept: text/csv` or `format=csv` to get CSV. It has a column for each key of metadata, at most
   * 100. Its cells are never read as formulas by spreadsheets (see `csvSafe`). The stream is closed if you
   * read nothing from it for 60 s. An organization may have 4 such streams at the same time.
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
   * Cancel the items that have not started; their quota is returned.
   *
   * Items that are already running are finished and counted.
   *
   * Errors of its own: `batch_not_found`, `batch_finished`.
   */
  cancelBatch(input: CancelBatchInput | CancelBatchInput['id'], options: CallOptions = {}): Promise<Batch> {
    return this.#transport.call<Batch>(OPERATIONS.cancelBatch, input, options);
  }

  /**
   * Try the failed items of an ended batch again.
   *
   * The retried items count toward the quota again. Items that succeeded do not change.
   *
   * Errors of its own: `batch_not_found`, `batch_not_finished`, `nothing_to_retry`, `quota_exceeded`,
   * `texts_removed`.
   */
  retryBatch(input: RetryBatchInput | RetryBatchInput['id'], options: CallOptions = {}): Promise<Batch> {
    return this.#transport.call<Batch>(OPERATIONS.retryBatch, input, options);
  }

  /**
   * Delete an ended batch; its optimizations stay in the history.
   *
   * Failed items are deleted with their texts.
   *
   * Errors of its own: `batch_not_found`, `batch_not_finished`.
   */
  deleteBatch(input: DeleteBatchInput | DeleteBatchInput['id'], options: CallOptions = {}): Promise<void> {
    return this.#transport.call<void>(OPERATIONS.deleteBatch, input, options);
  }

  /**
   * Make a project.
   *
   * Prompts and datasets name it by its id. Two projects may have the same name.
   */
  createProject(input: CreateProjectInput, options: CallOptions = {}): Promise<Project> {
    return this.#transport.call<Project>(OPERATIONS.createProject, input, options);
  }

  /**
   * List projects, newest first.
   *
   * The default project is there once something was made without a `projectId`.
   */
  listProjects(input: ListProjectsInput = {}, options: CallOptions = {}): Pages<Project> {
    return this.#transport.pages<Project>(OPERATIONS.listProjects, input, options);
  }

  /**
   * List prompts.
   *
   * Newest first, each with the text of its newest version.
   */
  listPrompts(input: ListPromptsInput = {}, options: CallOptions = {}): Pages<Prompt> {
    return this.#transport.pages<Prompt>(OPERATIONS.listPrompts, input, options);
  }

  /**
   * Make a prompt.
   *
   * The text is in `content`, in `messages`, or in `rawPrompt` or the sections from `task` on. It has at most
   * 200,000 characters. `{{> slug}}` includes the newest text of another prompt, as it is now. With `copyOf`
   * instead of a text, it begins as a copy of a public prompt. With `isPublic`, everybody may read the text.
   * Name and slug are what programs ask for: if another prompt has one of them, also as the other of the two,
   * the reply is 409. A slug that you do not give is made of the name, with a number if it is taken. API keys
   * need `prompts:read` for includes and `prompts:publish` for `isPublic`, too.
   *
   * Errors of its own: `project_not_found`, `prompt_name_taken`, `prompt_slug_taken`, `include_invalid`,
   * `refining_limit_exceeded`, `quota_exceeded`, `published_prompt_not_found`, `screening_failed`.
   */
  createPrompt(input: CreatePromptInput = {}, options: CallOptions = {}): Promise<ChangedPrompt> {
    return this.#transport.call<ChangedPrompt>(OPERATIONS.createPrompt, input, options);
  }

  /**
   * One prompt.
   *
   * With the text of its newest version.
   *
   * Errors of its own: `prompt_not_found`.
   */
  getPromptById(
    input: GetPromptByIdInput | GetPromptByIdInput['id'],
    options: CallOptions = {},
  ): Promise<Prompt> {
    return this.#transport.call<Prompt>(OPERATIONS.getPromptById, input, options);
  }

  /**
   * Change a prompt.
   *
   * Fields that you leave out do not change. Another text or configuration makes a new version; the same one
   * does not. With `If-Match`, nothing changes if somebody else has changed the prompt. `isPublic` publishes
   * the newest text for everybody, or withdraws it. If the prompt is public, a changed text is published,
   * too. API keys need `prompts:read`, too, because the reply has the text, and `prompts:publish` for what is
   * published. Another `name` or `slug` of a prompt moves its labels for programs: if a label requires
   * something, it needs what moving the label needs (`prompts:label`).
   *
   * Errors of its own: `prompt_not_found`, `project_not_found`, `prompt_name_taken`, `prompt_slug_taken`,
   * `version_conflict`, `include_invalid`, `refining_limit_exceeded`, `screening_failed`, `gate_failed`.
   */
  updatePrompt(
    input: UpdatePromptInput | UpdatePromptInput['id'],
    options: CallOptions = {},
  ): Promise<ChangedPrompt> {
    return this.#transport.call<ChangedPrompt>(OPERATIONS.updatePrompt, input, options);
  }

  /**
   * Delete a prompt.
   *
   * All its versions are deleted, too. A prompt that has labels, that the newest version of another prompt
   * includes, or that runs have asked, is deleted with `force=true` only. The outputs and scores that runs
   * have of it are deleted with it. As long as one of these runs has not ended, nothing is deleted: 409
   * `run_not_finished`. If a label requires something, it needs what moving the label needs
   * (`prompts:label`).
   *
   * Errors of its own: `prompt_not_found`, `prompt_in_use`, `run_not_finished`, `gate_failed`.
   */
  deletePrompt(input: DeletePromptInput | DeletePromptInput['id'], options: CallOptions = {}): Promise<void> {
    return this.#transport.call<void>(OPERATIONS.deletePrompt, input, options);
  }

  /**
   * List the versions of a prompt.
   *
   * Newest first.
   *
   * Errors of its own: `prompt_not_found`.
   */
  listPromptVersions(
    input: ListPromptVersionsInput | ListPromptVersionsInput['id'],
    options: CallOptions = {},
  ): Pages<PromptVersion> {
    return this.#transport.pages<PromptVersion>(OPERATIONS.listPromptVersions, input, options);
  }

  /**
   * One version of a prompt.
   *
   * By its number.
   *
   * Errors of its own: `prompt_not_found`, `prompt_version_not_found`.
   */
  getPromptVersion(input: GetPromptVersionInput, options: CallOptions = {}): Promise<PromptVersion> {
    return this.#transport.call<PromptVersion>(OPERATIONS.getPromptVersion, input, options);
  }

  /**
   * What differs between two versions.
   *
   * From version `n` to version `other`, word by word.
   *
   * Errors of its own: `prompt_not_found`, `prompt_version_not_found`, `refining_limit_exceeded`.
   */
  diffPromptVersions(input: DiffPromptVersionsInput, options: CallOptions = {}): Promise<PromptDiff> {
    return this.#transport.call<PromptDiff>(OPERATIONS.diffPromptVersions, input, options);
  }

  /**
   * Go back to a version.
   *
   * Makes a new version that says what this one says. API keys need `prompts:read`, too.
   *
   * Errors of its own: `prompt_not_found`, `prompt_version_not_found`.
   */
  restorePromptVersion(input: RestorePromptVersionInput, options: CallOptions = {}): Promise<PromptVersion> {
    return this.#transport.call<PromptVersion>(OPERATIONS.restorePromptVersion, input, options);
  }

  /**
   * Bring a version to the prompts that include it.
   *
   * Every prompt whose newest version includes this prompt gets a new version with this text, and so do the
   * prompts that include those. What they include besides stays as it is. Labels do not move.
   *
   * Errors of its own: `prompt_not_found`, `prompt_version_not_found`.
   */
  propagatePromptVersion(
    input: PropagatePromptVersionInput,
    options: CallOptions = {},
  ): Promise<Propagation> {
    return this.#transport.call<Propagation>(OPERATIONS.propagatePromptVersion, input, options);
  }

  /**
   * Stream all prompts.
   *
   * NDJSON, one line for each version, the oldest prompt first. An import reads it. The stream is closed if
   * you read nothing from it for 60 s. An organization may have 4 such streams at the same time.
   */
  exportPrompts(input: ExportPromptsInput = {}, options: CallOptions = {}): Lines<PromptLine, never> {
    return this.#transport.lines<PromptLine>(OPERATIONS.exportPrompts, input, options);
  }

  /**
   * Import prompts.
   *
   * Reads what `export` writes, and the prompts that the API of Langfuse answers, one a line. A line that is
   * there already changes nothing, so a file can be sent again. A line adds a version to the prompt with its
   * slug, or else its name, and makes the prompt if there is none. A line whose name or slug another prompt
   * has is not imported. Versions are added in the order of their numbers, whatever the order of the lines. A
   * number that is higher than those of the prompt is kept, or else the version gets the next one. Of a file
   * that is too long, nothing is imported. A file may have 5,000 lines and 16 MiB. Each line is a change of
   * its own: the reply says which have failed, and which labels, tags and configurations were left out.
   */
  importPrompts(
    input: ImportPromptsInput | (ImportPromptsFileInput & FileBody<'application/x-ndjson'>),
    options: CallOptions = {},
  ): Promise<ImportedPrompts> {
    return this.#transport.call<ImportedPrompts>(OPERATIONS.importPrompts, input, options);
  }

  /**
   * The version of a prompt that is in use.
   *
   * By its exact name, or else by its slug. If several prompts have the name, the oldest is meant. A label
   * that was moved is in effect at once. Programs may ask here ten times as often as elsewhere.
   *
   * Errors of its own: `prompt_not_found`, `label_not_found`, `prompt_version_not_found`.
   */
  resolvePrompt(input: ResolvePromptInput, options: CallOptions = {}): Promise<ResolvedPrompt> {
    return this.#transport.call<ResolvedPrompt>(OPERATIONS.resolvePrompt, input, options);
  }

  /**
   * Give a version a label.
   *
   * The version is compared with the one that has the label now, or had it last. If a requirement of that is
   * not certainly kept, something is added, or the configuration is another one, the answer is 409
   * `gate_failed`, unless `acknowledge` names it. The texts of a version that has had the label are not
   * compared again: it gets the label back, unless the label requires more now. With `whenReady`, a version
   * that only lacks the evaluation is accepted (202): its run is started, and the label moves by itself if
   * the run shows that the version is not worse.
   *
   * Errors of its own: `prompt_not_found`, `prompt_version_not_found`, `gate_failed`, `test_running`,
   * `dataset_not_found`, `dataset_empty`, `evaluator_not_found`, `variables_missing`, `provider_not_usable`,
   * `price_unknown`, `quota_exceeded`.
   */
  setPromptLabel(input: SetPromptLabelInput, options: CallOptions = {}): Promise<PromptLabel | PendingLabel> {
    return this.#transport.call<PromptLabel | PendingLabel>(OPERATIONS.setPromptLabel, input, options);
  }

  /**
   * Remove a label.
   *
   * Programs that fetch the prompt by this label get 404 `label_not_found` then. If only admins move the
   * label, only they remove it: 409 `gate_failed`.
   *
   * Errors of its own: `prompt_not_found`, `label_not_found`, `gate_failed`, `test_running`.
   */
  removePromptLabel(input: RemovePromptLabelInput, options: CallOptions = {}): Promise<void> {
    return this.#transport.call<void>(OPERATIONS.removePromptLabel, input, options);
  }

  /**
   * Which versions had a label.
   *
   * Newest first, with the reasons and what was checked.
   *
   * Errors of its own: `prompt_not_found`.
   */
  listLabelMoves(input: ListLabelMovesInput, options: CallOptions = {}): Pages<LabelMove> {
    return this.#transport.pages<LabelMove>(OPERATIONS.listLabelMoves, input, options);
  }

  /**
   * Approve a version.
   *
   * Everybody counts once, as long as they may approve. API keys cannot approve a version, nor can whoever
   * wrote its text: 403 `forbidden`. A text has the same authors after a change of the configuration, and
   * after it is restored, refined or gets a newer text that it includes.
   *
   * Errors of its own: `prompt_not_found`, `prompt_version_not_found`.
   */
  approvePromptVersion(
    input: ApprovePromptVersionInput,
    options: CallOptions = {},
  ): Promise<VersionApprovals> {
    return this.#transport.call<VersionApprovals>(OPERATIONS.approvePromptVersion, input, options);
  }

  /**
   * Withdraw an approval.
   *
   * Your own. Labels that the version has stay.
   *
   * Errors of its own: `prompt_not_found`, `prompt_version_not_found`.
   */
  withdrawApproval(input: WithdrawApprovalInput, options: CallOptions = {}): Promise<VersionApprovals> {
    return this.#transport.call<VersionApprovals>(OPERATIONS.withdrawApproval, input, options);
  }

  /**
   * What labels require.
   *
   * Every label for which something is required. Other labels require nothing.
   */
  listLabelPolicies(input: NoInput = {}, options: CallOptions = {}): Promise<LabelPolicy[]> {
    return this.#transport.call<LabelPolicy[]>(OPERATIONS.listLabelPolicies, input, options);
  }

  /**
   * Set what a label requires.
   *
   * In every prompt of the organization. It replaces what the label required before.
   *
   * Errors of its own: `dataset_not_found`, `evaluator_not_found`.
   */
  setLabelPolicy(input: SetLabelPolicyInput, options: CallOptions = {}): Promise<LabelPolicy> {
    return this.#transport.call<LabelPolicy>(OPERATIONS.setLabelPolicy, input, options);
  }

  /**
   * Refine a prompt of the library.
   *
   * Its messages, or the sections it was written in, are refined one by one. What the assistant says stays.
   * Then all of it is compared as a whole. With `commit` the result becomes a new version, unless a
   * requirement was lost or nothing changed: `reason` says why there is none. Each part counts as one
   * optimization.
   *
   * Errors of its own: `prompt_not_found`, `prompt_version_not_found`, `label_not_found`, `include_invalid`,
   * `quota_exceeded`, `budget_exceeded`, `price_unknown`, `provider_not_usable`, `blocked_address`,
   * `provider_failed`, `provider_unavailable`, `refining_limit_exceeded`.
   */
  optimizePrompt(
    input: OptimizePromptInput | OptimizePromptInput['id'],
    options: CallOptions = {},
  ): Promise<OptimizedPrompt> {
    return this.#transport.call<OptimizedPrompt>(OPERATIONS.optimizePrompt, input, options);
  }

  /**
   * Judge a prompt by rules.
   *
   * A prompt of the library, a text or sections. No model is asked: the same prompt always gets the same
   * findings. Nothing is stored.
   *
   * Errors of its own: `prompt_not_found`.
   */
  validatePrompt(input: ValidatePromptInput = {}, options: CallOptions = {}): Promise<PromptValidation> {
    return this.#transport.call<PromptValidation>(OPERATIONS.validatePrompt, input, options);
  }

  /**
   * What would make a prompt better.
   *
   * A remedy for each rule that the newest version of the prompt does not meet.
   *
   * Errors of its own: `prompt_not_found`.
   */
  listSuggestions(input: ListSuggestionsInput, options: CallOptions = {}): Promise<Suggestions> {
    return this.#transport.call<Suggestions>(OPERATIONS.listSuggestions, input, options);
  }

  /**
   * Models that can enrich and refine.
   *
   * Each provider with its model, its price, and why it cannot be used, if so.
   */
  listEnrichmentModels(input: NoInput = {}, options: CallOptions = {}): Promise<EnrichmentModel[]> {
    return this.#transport.call<EnrichmentModel[]>(OPERATIONS.listEnrichmentModels, input, options);
  }

  /**
   * Make a prompt clearer and more complete.
   *
   * A prompt of the library, a text or sections. A model puts it in sections and adds what is missing.
   * Nothing may be lost: where a result lost something, the local result takes its place, which only puts
   * headings over the text. What the result adds is listed. In a chat prompt, the first system message is
   * enriched, or else the first user message; the other messages stay. The same request within 24 hours gets
   * the same result and is not charged. With `promptIds` the prompts are enriched in the background: the
   * reply is 202 with a job and its `Location`.
   *
   * Errors of its own: `prompt_not_found`, `include_invalid`, `quota_exceeded`, `budget_exceeded`,
   * `price_unknown`, `provider_not_usable`, `refining_limit_exceeded`, `texts_removed`,
   * `service_unavailable`.
   */
  enhancePrompt(
    input: EnhancePromptInput = {},
    options: CallOptions = {},
  ): Promise<Enrichment | EnrichmentJob> {
    return this.#transport.call<Enrichment | EnrichmentJob>(OPERATIONS.enhancePrompt, input, options);
  }

  /**
   * List enrichments, newest first.
   *
   * Without texts.
   */
  listEnrichments(input: ListEnrichmentsInput = {}, options: CallOptions = {}): Pages<EnrichmentEntry> {
    return this.#transport.pages<EnrichmentEntry>(OPERATIONS.listEnrichments, input, options);
  }

  /**
   * Get the result of an enrichment.
   *
   * As it was answered first. If its texts were removed because of `promptRetentionDays`, the reply is 410
   * `texts_removed`. One that is running or has failed has no result: the list shows it.
   *
   * Errors of its own: `enrichment_not_found`, `texts_removed`.
   */
  getEnrichment(
    input: GetEnrichmentInput | GetEnrichmentInput['id'],
    options: CallOptions = {},
  ): Promise<Enrichment> {
    return this.#transport.call<Enrichment>(OPERATIONS.getEnrichment, input, options);
  }

  /**
   * Get a job of enrichments and its counts.
   *
   * Use it to follow the job.
   *
   * Errors of its own: `enrichment_job_not_found`.
   */
  getEnrichmentJob(
    input: GetEnrichmentJobInput | GetEnrichmentJobInput['id'],
    options: CallOptions = {},
  ): Promise<EnrichmentJob> {
    return this.#transport.call<EnrichmentJob>(OPERATIONS.getEnrichmentJob, input, options);
  }

  /**
   * List the prompts of a job in their order.
   *
   * With `status` you get only those with this status.
   *
   * Errors of its own: `enrichment_job_not_found`.
   */
  listEnrichmentJobItems(
    input: ListEnrichmentJobItemsInput | ListEnrichmentJobItemsInput['id'],
    options: CallOptions = {},
  ): Pages<EnrichmentJobItem> {
    return this.#transport.pages<EnrichmentJobItem>(OPERATIONS.listEnrichmentJobItems, input, options);
  }

  /**
   * Cancel the prompts that have not started; their quota is returned.
   *
   * Prompts that are already running are finished and counted.
   *
   * Errors of its own: `enrichment_job_not_found`, `enrichment_job_finished`.
   */
  cancelEnrichmentJob(
    input: CancelEnrichmentJobInput | CancelEnrichmentJobInput['id'],
    options: CallOptions = {},
  ): Promise<EnrichmentJob> {
    return this.#transport.call<EnrichmentJob>(OPERATIONS.cancelEnrichmentJob, input, options);
  }

  /**
   * Ask a model with a prompt.
   *
   * The values in `input` are put for the variables. `model`, `temperature`, `topP`, `stop`, `seed` and
   * `maxOutputTokens` of the configuration are used; without `maxOutputTokens`, an output has 1,024 tokens at
   * most. It counts as one `test_cells` of the plan.
   *
   * Errors of its own: `prompt_not_found`, `prompt_version_not_found`, `label_not_found`,
   * `variables_missing`, `provider_not_usable`, `quota_exceeded`, `budget_exceeded`, `price_unknown`,
   * `provider_failed`, `provider_unavailable`.
   */
  testPrompt(input: TestPromptInput, options: CallOptions = {}): Promise<Execution> {
    return this.#transport.call<Execution>(OPERATIONS.testPrompt, input, options);
  }

  /**
   * List the tests of a prompt, newest first.
   *
   * With their outputs. A page of long outputs has fewer than its limit.
   *
   * Errors of its own: `prompt_not_found`.
   */
  listExecutions(
    input: ListExecutionsInput | ListExecutionsInput['id'],
    options: CallOptions = {},
  ): Pages<Execution> {
    return this.#transport.pages<Execution>(OPERATIONS.listExecutions, input, options);
  }

  /**
   * One execution.
   *
   * With its output.
   *
   * Errors of its own: `execution_not_found`.
   */
  getExecution(
    input: GetExecutionInput | GetExecutionInput['id'],
    options: CallOptions = {},
  ): Promise<Execution> {
    return this.#transport.call<Execution>(OPERATIONS.getExecution, input, options);
  }

  /**
   * Rate an output.
   *
   * `null` takes a rating or a feedback away. What is left out does not change.
   *
   * Errors of its own: `execution_not_found`, `texts_removed`.
   */
  rateExecution(
    input: RateExecutionInput | RateExecutionInput['id'],
    options: CallOptions = {},
  ): Promise<Execution> {
    return this.#transport.call<Execution>(OPERATIONS.rateExecution, input, options);
  }

  /**
   * Make a dataset.
   *
   * It has no items yet.
   *
   * Errors of its own: `project_not_found`.
   */
  createDataset(input: CreateDatasetInput, options: CallOptions = {}): Promise<Dataset> {
    return this.#transport.call<Dataset>(OPERATIONS.createDataset, input, options);
  }

  /**
   * Make a dataset of a configuration of promptfoo.
   *
   * YAML or JSON, in a JSON body or as `application/yaml`. The tests become items, and the assertions become
   * evaluators. What cannot be imported is named in `unsupported`.
   *
   * Errors of its own: `project_not_found`, `invalid_upload`, `invalid_items`.
   */
  importDataset(
    input: ImportDatasetInput | (ImportDatasetFileInput & FileBody<'application/yaml'>),
    options: CallOptions = {},
  ): Promise<ImportedDataset> {
    return this.#transport.call<ImportedDataset>(OPERATIONS.importDataset, input, options);
  }

  /**
   * List datasets, newest first.
   *
   * Without their items.
   */
  listDatasets(input: ListDatasetsInput = {}, options: CallOptions = {}): Pages<Dataset> {
    return this.#transport.pages<Dataset>(OPERATIONS.listDatasets, input, options);
  }

  /**
   * One dataset.
   *
   * Without its items.
   *
   * Errors of its own: `dataset_not_found`.
   */
  getDataset(input: GetDatasetInput | GetDatasetInput['id'], options: CallOptions = {}): Promise<Dataset> {
    return this.#transport.call<Dataset>(OPERATIONS.getDataset, input, options);
  }

  /**
   * Add items to a dataset.
   *
   * JSON may have up to 10,000 items and 4 MiB. NDJSON, CSV or a form with a field `file` may have up to
   * 100,000 items and 200 MiB. In CSV, each column that is not `expected`, `customId` or `metadata.<key>` is
   * a variable. The items are added only if every item is valid. Checking stops after 50 invalid items. An
   * item takes the place of one with the same `customId`. The dataset gets a new revision. If a label
   * requires a run with the dataset, this needs the permission `organization:write`, too.
   *
   * Errors of its own: `dataset_not_found`, `invalid_items`, `invalid_upload`, `service_unavailable`.
   */
  addDatasetItems(
    input: AddDatasetItemsInput | (AddDatasetItemsFileInput & FileBody<'application/x-ndjson' | 'text/csv'>),
    options: CallOptions = {},
  ): Promise<Dataset> {
    return this.#transport.call<Dataset>(OPERATIONS.addDatasetItems, input, options);
  }

  /**
   * List the items of a dataset in the order of the upload.
   *
   * Of the newest revision, or of the one in `revision`. A page of long items has fewer than its limit.
   *
   * Errors of its own: `dataset_not_found`.
   */
  listDatasetItems(
    input: ListDatasetItemsInput | ListDatasetItemsInput['id'],
    options: CallOptions = {},
  ): Pages<DatasetItem> {
    return this.#transport.pages<DatasetItem>(OPERATIONS.listDatasetItems, input, options);
  }

  /**
   * Remove an item from a dataset.
   *
   * The dataset gets a new revision. The item stays in those before. If a label requires a run with the
   * dataset, this needs the permission `organization:write`, too.
   *
   * Errors of its own: `dataset_not_found`, `dataset_item_not_found`.
   */
  removeDatasetItem(input: RemoveDatasetItemInput, options: CallOptions = {}): Promise<Dataset> {
    return this.#transport.call<Dataset>(OPERATIONS.removeDatasetItem, input, options);
  }

  /**
   * Delete a dataset.
   *
   * With its items, in all revisions. Where runs have asked with it, it is deleted with `force=true` only:
   * they go with it, and so do their outputs, scores and comparisons. As long as one of them has not ended,
   * nothing is deleted: 409 `run_not_finished`. The same goes for one that a label requires a run with: 409
   * `dataset_required`.
   *
   * Errors of its own: `dataset_not_found`, `dataset_in_use`, `dataset_required`, `run_not_finished`.
   */
  deleteDataset(
    input: DeleteDatasetInput | DeleteDatasetInput['id'],
    options: CallOptions = {},
  ): Promise<void> {
    return this.#transport.call<void>(OPERATIONS.deleteDataset, input, options);
  }

  /**
   * Test prompts with a dataset.
   *
   * Each arm is asked with each item of the dataset, `repeats` times, in random order: these are the cells,
   * at most 100,000. Where an evaluator of the kind `similarity` has no expected answers to compare with, the
   * baseline answers at least twice. The first arm is the baseline. Versions, models and the revision of the
   * dataset are pinned. Nothing is started if an item lacks a value for a variable of a prompt. Each cell
   * counts as one `test_cells` of the plan; what fails is returned.
   *
   * Errors of its own: `dataset_not_found`, `dataset_empty`, `prompt_not_found`, `prompt_version_not_found`,
   * `label_not_found`, `evaluator_not_found`, `variables_missing`, `provider_not_usable`, `price_unknown`,
   * `quota_exceeded`, `service_unavailable`.
   */
  createRun(input: CreateRunInput, options: CallOptions = {}): Promise<Run> {
    return this.#transport.call<Run>(OPERATIONS.createRun, input, options);
  }

  /**
   * Test whether a version of a prompt behaves like another.
   *
   * Makes a run of both with an evaluator of the kind `similarity`. Where the items have expected answers,
   * outputs are compared with these. Where none has, the baseline answers each item twice: its outputs differ
   * from each other, and the candidate may differ from them by `margin` more. Follow it as any other run;
   * `GET /runs/{id}/comparison` has the verdict.
   *
   * Errors of its own: `dataset_not_found`, `dataset_empty`, `prompt_not_found`, `prompt_version_not_found`,
   * `label_not_found`, `evaluator_not_found`, `variables_missing`, `provider_not_usable`, `price_unknown`,
   * `quota_exceeded`, `service_unavailable`.
   */
  testEquivalence(input: TestEquivalenceInput, options: CallOptions = {}): Promise<Run> {
    return this.#transport.call<Run>(OPERATIONS.testEquivalence, input, options);
  }

  /**
   * List runs, newest first.
   *
   * With their counts and costs.
   */
  listRuns(input: ListRunsInput = {}, options: CallOptions = {}): Pages<Run> {
    return this.#transport.pages<Run>(OPERATIONS.listRuns, input, options);
  }

  /**
   * One run.
   *
   * Use it to follow a run. It has ended once its cells and judgements have.
   *
   * Errors of its own: `run_not_found`.
   */
  getRun(input: GetRunInput | GetRunInput['id'], options: CallOptions = {}): Promise<Run> {
    return this.#transport.call<Run>(OPERATIONS.getRun, input, options);
  }

  /**
   * Stream the cells of a run with their outputs and scores.
   *
   * NDJSON, one line for each cell that has ended. While the run is running, you get those so far. The stream
   * is closed if you read nothing from it for 60 s.
   *
   * Errors of its own: `run_not_found`.
   */
  streamRunResults(
    input: StreamRunResultsInput | StreamRunResultsInput['id'],
    options: CallOptions = {},
  ): Lines<RunResult, never> {
    return this.#transport.lines<RunResult>(OPERATIONS.streamRunResults, input, options);
  }

  /**
   * Compare the arms of a run.
   *
   * Each arm beside the first one: is it better, equivalent, not worse, or worse, and what does it save?
   * There are no verdicts before the run has ended, nor where somebody cancelled it: whoever does that may
   * have seen how it goes. With `stopWhenDecided` they hold whenever it ends.
   *
   * Errors of its own: `run_not_found`.
   */
  getRunComparison(
    input: GetRunComparisonInput | GetRunComparisonInput['id'],
    options: CallOptions = {},
  ): Promise<RunComparison> {
    return this.#transport.call<RunComparison>(OPERATIONS.getRunComparison, input, options);
  }

  /**
   * Cancel the cells of a run that have not started; their units are returned.
   *
   * Cells that are already running are finished and counted. The run has no verdicts then, unless it has
   * `stopWhenDecided`.
   *
   * Errors of its own: `run_not_found`, `run_finished`.
   */
  cancelRun(input: CancelRunInput | CancelRunInput['id'], options: CallOptions = {}): Promise<Run> {
    return this.#transport.call<Run>(OPERATIONS.cancelRun, input, options);
  }

  /**
   * Try the failed cells of an ended run again.
   *
   * They count again. Cells that succeeded do not change.
   *
   * Errors of its own: `run_not_found`, `run_not_finished`, `nothing_to_retry`, `quota_exceeded`.
   */
  retryRun(input: RetryRunInput | RetryRunInput['id'], options: CallOptions = {}): Promise<Run> {
    return this.#transport.call<Run>(OPERATIONS.retryRun, input, options);
  }

  /**
   * Score the outputs of an ended run by further evaluators.
   *
   * No output is made anew. Evaluators that the run has already are passed over.
   *
   * Errors of its own: `texts_removed`, `run_not_found`, `run_not_finished`, `evaluator_not_found`,
   * `provider_not_usable`, `price_unknown`.
   */
  addRunScores(input: AddRunScoresInput, options: CallOptions = {}): Promise<Run> {
    return this.#transport.call<Run>(OPERATIONS.addRunScores, input, options);
  }

  /**
   * Share a prompt.
   *
   * Makes a link that shows one version of a prompt to whoever has it, under the name that the prompt has
   * now. The token is shown only in this reply. Without `version`, it is the version that has the label
   * `production`; if there is none: 400 `validation_failed`.
   *
   * Errors of its own: `prompt_not_found`, `prompt_version_not_found`, `share_not_found`.
   */
  createShare(input: CreateShareInput, options: CallOptions = {}): Promise<CreatedShare> {
    return this.#transport.call<CreatedShare>(OPERATIONS.createShare, input, options);
  }

  /**
   * List your links.
   *
   * Those that you have made, newest first. Admins see all links of the organization, and can revoke them.
   */
  listShares(input: ListSharesInput = {}, options: CallOptions = {}): Pages<Share> {
    return this.#transport.pages<Share>(OPERATIONS.listShares, input, options);
  }

  /**
   * Read a shared prompt.
   *
   * For everybody who has the link. A password is sent in `X-Share-Password`; after 5 wrong ones in 15
   * minutes, nobody can open the link for a while. Send `Accept: application/json`: only then the reply has
   * the prompt, and counts as a view. The address `/s/{token}` answers the same. Whoever does not name JSON,
   * such as the previews of chats, is redirected there, to a page without the prompt: it asks for the prompt
   * when somebody clicks.
   *
   * Errors of its own: `share_not_found`, `share_ended`, `share_password_required`.
   */
  viewShare(
    input: ViewShareInput | ViewShareInput['token'],
    options: CallOptions = {},
  ): Promise<SharedPrompt> {
    return this.#transport.call<SharedPrompt>(OPERATIONS.viewShare, input, options);
  }

  /**
   * Change a link.
   *
   * By its token or its id. Fields that you leave out do not change.
   *
   * Errors of its own: `share_not_found`, `prompt_version_not_found`.
   */
  updateShare(
    input: UpdateShareInput | UpdateShareInput['token'],
    options: CallOptions = {},
  ): Promise<Share> {
    return this.#transport.call<Share>(OPERATIONS.updateShare, input, options);
  }

  /**
   * Revoke a link.
   *
   * By its token or its id. Nobody can open it any more.
   *
   * Errors of its own: `share_not_found`.
   */
  revokeShare(input: RevokeShareInput | RevokeShareInput['token'], options: CallOptions = {}): Promise<void> {
    return this.#transport.call<void>(OPERATIONS.revokeShare, input, options);
  }

  /**
   * List public prompts.
   *
   * Those that were published last come first. Each has the start of its text. A list may be up to 15 minutes
   * old, but never shows what was withdrawn or refused more than 3 seconds ago.
   */
  listPublicPrompts(input: ListPublicPromptsInput = {}, options: CallOptions = {}): Pages<PublicPromptItem> {
    return this.#transport.pages<PublicPromptItem>(OPERATIONS.listPublicPrompts, input, options);
  }

  /**
   * One public prompt.
   *
   * The whole text. Each reply counts as a view, unless it goes to a member or an API key of the organization
   * that published the prompt.
   *
   * Errors of its own: `published_prompt_not_found`.
   */
  getPublicPrompt(
    input: GetPublicPromptInput | GetPublicPromptInput['id'],
    options: CallOptions = {},
  ): Promise<PublicPrompt> {
    return this.#transport.call<PublicPrompt>(OPERATIONS.getPublicPrompt, input, options);
  }

  /**
   * Categories of public prompts.
   *
   * The 100 categories with the most public prompts, each with their number.
   */
  listPublicCategories(input: NoInput = {}, options: CallOptions = {}): Promise<PublicCategory[]> {
    return this.#transport.call<PublicCategory[]>(OPERATIONS.listPublicCategories, input, options);
  }

  /**
   * Report a public prompt.
   *
   * Once for each person; a report by an API key is one of the person it belongs to. When three people have
   * reported it, it is hidden until an operator decides. People count whose address is confirmed, whose
   * account was at least 7 days old when they reported, and who are no members of the organization that
   * published it.
   *
   * Errors of its own: `published_prompt_not_found`, `already_reported`.
   */
  reportPublicPrompt(input: ReportPublicPromptInput, options: CallOptions = {}): Promise<void> {
    return this.#transport.call<void>(OPERATIONS.reportPublicPrompt, input, options);
  }

  /**
   * List published texts.
   *
   * With what was reported, those that were published last first. No other texts are shown.
   */
  listModeratedPrompts(
    input: ListModeratedPromptsInput = {},
    options: CallOptions = {},
  ): Pages<ModeratedPrompt> {
    return this.#transport.pages<ModeratedPrompt>(OPERATIONS.listModeratedPrompts, input, options);
  }

  /**
   * Approve or reject a published text.
   *
   * The verdict is about exactly this text: if it has changed by now, the answer is 404. It settles the
   * reports. After a rejection, the next texts of the prompt wait for an operator, too, and the same text
   * under any prompt of the organization. An approval allows what screening found (`screened`) in all texts
   * of the organization. The audit log of the organization and its webhooks (`prompt.moderated`) say so.
   *
   * Errors of its own: `published_prompt_not_found`.
   */
  moderatePrompt(input: ModeratePromptInput, options: CallOptions = {}): Promise<ModeratedPrompt> {
    return this.#transport.call<ModeratedPrompt>(OPERATIONS.moderatePrompt, input, options);
  }

  /**
   * List evaluators.
   *
   * Newest first. A page with large settings has fewer than its limit.
   */
  listEvaluators(input: ListEvaluatorsInput = {}, options: CallOptions = {}): Pages<Evaluator> {
    return this.#transport.pages<Evaluator>(OPERATIONS.listEvaluators, input, options);
  }

  /**
   * Make an evaluator.
   *
   * It scores what a model answers. Evaluators do not change, so that scores can be compared: make another
   * one instead. A pattern or schema that takes more than 2 s to check is refused.
   */
  createEvaluator(input: CreateEvaluatorInput, options: CallOptions = {}): Promise<Evaluator> {
    return this.#transport.call<Evaluator>(OPERATIONS.createEvaluator, input, options);
  }

  /**
   * One evaluator.
   *
   * With its settings, as they were given.
   *
   * Errors of its own: `evaluator_not_found`.
   */
  getEvaluator(
    input: GetEvaluatorInput | GetEvaluatorInput['id'],
    options: CallOptions = {},
  ): Promise<Evaluator> {
    return this.#transport.call<Evaluator>(OPERATIONS.getEvaluator, input, options);
  }

  /**
   * List A/B tests, newest first.
   *
   * With what is known by now.
   */
  listAbTests(input: ListAbTestsInput = {}, options: CallOptions = {}): Pages<AbTest> {
    return this.#transport.pages<AbTest>(OPERATIONS.listAbTests, input, options);
  }

  /**
   * Make an A/B test of versions of a prompt.
   *
   * It begins when it is started. Weights and settings do not change: make another test instead. A guardrail
   * has either `maxIncrease` or `maxPoints`.
   *
   * Errors of its own: `prompt_not_found`, `prompt_version_not_found`, `label_not_found`, `weights_invalid`.
   */
  createAbTest(input: CreateAbTestInput, options: CallOptions = {}): Promise<AbTest> {
    return this.#transport.call<AbTest>(OPERATIONS.createAbTest, input, options);
  }

  /**
   * One A/B test.
   *
   * With what is known by now. Looking at it often does no harm.
   *
   * Errors of its own: `ab_test_not_found`.
   */
  getAbTest(input: GetAbTestInput | GetAbTestInput['id'], options: CallOptions = {}): Promise<AbTest> {
    return this.#transport.call<AbTest>(OPERATIONS.getAbTest, input, options);
  }

  /**
   * Start an A/B test.
   *
   * From now on, programs that fetch the prompt by the label get the arms. The version of the first arm must
   * have the label, and the label does not move while the test is running. Each further arm must pass the
   * gate of the label, as if it got the label: if it does not, the answer is 409 `gate_failed`, unless
   * `acknowledge` names what differs. Whoever starts a test also needs `prompts:label`.
   *
   * Errors of its own: `ab_test_not_found`, `prompt_not_found`, `test_started`, `test_running`,
   * `label_not_found`, `gate_failed`.
   */
  startAbTest(input: StartAbTestInput | StartAbTestInput['id'], options: CallOptions = {}): Promise<AbTest> {
    return this.#transport.call<AbTest>(OPERATIONS.startAbTest, input, options);
  }

  /**
   * Stop an A/B test.
   *
   * Programs get the version that has the label again.
   *
   * Errors of its own: `ab_test_not_found`, `test_not_running`.
   */
  stopAbTest(input: StopAbTestInput | StopAbTestInput['id'], options: CallOptions = {}): Promise<AbTest> {
    return this.#transport.call<AbTest>(OPERATIONS.stopAbTest, input, options);
  }

  /**
   * Report exposures and metrics.
   *
   * Exposures of a request come before its metrics. A unit counts from its first exposure on; a metric counts
   * if the unit was exposed and its window is not over. `value` of the metric of the test is between 0 and 1.
   * Several values of a unit count as their mean. Events of a test that has ended are received and do not
   * count.
   *
   * Errors of its own: `ab_test_not_found`, `test_not_running`.
   */
  recordAbEvents(input: RecordAbEventsInput, options: CallOptions = {}): Promise<ReceivedAbEvents> {
    return this.#transport.call<ReceivedAbEvents>(OPERATIONS.recordAbEvents, input, options);
  }

  /**
   * What this month has used of the plan and the budget.
   *
   * The optimizations used in the current month, those reserved for work that has not ended, and those that
   * are left. It says the same about the costs of providers.
   */
  getUsage(input: NoInput = {}, options: CallOptions = {}): Promise<Usage> {
    return this.#transport.call<Usage>(OPERATIONS.getUsage, input, options);
  }

  /**
   * Get the plan and who decided it.
   *
   * What the plans hold is in `GET /api/v1/system/features`.
   */
  getBilling(input: NoInput = {}, options: CallOptions = {}): Promise<Billing> {
    return this.#transport.call<Billing>(OPERATIONS.getBilling, input, options);
  }

  /**
   * Get the plans that can be bought, and what they cost.
   *
   * Prices may be five minutes old. What the plans hold is in `GET /api/v1/system/features`.
   *
   * Errors of its own: `billing_unavailable`.
   */
  getBillingPlans(input: NoInput = {}, options: CallOptions = {}): Promise<Offers> {
    return this.#transport.call<Offers>(OPERATIONS.getBillingPlans, input, options);
  }

  /**
   * Try the plan pro for 14 days.
   *
   * No card is needed. An organization has one trial, and a person begins one. It begins within seconds:
   * `pending` is null then. After it the plan is `free` again. Nothing is deleted.
   *
   * Errors of its own: `billing_disabled`, `trial_used`, `trial_unavailable`.
   */
  startTrial(input: NoInput = {}, options: CallOptions = {}): Promise<Billing> {
    return this.#transport.call<Billing>(OPERATIONS.startTrial, input, options);
  }

  /**
   * Buy a plan.
   *
   * Open `url` in a browser and pay there. The plan changes after the payment, usually within seconds. Asked
   * again before that, the answer is the same page. The first payment is for the days until the first of the
   * next month.
   *
   * Errors of its own: `billing_disabled`, `plan_pinned`, `plan_not_sold`, `subscription_exists`,
   * `billing_unavailable`.
   */
  startCheckout(input: StartCheckoutInput, options: CallOptions = {}): Promise<Checkout> {
    return this.#transport.call<Checkout>(OPERATIONS.startCheckout, input, options);
  }

  /**
   * Change the card, see invoices, cancel the subscription.
   *
   * Open `url` in a browser soon: it works for some minutes only.
   *
   * Errors of its own: `billing_disabled`, `billing_unavailable`.
   */
  openBillingPortal(input: NoInput = {}, options: CallOptions = {}): Promise<BillingPortal> {
    return this.#transport.call<BillingPortal>(OPERATIONS.openBillingPortal, input, options);
  }

  /**
   * List invoices.
   *
   * Newest first. They are at Stripe; `url` is the page of one.
   *
   * Errors of its own: `billing_disabled`, `billing_unavailable`.
   */
  listInvoices(input: ListInvoicesInput = {}, options: CallOptions = {}): Pages<Invoice> {
    return this.#transport.pages<Invoice>(OPERATIONS.listInvoices, input, options);
  }

  /**
   * See what another plan would cost now.
   *
   * Nothing changes. What is left of the present plan counts.
   *
   * Errors of its own: `billing_disabled`, `plan_pinned`, `plan_not_sold`, `no_subscription`,
   * `subscription_cancelled`, `payment_required`, `change_refused`, `billing_unavailable`.
   */
  previewSubscriptionChange(
    input: PreviewSubscriptionChangeInput,
    options: CallOptions = {},
  ): Promise<PlanChangePreview> {
    return this.#transport.call<PlanChangePreview>(OPERATIONS.previewSubscriptionChange, input, options);
  }

  /**
   * Change the plan that is paid for.
   *
   * A better plan, and a year in place of a month, come at once, and the difference is paid at once. If that
   * payment fails, the answer is 402 `payment_required`: the plan stays until it is paid on the page `url`.
   * Everything else comes at the end of what is paid (`scheduledChange`). The plan that there is now calls
   * such a change off.
   *
   * Errors of its own: `billing_disabled`, `plan_pinned`, `plan_not_sold`, `no_subscription`,
   * `subscription_cancelled`, `payment_required`, `change_refused`, `billing_unavailable`.
   */
  changeSubscription(input: ChangeSubscriptionInput, options: CallOptions = {}): Promise<PlanChange> {
    return this.#transport.call<PlanChange>(OPERATIONS.changeSubscription, input, options);
  }

  /**
   * End the subscription when what is paid is used up.
   *
   * The plan stays until `cancelAt`. A change that was to come then is called off.
   *
   * Errors of its own: `billing_disabled`, `no_subscription`, `change_refused`, `billing_unavailable`.
   */
  cancelSubscription(input: NoInput = {}, options: CallOptions = {}): Promise<Cancellation> {
    return this.#transport.call<Cancellation>(OPERATIONS.cancelSubscription, input, options);
  }

  /**
   * Let a cancelled subscription go on.
   *
   * Until `cancelAt`. After that, buy the plan again.
   *
   * Errors of its own: `billing_disabled`, `no_subscription`, `change_refused`, `billing_unavailable`.
   */
  resumeSubscription(input: NoInput = {}, options: CallOptions = {}): Promise<Cancellation> {
    return this.#transport.call<Cancellation>(OPERATIONS.resumeSubscription, input, options);
  }

  /**
   * Allow optimizations beyond the plan, up to a sum.
   *
   * They are paid for after each calendar month. The limit counts in a moment, when the background worker has
   * seen it. Turned off, nothing beyond the plan is done from then on; what was done is still paid.
   *
   * Errors of its own: `billing_disabled`, `plan_required`, `plan_pinned`, `overage_not_sold`,
   * `no_subscription`, `subscription_cancelled`, `payment_required`, `change_refused`, `billing_unavailable`.
   */
  setOverage(input: SetOverageInput, options: CallOptions = {}): Promise<OverageReply> {
    return this.#transport.call<OverageReply>(OPERATIONS.setOverage, input, options);
  }

  /**
   * Tell of a change at Stripe.
   *
   * For Stripe alone, which signs the body in the header `Stripe-Signature`. Nothing of the body is taken
   * over: the background worker asks Stripe how things are.
   *
   * Errors of its own: `billing_disabled`, `signature_invalid`.
   */
  receiveBillingEvent(input: NoInput = {}, options: CallOptions = {}): Promise<EventReceipt> {
    return this.#transport.call<EventReceipt>(OPERATIONS.receiveBillingEvent, input, options);
  }

  /**
   * List the providers that you can use, with their models.
   *
   * In the order in which `auto` tries them. `GET /api/v1/providers` also has those that you cannot use, and
   * says why.
   */
  listLlmProviders(input: NoInput = {}, options: CallOptions = {}): Promise<LlmProvider[]> {
    return this.#transport.call<LlmProvider[]>(OPERATIONS.listLlmProviders, input, options);
  }

  /**
   * Send one short message to a model.
   *
   * It takes 10 seconds at most and counts toward the budget. No other provider takes the place of one that
   * fails. What went wrong is in the reply. Nothing of it is kept but the call.
   *
   * Errors of its own: `provider_not_usable`, `model_not_found`.
   */
  testLlm(input: TestLlmInput = {}, options: CallOptions = {}): Promise<LlmTest> {
    return this.#transport.call<LlmTest>(OPERATIONS.testLlm, input, options);
  }

  /**
   * Begin a conversation.
   *
   * It belongs to the caller, or to the owner of the API key. No model is asked yet. If the organization
   * keeps nothing of calls (`callTexts: none`), the reply is 422 `storage_disabled`.
   *
   * Errors of its own: `organization_not_found`, `storage_disabled`.
   */
  createChatSession(input: CreateChatSessionInput = {}, options: CallOptions = {}): Promise<ChatSession> {
    return this.#transport.call<ChatSession>(OPERATIONS.createChatSession, input, options);
  }

  /**
   * List conversations, newest first.
   *
   * Admins who have signed in see those of everybody. Everybody else, and every API key, sees those of the
   * one person. Without system prompts.
   */
  listChatSessions(input: ListChatSessionsInput = {}, options: CallOptions = {}): Pages<ChatSessionEntry> {
    return this.#transport.pages<ChatSessionEntry>(OPERATIONS.listChatSessions, input, options);
  }

  /**
   * Read a conversation with its messages.
   *
   * The messages come by pages, newest first.
   *
   * Errors of its own: `session_not_found`.
   */
  getChatSession(
    input: GetChatSessionInput | GetChatSessionInput['id'],
    options: CallOptions = {},
  ): Promise<Chat> {
    return this.#transport.call<Chat>(OPERATIONS.getChatSession, input, options);
  }

  /**
   * Change a conversation.
   *
   * Fields that you leave out do not change. The next message uses the new model and system prompt. Only the
   * person whose session it is can change it.
   *
   * Errors of its own: `session_not_found`.
   */
  updateChatSession(
    input: UpdateChatSessionInput | UpdateChatSessionInput['id'],
    options: CallOptions = {},
  ): Promise<ChatSession> {
    return this.#transport.call<ChatSession>(OPERATIONS.updateChatSession, input, options);
  }

  /**
   * Delete a conversation with its messages.
   *
   * A reply that is being written ends. The calls stay in `GET /api/v1/calls`, which has no texts. Admins may
   * delete all sessions, others only their own.
   *
   * Errors of its own: `session_not_found`.
   */
  deleteChatSession(
    input: DeleteChatSessionInput | DeleteChatSessionInput['id'],
    options: CallOptions = {},
  ): Promise<void> {
    return this.#transport.call<void>(OPERATIONS.deleteChatSession, input, options);
  }

  /**
   * Send a message, and get the reply of the model.
   *
   * The model gets the system prompt and the messages so far. While a reply is being written, a second
   * message is 409 `session_busy`. If the caller leaves, the call of the model ends, and what had come of the
   * reply is kept as `cancelled`. With an `Idempotency-Key` a message is sent to the model only once,
   * whatever becomes of the connection. Only the person whose session it is can write in it.
   *
   * Errors of its own: `session_not_found`, `session_busy`, `storage_disabled`, `model_not_found`,
   * `call_refused`, `budget_exceeded`, `price_unknown`, `provider_failed`, `provider_unavailable`,
   * `service_unavailable`.
   */
  sendChatMessage(input: SendChatMessageInput, options: CallOptions = {}): Promise<ChatTurn> {
    return this.#transport.call<ChatTurn>(OPERATIONS.sendChatMessage, input, options);
  }

  /**
   * Ask a model, in a new conversation or in one that there is.
   *
   * For programs: one request makes the session and sends the message. If no reply comes, there is no new
   * session.
   *
   * Errors of its own: `session_not_found`, `session_busy`, `storage_disabled`, `model_not_found`,
   * `call_refused`, `budget_exceeded`, `price_unknown`, `provider_failed`, `provider_unavailable`,
   * `service_unavailable`.
   */
  chat(input: ChatInput, options: CallOptions = {}): Promise<ChatAnswer> {
    return this.#transport.call<ChatAnswer>(OPERATIONS.chat, input, options);
  }

  /**
   * List the conversations in an organization, newest first.
   *
   * Admins who have signed in see those of everybody. Everybody else, and every API key, sees those of the
   * one person. Without system prompts.
   */
  listTenantChatSessions(
    input: ListTenantChatSessionsInput | ListTenantChatSessionsInput['organizationId'],
    options: CallOptions = {},
  ): Pages<ChatSessionEntry> {
    return this.#transport.pages<ChatSessionEntry>(OPERATIONS.listTenantChatSessions, input, options);
  }

  /**
   * Messages, tokens, costs and latencies by day.
   *
   * Of all conversations in the organization, also of those that were deleted. A call counts in the day in
   * which it began. It is there a moment after it has ended.
   */
  getChatAnalytics(
    input: GetChatAnalyticsInput | GetChatAnalyticsInput['organizationId'],
    options: CallOptions = {},
  ): Promise<ChatAnalytics> {
    return this.#transport.call<ChatAnalytics>(OPERATIONS.getChatAnalytics, input, options);
  }

  /**
   * List calls to models, newest first.
   *
   * A call must match all filters. A call is written when it ends, and is in the list a moment later. It has
   * no texts. Work of the built-in refiner calls no model.
   */
  listCalls(input: ListCallsInput = {}, options: CallOptions = {}): Pages<Call> {
    return this.#transport.pages<Call>(OPERATIONS.listCalls, input, options);
  }

  /**
   * Get a call.
   *
   * The same as in the list. Where the organization keeps texts of calls through the gateway (`callTexts` is
   * `full`), admins get them with `include=texts`.
   *
   * Errors of its own: `call_not_found`.
   */
  getCall(input: GetCallInput | GetCallInput['id'], options: CallOptions = {}): Promise<OneCall> {
    return this.#transport.call<OneCall>(OPERATIONS.getCall, input, options);
  }

  /**
   * What was saved.
   *
   * Dollars that calls to models cost less, computed from their tokens as the provider reported them and its
   * prices of the day. A saving is only what is known: of a call without a known price there are tokens and
   * no dollars. Where only daily sums of calls are kept, days in UTC count whole that the period touches.
   * Replies that were kept (`replyCache`) are no calls and not counted.
   */
  getSavings(input: GetSavingsInput = {}, options: CallOptions = {}): Promise<Savings> {
    return this.#transport.call<Savings>(OPERATIONS.getSavings, input, options);
  }

  /**
   * Where prompts first differ.
   *
   * A provider’s cache reads a prompt only up to where it first differs from an earlier one. For each API key
   * and model: how much of its prompts came from the cache, and where consecutive prompts first differ within
   * tools and system texts, most often. Those with the most calls come first, at most 200. What was said in
   * conversations is not compared.
   */
  listPrefixes(input: ListPrefixesInput = {}, options: CallOptions = {}): Promise<PromptPrefix[]> {
    return this.#transport.call<PromptPrefix[]>(OPERATIONS.listPrefixes, input, options);
  }

  /**
   * Get how calls to models are treated.
   *
   * Admins only.
   */
  getGateway(input: NoInput = {}, options: CallOptions = {}): Promise<Gateway> {
    return this.#transport.call<Gateway>(OPERATIONS.getGateway, input, options);
  }

  /**
   * Change how calls to models are treated.
   *
   * Fields that you leave out do not change. A change takes effect at once in all processes. `callTexts:
   * none` permanently deletes all stored system texts: calls send them as they are.
   */
  updateGateway(input: UpdateGatewayInput = {}, options: CallOptions = {}): Promise<Gateway> {
    return this.#transport.call<Gateway>(OPERATIONS.updateGateway, input, options);
  }

  /**
   * List system texts, newest first.
   *
   * Texts of system and developer messages and `instructions`, from their second call on. Texts of less than
   * 200 or more than 200,000 characters are not there. Of those about which nothing is decided, an
   * organization has the 1,000 that were used last. Admins only.
   */
  listRefinedTexts(input: ListRefinedTextsInput = {}, options: CallOptions = {}): Pages<RefinedTextEntry> {
    return this.#transport.pages<RefinedTextEntry>(OPERATIONS.listRefinedTexts, input, options);
  }

  /**
   * Get a system text with its refined text, checks and edits.
   *
   * Admins only.
   *
   * Errors of its own: `refined_text_not_found`, `refining_limit_exceeded`.
   */
  getRefinedText(
    input: GetRefinedTextInput | GetRefinedTextInput['id'],
    options: CallOptions = {},
  ): Promise<RefinedText> {
    return this.#transport.call<RefinedText>(OPERATIONS.getRefinedText, input, options);
  }

  /**
   * Decide whether calls use the refined text.
   *
   * It takes effect 5 seconds later, in all processes at the same time, and costs each open conversation one
   * miss in the cache of the provider. `active` needs a refined text, else the reply is 409 `text_not_ready`.
   * The refined texts in use must not exceed 4 MB in an organization (409 `limit_reached`).
   *
   * Errors of its own: `refined_text_not_found`, `text_not_ready`, `limit_reached`.
   */
  decideRefinedText(input: DecideRefinedTextInput, options: CallOptions = {}): Promise<RefinedTextEntry> {
    return this.#transport.call<RefinedTextEntry>(OPERATIONS.decideRefinedText, input, options);
  }

  /**
   * Delete a system text and what was decided of it.
   *
   * From then on calls send the text as it is. If it is used again, it begins anew. Use `verbatim` to keep it
   * as it is.
   *
   * Errors of its own: `refined_text_not_found`.
   */
  deleteRefinedText(
    input: DeleteRefinedTextInput | DeleteRefinedTextInput['id'],
    options: CallOptions = {},
  ): Promise<void> {
    return this.#transport.call<void>(OPERATIONS.deleteRefinedText, input, options);
  }

  /**
   * The numbers at a glance.
   *
   * Of the library, of tests, and of everything that cost money in a period.
   */
  getAnalytics(input: GetAnalyticsInput = {}, options: CallOptions = {}): Promise<Analytics> {
    return this.#transport.call<Analytics>(OPERATIONS.getAnalytics, input, options);
  }

  /**
   * What it cost, by day, model or prompt.
   *
   * The costs of all requests that analytics count, tests too. What judges of runs cost is in the costs of
   * the run and in `/calls`. `projectionUsd` says where the month will end.
   */
  getCostAnalytics(input: GetCostAnalyticsInput = {}, options: CallOptions = {}): Promise<CostAnalytics> {
    return this.#transport.call<CostAnalytics>(OPERATIONS.getCostAnalytics, input, options);
  }

  /**
   * How fast and how reliable each model was.
   *
   * The requests of each model, the share that did not fail, and how long they took.
   */
  getPerformanceAnalytics(
    input: GetPerformanceAnalyticsInput = {},
    options: CallOptions = {},
  ): Promise<PerformanceAnalytics> {
    return this.#transport.call<PerformanceAnalytics>(OPERATIONS.getPerformanceAnalytics, input, options);
  }

  /**
   * The numbers of a period.
   *
   * All requests of the organization that ended, and those of each action. A request counts in the hour in
   * which it was accepted, a text of a batch in the hour in which it was refined.
   */
  getUsageAnalytics(input: GetUsageAnalyticsInput = {}, options: CallOptions = {}): Promise<UsageAnalytics> {
    return this.#transport.call<UsageAnalytics>(OPERATIONS.getUsageAnalytics, input, options);
  }

  /**
   * The prompts that are used most.
   *
   * Prompts of the library by the number of their requests, the most used first. Requests of texts that are
   * not in the library are left out. A deleted prompt keeps its id and its numbers.
   */
  getPromptAnalytics(
    input: GetPromptAnalyticsInput = {},
    options: CallOptions = {},
  ): Promise<PromptAnalytics> {
    return this.#transport.call<PromptAnalytics>(OPERATIONS.getPromptAnalytics, input, options);
  }

  /**
   * The models that are used most.
   *
   * By provider and model, the most used first.
   */
  getModelAnalytics(input: GetModelAnalyticsInput = {}, options: CallOptions = {}): Promise<ModelAnalytics> {
    return this.#transport.call<ModelAnalytics>(OPERATIONS.getModelAnalytics, input, options);
  }

  /**
   * The numbers hour by hour, or day by day.
   *
   * A point for each hour or day of the period, also for those in which nothing happened. Their sums are
   * those of the period.
   */
  getUsageTrends(input: GetUsageTrendsInput = {}, options: CallOptions = {}): Promise<UsageTrends> {
    return this.#transport.call<UsageTrends>(OPERATIONS.getUsageTrends, input, options);
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
   * An organization has at most 20, not counting those made for batches. Only this answer contains the
   * secret.
   *
   * Errors of its own: `blocked_address`, `webhook_limit`, `webhook_not_found`.
   */
  createWebhook(input: CreateWebhookInput, options: CallOptions = {}): Promise<WebhookWithSecret> {
    return this.#transport.call<WebhookWithSecret>(OPERATIONS.createWebhook, input, options);
  }

  /**
   * One webhook.
   *
   * The answer says whether the webhook is enabled, and since when deliveries have failed.
   *
   * Errors of its own: `webhook_not_found`.
   */
  getWebhook(input: GetWebhookInput | GetWebhookInput['id'], options: CallOptions = {}): Promise<Webhook> {
    return this.#transport.call<Webhook>(OPERATIONS.getWebhook, input, options);
  }

  /**
   * Change a webhook.
   *
   * Fields that you leave out do not change. `enabled: true` enables a disabled webhook again.
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
   * Its deliveries are deleted, too, including those that are waiting.
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
   * For `overlapSeconds`, every delivery is signed with both the new and the previous secret. Only this
   * answer contains the new secret.
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
   * This also works if the webhook is disabled. The result is in the list of deliveries.
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
   * Newest first, including those that are waiting. Deliveries are kept for 35 days.
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
   * It is sent at once with the same event id. If it fails, it is tried again for up to 24 hours.
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
   * Newest first. A row must match all filters. Admins only.
   */
  listAuditLog(input: ListAuditLogInput = {}, options: CallOptions = {}): Pages<AuditEntry> {
    return this.#transport.pages<AuditEntry>(OPERATIONS.listAuditLog, input, options);
  }

  /**
   * Stream the audit log, oldest first.
   *
   * NDJSON, one line for each row, including the row that records this export. Without filters you get the
   * whole chain, and anybody can verify it without this service. The stream is closed if you read nothing
   * from it for 60 s. An organization may have 4 such streams at the same time. Admins only.
   */
  exportAuditLog(input: ExportAuditLogInput = {}, options: CallOptions = {}): Lines<AuditEntry, never> {
    return this.#transport.lines<AuditEntry>(OPERATIONS.exportAuditLog, input, options);
  }

  /**
   * Verify the chain of the audit log.
   *
   * Reads every row of the organization and finds the first place where a row was changed, removed, moved or
   * added. Each organization can run one verification at a time. Admins only.
   */
  verifyAuditLog(input: NoInput = {}, options: CallOptions = {}): Promise<AuditVerification> {
    return this.#transport.call<AuditVerification>(OPERATIONS.verifyAuditLog, input, options);
  }

  /**
   * The people of all organizations.
   *
   * Accounts, newest first. Operators see no prompts, results, passwords or keys.
   */
  listAllUsers(input: ListAllUsersInput = {}, options: CallOptions = {}): Pages<OperatedUser> {
    return this.#transport.pages<OperatedUser>(OPERATIONS.listAllUsers, input, options);
  }

  /**
   * Counts over all organizations.
   *
   * The numbers of this calendar month (UTC) are what was charged to the organizations.
   */
  getPlatformCounts(input: NoInput = {}, options: CallOptions = {}): Promise<PlatformCounts> {
    return this.#transport.call<PlatformCounts>(OPERATIONS.getPlatformCounts, input, options);
  }

  /**
   * The jobs of all organizations.
   *
   * Batches, mails, webhook deliveries and all other background work, newest first.
   */
  listAllJobs(input: ListAllJobsInput = {}, options: CallOptions = {}): Pages<OperatedJob> {
    return this.#transport.pages<OperatedJob>(OPERATIONS.listAllJobs, input, options);
  }

  /**
   * The jobs that have ended.
   *
   * Completed, failed and cancelled jobs, newest first, with how long they took.
   */
  listEndedJobs(input: ListEndedJobsInput = {}, options: CallOptions = {}): Pages<OperatedJob> {
    return this.#transport.pages<OperatedJob>(OPERATIONS.listEndedJobs, input, options);
  }

  /**
   * Try the failed items of a job again.
   *
   * The organization is charged as if a member had done it, and its audit log says that an operator did.
   * Mails and exports cannot be tried again: what they need is deleted when they fail.
   *
   * Errors of its own: `job_not_found`, `nothing_to_retry`, `quota_exceeded`, `texts_removed`.
   */
  retryJob(input: RetryJobInput, options: CallOptions = {}): Promise<RetriedJob> {
    return this.#transport.call<RetriedJob>(OPERATIONS.retryJob, input, options);
  }

  /**
   * Mail everybody.
   *
   * Everybody with a confirmed e-mail whose account is not disabled gets the mail once, however many
   * organizations they belong to. The mails are sent in the background, 1,000 at a time. Send an
   * `Idempotency-Key`: then a repeated request does not mail anybody again.
   */
  createBroadcast(input: CreateBroadcastInput, options: CallOptions = {}): Promise<Broadcast> {
    return this.#transport.call<Broadcast>(OPERATIONS.createBroadcast, input, options);
  }

  /**
   * How far a broadcast has come.
   *
   * Counts of the mails that were sent, have failed and wait.
   *
   * Errors of its own: `broadcast_not_found`.
   */
  getBroadcast(
    input: GetBroadcastInput | GetBroadcastInput['id'],
    options: CallOptions = {},
  ): Promise<Broadcast> {
    return this.#transport.call<Broadcast>(OPERATIONS.getBroadcast, input, options);
  }

  /**
   * Whether the service works.
   *
   * As `/health`, and whether background work has workers. It is 200 also if something is down. The counts of
   * workers may be 10 seconds old.
   */
  getSystemStatus(input: NoInput = {}, options: CallOptions = {}): Promise<SystemStatus> {
    return this.#transport.call<SystemStatus>(OPERATIONS.getSystemStatus, input, options);
  }

  /**
   * What this installation offers.
   *
   * Providers, plans and limits. It contains no addresses and no keys.
   */
  getSystemFeatures(input: NoInput = {}, options: CallOptions = {}): Promise<SystemFeatures> {
    return this.#transport.call<SystemFeatures>(OPERATIONS.getSystemFeatures, input, options);
  }

  /**
   * The state of the service, for a status page.
   *
   * API, database, Redis, and the providers with a key of the operator. It is 200 also if something is down.
   * It has no data of organizations.
   */
  getServiceStatus(input: NoInput = {}, options: CallOptions = {}): Promise<ServiceStatus> {
    return this.#transport.call<ServiceStatus>(OPERATIONS.getServiceStatus, input, options);
  }

  /**
   * Make an account (other name).
   *
   * Like `POST /auth/register`, which can also set the name of the organization.
   *
   * Errors of its own: `email_taken`, `organization_slug_taken`, `cross_site`.
   */
  signUp(input: SignUpInput, options: CallOptions = {}): Promise<Session> {
    return this.#transport.call<Session>(OPERATIONS.signUp, input, options);
  }

  /**
   * End the session with a GET.
   *
   * Like `POST /auth/logout`. `/auth/signout` does the same. People only.
   */
  signOut(input: NoInput = {}, options: CallOptions = {}): Promise<void> {
    return this.#transport.call<void>(OPERATIONS.signOut, input, options);
  }

  /**
   * Who is calling, and the session.
   *
   * Like `GET /auth/me`, with the session. API keys have no session.
   */
  getSession(input: NoInput = {}, options: CallOptions = {}): Promise<CurrentSession> {
    return this.#transport.call<CurrentSession>(OPERATIONS.getSession, input, options);
  }

  /**
   * Delete an API key of an organization.
   *
   * Like `DELETE /api-keys/{id}` with the header `X-Organization`.
   *
   * Errors of its own: `api_key_not_found`.
   */
  deleteOrganizationApiKey(input: DeleteOrganizationApiKeyInput, options: CallOptions = {}): Promise<void> {
    return this.#transport.call<void>(OPERATIONS.deleteOrganizationApiKey, input, options);
  }
}
