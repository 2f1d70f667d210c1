import { type Static, Type } from 'typebox';
import { abEventsExample, abTestExample, newAbTestExample, startAbTestExample } from './examples/ab-tests.ts';
import { SettableLabel } from './label.ts';
import { pageFields } from './pagination.ts';
import { AcknowledgeField } from './prompt-labels.ts';
import { MAX_VERSION } from './prompts.ts';
import { nullable, oneOf, strict, Timestamp, Uuid } from './schema-helpers.ts';

/** Most events of one request. */
const MAX_AB_EVENTS = 1_000;
export const MAX_AB_ARMS = 10;

export const AB_TEST_STATUSES = ['draft', 'running', 'decided', 'halted', 'stopped'] as const;
export type AbTestStatus = (typeof AB_TEST_STATUSES)[number];

/** What may not become worse while the main metric becomes better. Lower is better. */
export const GUARDRAIL_METRICS = ['cost', 'latency', 'tokens', 'errors'] as const;
export type GuardrailMetric = (typeof GUARDRAIL_METRICS)[number];

const Version = Type.Integer({ minimum: 1, maximum: MAX_VERSION });

const ArmSchema = Type.Object(
  {
    version: Version,
    weight: Type.Number({ minimum: 0.001, maximum: 1, description: 'Its share of the units' }),
  },
  strict,
);

const GuardrailInput = Type.Object(
  {
    metric: oneOf(GUARDRAIL_METRICS),
    maxIncrease: Type.Optional(
      Type.Number({
        exclusiveMinimum: 0,
        maximum: 10,
        description: 'How much more than the first arm an arm may have, as a share: 0.1 is a tenth',
      }),
    ),
    maxPoints: Type.Optional(
      Type.Number({
        exclusiveMinimum: 0,
        description: 'How much more it may have in the unit of the metric. `errors` needs it',
      }),
    ),
    cap: Type.Optional(
      Type.Number({
        exclusiveMinimum: 0,
        description: 'Larger values count as this one. Needed for all metrics but `errors`: there it is 1',
      }),
    ),
    windowMinutes: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 43_200,
        default: 10,
        description: 'How long after its exposure a unit is observed',
      }),
    ),
  },
  strict,
);
export type GuardrailInput = Static<typeof GuardrailInput>;

export const CreateAbTestBody = Type.Object(
  {
    promptId: Uuid(),
    label: SettableLabel,
    arms: Type.Array(ArmSchema, {
      minItems: 2,
      maxItems: MAX_AB_ARMS,
      description: 'The first one is what the others are compared with',
    }),
    metric: Type.String({
      pattern: '^[a-zA-Z0-9_.\\-]{1,100}$',
      description: 'The name of what should grow. Its values are between 0 and 1',
    }),
    missing: Type.Optional(
      oneOf(['zero', 'exclude'] as const, {
        default: 'zero',
        description: 'How a unit without a value counts: as 0, or not at all',
      }),
    ),
    guardrails: Type.Optional(Type.Array(GuardrailInput, { maxItems: 4 })),
    windowHours: Type.Optional(Type.Integer({ minimum: 1, maximum: 720, default: 24 })),
    alpha: Type.Optional(
      Type.Number({ minimum: 0.001, maximum: 0.2, default: 0.05, description: 'The rate of false winners' }),
    ),
    minUnits: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 10_000_000,
        default: 100,
        description: 'An arm does not win before it and the first arm have so many closed units',
      }),
    ),
    autoPromote: Type.Optional(
      Type.Boolean({
        default: false,
        description: 'A winner gets the label if it passes the gate, with what was acknowledged at the start',
      }),
    ),
  },
  { title: 'NewAbTest', ...strict, examples: [newAbTestExample] },
);
export type CreateAbTestBody = Static<typeof CreateAbTestBody>;

export const StartAbTestBody = Type.Object(
  { acknowledge: AcknowledgeField },
  { title: 'AbTestStart', ...strict, examples: [startAbTestExample] },
);
export type StartAbTestBody = Static<typeof StartAbTestBody>;

const number = (description: string) => nullable<number>({ type: 'number', description });

