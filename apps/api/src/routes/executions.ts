import {
  getExecutionEndpoint,
  listExecutionsEndpoint,
  rateExecutionEndpoint,
  testPromptEndpoint,
} from '@refinery/contracts/endpoints/executions.ts';
import { getExecution, readExecution } from '@refinery/domain/executions/get-execution.ts';
import { listExecutions } from '@refinery/domain/executions/list-executions.ts';
import { rateExecution } from '@refinery/domain/executions/rate-execution.ts';
import { testPrompt } from '@refinery/domain/executions/test-prompt.ts';
import { type Binding, bind } from '../endpoints/bind.ts';

export const executionRoutes = (): Binding[] => [
  bind(testPromptEndpoint, testPrompt, { rebuild: readExecution }),
  bind(listExecutionsEndpoint, listExecutions),
  bind(getExecutionEndpoint, getExecution),
  bind(rateExecutionEndpoint, rateExecution),
];
