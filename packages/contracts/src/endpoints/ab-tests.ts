import { Type } from 'typebox';
import {
  AbTestSchema,
  AbTestsQuery,
  CreateAbTestBody,
  RecordAbEventsBody,
  RecordedAbEventsSchema,
  StartAbTestBody,
} from '../ab-tests.ts';
import { endpoint } from '../endpoint.ts';
import { IdParams } from '../schema-helpers.ts';

const tag = { name: 'A/B tests', description: 'Which version does better with real users' };
const PATH = '/api/v1/ab-tests';
const reading = { access: 'tests:read', method: 'GET', tag } as const;
const writing = { access: 'tests:write', method: 'POST', tag } as const;

export const listAbTestsEndpoint = endpoint({
  ...reading,
  operationId: 'listAbTests',
  path: PATH,
  summary: 'List A/B tests, newest first',
  description: 'With what is known by now.',
  query: AbTestsQuery,
  reply: { 200: Type.Array(AbTestSchema) },
  errors: [],
  page: true,
});

export const createAbTestEndpoint = endpoint({
  ...writing,
  operationId: 'createAbTest',
  path: PATH,
  action: 'ab-test.create',
  summary: 'Make an A/B test of versions of a prompt',
  description:
    'It begins when it is started. Weights and settings do not change: make another test instead. A guardrail has either `maxIncrease` or `maxPoints`.',
  body: CreateAbTestBody,
  reply: { 201: AbTestSchema },
  errors: ['prompt_not_found', 'prompt_version_not_found', 'label_not_found', 'weights_invalid'],
  idempotent: true,
});

export const getAbTestEndpoint = endpoint({
  ...reading,
  operationId: 'getAbTest',
  path: `${PATH}/:id`,
  summary: 'One A/B test',
  description: 'With what is known by now. Looking at it often does no harm.',
  params: IdParams,
  reply: { 200: AbTestSchema },
  errors: ['ab_test_not_found'],
});

export const startAbTestEndpoint = endpoint({
  ...writing,
  operationId: 'startAbTest',
  path: `${PATH}/:id/start`,
  action: 'ab-test.start',
  summary: 'Start an A/B test',
  description:
    'From now on, programs that fetch the prompt by the label get the arms. The version of the first arm must have the label, and the label does not move while the test is running. Each further arm must pass the gate of the label, as if it got the label: if it does not, the answer is 409 `gate_failed`, unless `acknowledge` names what differs. Whoever starts a test also needs `prompts:label`.',
  alsoNeeds: ['prompts:label'],
  params: IdParams,
  body: StartAbTestBody,
  bodyIsOptional: true,
  reply: { 200: AbTestSchema },
  errors: [
    'ab_test_not_found',
    'prompt_not_found',
    'test_started',
    'test_running',
    'label_not_found',
    'gate_failed',
  ],
});

export const stopAbTestEndpoint = endpoint({
  ...writing,
  operationId: 'stopAbTest',
  path: `${PATH}/:id/stop`,
  action: 'ab-test.stop',
  summary: 'Stop an A/B test',
  description: 'Programs get the version that has the label again.',
  params: IdParams,
  reply: { 200: AbTestSchema },
  errors: ['ab_test_not_found', 'test_not_running'],
});

export const recordAbEventsEndpoint = endpoint({
  operationId: 'recordAbEvents',
  method: 'POST',
  path: `${PATH}/:id/events`,
  access: 'events:write',
  action: null,
  tag,
  summary: 'Report exposures and metrics',
  description:
    'Exposures of a request come before its metrics. A unit counts from its first exposure on; a metric counts if the unit was exposed and its window is not over. `value` of the metric of the test is between 0 and 1. Several values of a unit count as their mean. Events of a test that has ended are received and do not count.',
  params: IdParams,
  body: RecordAbEventsBody,
  limits: { bodyBytes: 4 * 1024 * 1024 },
  reply: { 200: RecordedAbEventsSchema },
  errors: ['ab_test_not_found', 'test_not_running'],
});

export const abTestEndpoints = [
  listAbTestsEndpoint,
  createAbTestEndpoint,
  getAbTestEndpoint,
  startAbTestEndpoint,
  stopAbTestEndpoint,
  recordAbEventsEndpoint,
] as const;