export const AbTestSchema = Type.Object(
  {
    id: Uuid(),
    promptId: Uuid(),
    label: Type.String(),
    status: oneOf(AB_TEST_STATUSES),
    metric: Type.String(),
    missing: oneOf(['zero', 'exclude'] as const),
    windowHours: Type.Integer(),
    alpha: Type.Number(),
    minUnits: Type.Integer(),
    autoPromote: Type.Boolean(),
    arms: Type.Array(
      Type.Object({
        version: Type.Integer(),
        weight: Type.Number(),
        exposed: Type.Integer({ description: 'Units that have seen it' }),
        closed: Type.Integer({ description: 'Units that count: their window is over' }),
        mean: number('Of the metric over closed units'),
      }),
    ),
    comparisons: Type.Array(
      Type.Object({
        arm: Type.Integer({ description: 'The version that is compared with that of the first arm' }),
        difference: number('Of the means'),
        lower: Type.Number(),
        upper: Type.Number({
          description:
            'With `lower`: limits of the difference, which hold however often somebody looks. In steps',
        }),
        eValue: Type.Number({ description: 'How strongly the units say that it is better' }),
        verdict: oneOf(['better', 'worse', 'inconclusive'] as const),
      }),
    ),
    guardrails: Type.Array(
      Type.Object({
        metric: oneOf(GUARDRAIL_METRICS),
        maxIncrease: number('A share'),
        maxPoints: number('In the unit of the metric'),
        cap: Type.Number(),
        windowMinutes: Type.Integer(),
        arms: Type.Array(
          Type.Object({
            version: Type.Integer(),
            difference: number('Of the means, in the unit of the metric'),
            proven: Type.Boolean({ description: 'It is certain that the limit is kept' }),
            breached: Type.Boolean({ description: 'It is certain that the limit is not kept' }),
          }),
        ),
      }),
    ),
    srm: Type.Object(
      { exposed: Type.Number(), counted: Type.Number(), mismatch: Type.Boolean() },
      { description: 'How strongly the units say that they are not shared out by the weights. 1,000 halts' },
    ),
    winner: nullable<number>({ type: 'integer', description: 'The version' }),
    reason: nullable<string>({ type: 'string', description: 'Why it ended' }),
    createdAt: Timestamp(),
    startedAt: nullable<string>({ type: 'string', format: 'date-time' }),
    endedAt: nullable<string>({ type: 'string', format: 'date-time' }),
  },
  { title: 'AbTest', examples: [abTestExample] },
);
export type AbTestReply = Static<typeof AbTestSchema>;

export const AbTestsQuery = Type.Object(
  {
    ...pageFields,
    cursor: Type.Optional(Uuid()),
    promptId: Type.Optional(Uuid()),
    status: Type.Optional(oneOf(AB_TEST_STATUSES)),
  },
  strict,
);
export type AbTestsQuery = Static<typeof AbTestsQuery>;

const EventId = Type.String({
  minLength: 1,
  maxLength: 100,
  description: 'Sent again with the same id, an event does not count again',
});
const Unit = Type.String({
  minLength: 1,
  maxLength: 500,
  description: 'Whatever always gets the same arm, such as the id of a user. Only its hash is stored',
});

const AbEventSchema = Type.Object(
  {
    eventId: EventId,
    unit: Unit,
    kind: oneOf(['exposure', 'metric'] as const),
    name: Type.Optional(Type.String({ minLength: 1, maxLength: 100, description: 'Of a metric: which one' })),
    value: Type.Optional(Type.Number({ minimum: 0, description: 'Of a metric' })),
  },
  strict,
);
export type AbEvent = Static<typeof AbEventSchema>;

export const RecordAbEventsBody = Type.Object(
  { events: Type.Array(AbEventSchema, { minItems: 1, maxItems: MAX_AB_EVENTS }) },
  { title: 'AbEvents', ...strict, examples: [abEventsExample] },
);
export type RecordAbEventsBody = Static<typeof RecordAbEventsBody>;

export const RecordedAbEventsSchema = Type.Object(
  { received: Type.Integer() },
  { title: 'ReceivedAbEvents', examples: [{ received: 2 }] },
);
export type RecordedAbEventsReply = Static<typeof RecordedAbEventsSchema>;
