export { ApiError, type ApiErrorCode, type LocalErrorCode } from './api-error.ts';
export type * from './generated/types.ts';
export type { Lines } from './lines.ts';
export type { FileBody } from './operation.ts';
export type { CallDefaults, CallOptions, ClientOptions, Fetch, Wait } from './options.ts';
export type { Page, Pages } from './pages.ts';
export { PromptRefinery, type WatchOptions } from './prompt-refinery.ts';
