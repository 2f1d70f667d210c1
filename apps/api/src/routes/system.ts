import {
  getServiceStatusEndpoint,
  getSystemFeaturesEndpoint,
  getSystemStatusEndpoint,
} from '@refinery/contracts/endpoints/system.ts';
import { checkHealth } from '@refinery/domain/health/check-health.ts';
import { shareCheck } from '@refinery/domain/health/share-check.ts';
import { getFeatures } from '@refinery/domain/system/get-features.ts';
import { getServiceStatus } from '@refinery/domain/system/get-service-status.ts';
import { watchWorkers } from '@refinery/domain/system/watch-workers.ts';
import { type Binding, bindPublic } from '../endpoints/bind.ts';
import type { AppOptions } from '../types.ts';
import { VERSION } from '../version.ts';

/** What the service says of itself to those who use it. */
export function systemRoutes({ ctx }: AppOptions): Binding[] {
  const check = shareCheck(() => checkHealth(ctx));
  const workers = watchWorkers(ctx);
  return [
    bindPublic(getSystemStatusEndpoint, async () => ({
      ...(await check()),
      uptime: Math.round(process.uptime()),
      version: VERSION,
      workers: await workers(),
    })),
    bindPublic(getSystemFeaturesEndpoint, getFeatures),
    bindPublic(getServiceStatusEndpoint, async () => getServiceStatus(ctx, await check())),
  ];
}
