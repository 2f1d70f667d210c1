// Made from packages/contracts by `UPDATE_DOCS=1 pnpm vitest run packages/client`. Not to be edited.

import type { Lines } from '../lines.ts';
import type { FileBody } from '../operation.ts';
import type { CallOptions, ClientOptions } from '../options.ts';
import type { Pages } from '../pages.ts';
import { Transport } from '../transport.ts';
import { OPERATIONS } from './operations.ts';
import type {
  ApiKey,
  Batch,
  BatchItem,
  BatchResult,
  CancelBatchInput,
  ChangePasswordInput,
  Check,
  CheckRewriteInput,
  CreateApiKeyInput,
  CreateBatchFileInput,
  CreateBatchInput,
  CreatedApiKey,
  DeleteApiKeyInput,
  DeleteBatchInput,
  DeleteOptimizationInput,
  DeleteProviderInput,
  EndSessionInput,
  ForgotPasswordInput,
  GetBatchInput,
  GetOptimizationInput,
  Health,
  HistoryEntry,
  ListApiKeysInput,
  ListBatchesInput,
  ListBatchItemsInput,
  ListHistoryInput,
  ListRequirementsInput,
  ListSessionsInput,
  LoginInput,
  MailAccepted,
  NoInput,
  OpenSession,
  Optimization,
  OptimizeInput,
  Profile,
  Provider,
  ProviderTest,
  RefreshSessionInput,
  RegisterInput,
  Requirements,
  ResetPasswordInput,
  RetryBatchInput,
  SaveProviderInput,
  SaveVerificationSettingsInput,
  Session,
  Status,
  StoredOptimization,
  StreamResultsInput,
  TestProviderInput,
  Tokens,
  UpdateProfileInput,
  Usage,
  User,
  UserStats,
  VerificationSettings,
  VerifyEmailInput,
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
   * An unknown e-mail and a wrong password get the same answer. After 10 failures of an account further tries have to wait.
   *
   * Errors of its own: `invalid_credentials`.
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
   * All sessions of yours end at once, and a mail tells you. It confirms the e-mail, too.
   *
   * Errors of its own: `account_token_invalid`.
   */
  resetPassword(input: ResetPasswordInput, options: CallOptions = {}): Promise<void> {
    return this.#transport.call<void>(OPERATIONS.resetPassword, input, options);
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
   * Newest first, without the keys themselves: a prefix tells them apart.
   */
  listApiKeys(input: ListApiKeysInput = {}, options: CallOptions = {}): Pages<ApiKey> {
    return this.#transport.pages<ApiKey>(OPERATIONS.listApiKeys, input, options);
  }

  /**
   * Delete an API key, which stops working at once.
   *
   * Requests that are under way still end.
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
   * With `include=edits` the reply has the edits that turn the original into the refined text, also where it is answered from an earlier result.
   *
   * Errors of its own: `refining_limit_exceeded`, `provider_not_usable`, `provider_failed`, `provider_unavailable`, `quota_exceeded`.
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
   * With both texts, what was removed and why, and what the check found. With `include=edits` also the edits.
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
   * Errors of its own: `invalid_items`, `invalid_upload`, `provider_not_usable`, `not_supported`, `quota_exceeded`, `service_unavailable`.
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
   * Errors of its own: `batch_not_found`, `batch_not_finished`, `nothing_to_retry`, `quota_exceeded`.
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
   * What this month has used of the plan.
   *
   * Refinements of the running month, those reserved for work that has not ended, and what is left.
   */
  getUsage(input: NoInput = {}, options: CallOptions = {}): Promise<Usage> {
    return this.#transport.call<Usage>(OPERATIONS.getUsage, input, options);
  }
}
