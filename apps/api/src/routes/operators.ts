import {
  createBroadcastEndpoint,
  getBroadcastEndpoint,
  getPlatformCountsEndpoint,
  listAllJobsEndpoint,
  listAllUsersEndpoint,
  listEndedJobsEndpoint,
  retryJobEndpoint,
} from '@refinery/contracts/endpoints/operators.ts';
import {
  createBroadcast,
  ensureBroadcast,
  getBroadcast,
} from '@refinery/domain/operators/create-broadcast.ts';
import { getPlatformCounts } from '@refinery/domain/operators/get-platform-counts.ts';
import { listAllUsers } from '@refinery/domain/operators/list-all-users.ts';
import { listAllJobs, listEndedJobs } from '@refinery/domain/operators/list-jobs.ts';
import { retryJob } from '@refinery/domain/operators/retry-job.ts';
import { type Binding, bind } from '../endpoints/bind.ts';

export const operatorRoutes = (): Binding[] => [
  bind(listAllUsersEndpoint, listAllUsers),
  bind(getPlatformCountsEndpoint, getPlatformCounts),
  bind(listAllJobsEndpoint, listAllJobs),
  bind(listEndedJobsEndpoint, listEndedJobs),
  bind(retryJobEndpoint, retryJob),
  bind(createBroadcastEndpoint, createBroadcast, { rebuild: ensureBroadcast }),
  bind(getBroadcastEndpoint, getBroadcast),
];
