import {
  createAbTestEndpoint,
  getAbTestEndpoint,
  listAbTestsEndpoint,
  recordAbEventsEndpoint,
  startAbTestEndpoint,
  stopAbTestEndpoint,
} from '@refinery/contracts/endpoints/ab-tests.ts';
import { createAbTest } from '@refinery/domain/ab-tests/create-ab-test.ts';
import { getAbTest, readAbTest } from '@refinery/domain/ab-tests/get-ab-test.ts';
import { listAbTests } from '@refinery/domain/ab-tests/list-ab-tests.ts';
import { recordAbEvents } from '@refinery/domain/ab-tests/record-ab-events.ts';
import { startAbTest } from '@refinery/domain/ab-tests/start-ab-test.ts';
import { stopAbTest } from '@refinery/domain/ab-tests/stop-ab-test.ts';
import { type Binding, bind } from '../endpoints/bind.ts';

export const abTestRoutes = (): Binding[] => [
  bind(listAbTestsEndpoint, listAbTests),
  bind(createAbTestEndpoint, createAbTest, { rebuild: readAbTest }),
  bind(getAbTestEndpoint, getAbTest),
  bind(startAbTestEndpoint, startAbTest),
  bind(stopAbTestEndpoint, stopAbTest),
  bind(recordAbEventsEndpoint, recordAbEvents),
];
