import { getUsageEndpoint } from '@refinery/contracts/endpoints/usage.ts';
import { getUsage } from '@refinery/domain/usage/get-usage.ts';
import { type Binding, bind } from '../endpoints/bind.ts';

export const usageRoutes = (): Binding[] => [bind(getUsageEndpoint, getUsage)];
