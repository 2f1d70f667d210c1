import type { REMOTE_PROVIDERS } from '@prompt-refinery/client';

/** A vendor of completions. */
export type RemoteProvider = (typeof REMOTE_PROVIDERS)[number];
