import type { Endpoint } from '../endpoint.ts';
import * as apiKeys from './api-keys.ts';
import * as auth from './auth.ts';
import * as batches from './batches.ts';
import * as checks from './checks.ts';
import * as health from './health.ts';
import * as optimizations from './optimizations.ts';
import * as providers from './providers.ts';
import * as usage from './usage.ts';

/** Every endpoint of the API, chapter by chapter: what is exported by the modules beside this one. */
export const ENDPOINTS: readonly Endpoint[] = [
  health,
  auth,
  apiKeys,
  providers,
  optimizations,
  checks,
  batches,
  usage,
].flatMap((chapter) => Object.values(chapter));
