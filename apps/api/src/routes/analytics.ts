import {
  getAnalyticsEndpoint,
  getCostAnalyticsEndpoint,
  getModelAnalyticsEndpoint,
  getPerformanceAnalyticsEndpoint,
  getPromptAnalyticsEndpoint,
  getUsageAnalyticsEndpoint,
  getUsageTrendsEndpoint,
} from '@refinery/contracts/endpoints/analytics.ts';
import { getAnalytics } from '@refinery/domain/analytics/get-analytics.ts';
import { getCostAnalytics } from '@refinery/domain/analytics/get-cost-analytics.ts';
import { getModelAnalytics } from '@refinery/domain/analytics/get-model-analytics.ts';
import { getPerformanceAnalytics } from '@refinery/domain/analytics/get-performance-analytics.ts';
import { getPromptAnalytics } from '@refinery/domain/analytics/get-prompt-analytics.ts';
import { getUsageAnalytics } from '@refinery/domain/analytics/get-usage-analytics.ts';
import { getUsageTrends } from '@refinery/domain/analytics/get-usage-trends.ts';
import { type Binding, bind } from '../endpoints/bind.ts';

export const analyticsRoutes = (): Binding[] => [
  bind(getAnalyticsEndpoint, getAnalytics),
  bind(getCostAnalyticsEndpoint, getCostAnalytics),
  bind(getPerformanceAnalyticsEndpoint, getPerformanceAnalytics),
  bind(getUsageAnalyticsEndpoint, getUsageAnalytics),
  bind(getPromptAnalyticsEndpoint, getPromptAnalytics),
  bind(getModelAnalyticsEndpoint, getModelAnalytics),
  bind(getUsageTrendsEndpoint, getUsageTrends),
];
