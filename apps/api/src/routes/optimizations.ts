import {
  deleteOptimizationEndpoint,
  getOptimizationEndpoint,
  listHistoryEndpoint,
  optimizeEndpoint,
} from '@refinery/contracts/endpoints/optimizations.ts';
import { deleteOptimization } from '@refinery/domain/optimizations/delete-optimization.ts';
import { getOptimization, getOptimizationResult } from '@refinery/domain/optimizations/get-optimization.ts';
import { listHistory } from '@refinery/domain/optimizations/list-history.ts';
import { optimize } from '@refinery/domain/optimizations/optimize.ts';
import { type Binding, bind } from '../endpoints/bind.ts';

export const optimizationRoutes = (): Binding[] => [
  bind(optimizeEndpoint, optimize, {
    rebuild: (ctx, id, request) => getOptimizationResult(ctx, { ...request, id }),
  }),
  bind(listHistoryEndpoint, listHistory),
  bind(getOptimizationEndpoint, getOptimization),
  bind(deleteOptimizationEndpoint, deleteOptimization),
];
