import { REMOTE_PROVIDERS } from '@prompt-refinery/client';
import type { RemoteProvider } from '../../../api/providers.ts';
import { oneOf } from '../../../parts/search-values.ts';

export type ProvidersSearch = { open?: RemoteProvider };

/** The provider that an address opens, to be set up. */
export const providersSearch = (search: Record<string, unknown>): ProvidersSearch =>
  oneOf('open', REMOTE_PROVIDERS, search);
