import { getCallEndpoint, listCallsEndpoint } from '@refinery/contracts/endpoints/calls.ts';
import { getCall } from '@refinery/domain/calls/get-call.ts';
import { listCalls } from '@refinery/domain/calls/list-calls.ts';
import { type Binding, bind } from '../endpoints/bind.ts';

export const callRoutes = (): Binding[] => [
  bind(listCallsEndpoint, listCalls),
  bind(getCallEndpoint, getCall),
];
