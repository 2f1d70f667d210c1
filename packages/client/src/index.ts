export { ApiError, type ApiErrorCode, type LocalErrorCode } from './api-error.ts';
export { accessOf, type Caller, can, type OperationId } from './can.ts';
export type { ChatEvent } from './chat-events.ts';
export type { CompiledPrompt, FetchedPrompt, PromptFallback } from './fetched-prompt.ts';
export * from './generated/constants.ts';
export { currencyDecimals, formatMoney } from './generated/money.ts';
export type {
  ChatMessage,
  MessagePlaceholder,
  PromptMessage,
  TemplateValues,
} from './generated/prompt-template.ts';
export { type TemplatePart, templateParts } from './generated/template-parts.ts';
export type * from './generated/types.ts';
export { newIdempotencyKey } from './idempotency-key.ts';
export type { Lines } from './lines.ts';
export type { FileBody } from './operation.ts';
export type { CallDefaults, CallOptions, ClientOptions, Fetch, Wait } from './options.ts';
export type { Page, Pages } from './pages.ts';
export type { GetPromptOptions } from './prompt-cache.ts';
export { PromptRefinery, type UnitOptions, type WatchOptions } from './prompt-refinery.ts';
