import {
  createEvaluatorEndpoint,
  getEvaluatorEndpoint,
  listEvaluatorsEndpoint,
} from '@refinery/contracts/endpoints/evaluators.ts';
import { createEvaluator } from '@refinery/domain/evaluators/create-evaluator.ts';
import { getEvaluator, readEvaluator } from '@refinery/domain/evaluators/get-evaluator.ts';
import { listEvaluators } from '@refinery/domain/evaluators/list-evaluators.ts';
import { type Binding, bind } from '../endpoints/bind.ts';

export const evaluatorRoutes = (): Binding[] => [
  bind(listEvaluatorsEndpoint, listEvaluators),
  bind(createEvaluatorEndpoint, createEvaluator, { rebuild: readEvaluator }),
  bind(getEvaluatorEndpoint, getEvaluator),
];
