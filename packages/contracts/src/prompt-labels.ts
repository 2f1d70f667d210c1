import { type Static, Type } from 'typebox';
import {
  approvalExample,
  labelMoveExample,
  labelPolicyExample,
  pendingLabelExample,
  promptLabelExample,
  resolvedPromptExample,
  setLabelExample,
  setLabelPolicyExample,
} from './examples/prompt-labels.ts';
import { promptExample } from './examples/prompts.ts';
import { GateFindingSchema } from './gate-findings.ts';
import { LabelField, SettableLabel } from './label.ts';
import { ConfigSchema, MessageSchema, PROMPT_TYPES, VersionField } from './prompts.ts';
import { MAX_EVALUATORS, Margin, MaxCostUsd } from './runs.ts';
import { nullable, oneOf, strict, Timestamp, Uuid } from './schema-helpers.ts';

/** The label of the version that is in use where a program names none. */
export const DEFAULT_LABEL = 'production';
/** Not a label that can be set: it is always the newest version. */
export const LATEST_LABEL = 'latest';

/** Most requirements that are named in one move, and most characters of the id of one. */
const MAX_ACKNOWLEDGED = 1_000;
const MAX_APPROVALS = 10;

const id = Type.String({ format: 'uuid', examples: [promptExample.id] });
export const LabelParams = Type.Object({ id, label: SettableLabel });
export const PolicyParams = Type.Object({ label: SettableLabel });

export const AcknowledgeField = Type.Optional(
  Type.Array(Type.String({ minLength: 1, maxLength: 50 }), {
    maxItems: MAX_ACKNOWLEDGED,
    description: 'Ids of what is meant to differ, from `findings`. Another version has other ids',
  }),
);

export const SetLabelBody = Type.Object(
  {
    version: VersionField(),
    reason: Type.Optional(nullable<string>({ type: 'string', maxLength: 500 })),
    acknowledge: AcknowledgeField,
    whenReady: Type.Optional(
      Type.Boolean({
        default: false,
        description:
          'Where only the evaluation is missing: start its run, and move the label once it has shown that the version is not worse',
      }),
    ),
    maxCostUsd: Type.Optional({
      ...MaxCostUsd,
      description:
        'What the run that `whenReady` starts may cost; the rest of it then ends with `budget_reached`',
    }),
  },
  { title: 'LabelMoveRequest', ...strict, examples: [setLabelExample] },
);
export type SetLabelBody = Static<typeof SetLabelBody>;

const Findings = Type.Array(GateFindingSchema, { description: 'What was checked' });

export const PromptLabelSchema = Type.Object(
  {
    promptId: Uuid(),
    label: Type.String(),
    version: Type.Integer(),
    findings: Findings,
    movedAt: Timestamp(),
  },
  { title: 'PromptLabel', examples: [promptLabelExample] },
);
export type PromptLabelReply = Static<typeof PromptLabelSchema>;

export const PendingLabelSchema = Type.Object(
  {
    promptId: Uuid(),
    label: Type.String(),
    version: Type.Integer(),
    findings: Findings,
    runId: Uuid('The run that decides. Its `move` says what became of it'),
  },
  { title: 'PendingLabel', examples: [pendingLabelExample] },
);
export type PendingLabelReply = Static<typeof PendingLabelSchema>;

export const LabelMoveSchema = Type.Object(
  {
    id: Uuid(),
    promptId: Uuid(),
    label: Type.String(),
    from: nullable<number>({ type: 'integer', description: 'null: no version had the label' }),
    to: nullable<number>({ type: 'integer', description: 'null: the label was removed' }),
    reason: nullable<string>({ type: 'string' }),
    acknowledged: Type.Array(Type.String()),
    findings: Findings,
    userId: nullable<string>({ type: 'string', format: 'uuid' }),
    createdAt: Timestamp(),
  },
  { title: 'LabelMove', examples: [labelMoveExample] },
);
export type LabelMoveReply = Static<typeof LabelMoveSchema>;

const requireFields = {
  fidelity: Type.Optional(
    Type.Boolean({
      description:
        'Every requirement of the labelled version is kept, nothing is added, and configuration and roles of messages are the same. What differs is acknowledged',
    }),
  ),
  variables: Type.Optional(
    Type.Boolean({ description: 'The version has no variable that the labelled version does not have' }),
  ),
  approvals: Type.Optional(
    Type.Integer({
      minimum: 0,
      maximum: MAX_APPROVALS,
      description: 'How many people must have approved the version. Its author does not count',
    }),
  ),
  role: Type.Optional(oneOf(['admin'] as const, { description: 'Only admins move the label' })),
  evaluation: Type.Optional(
    Type.Object(
      {
        datasetId: Uuid(),
        evaluators: Type.Array(Uuid(), { minItems: 1, maxItems: MAX_EVALUATORS, uniqueItems: true }),
        margin: Type.Optional(Margin),
      },
      {
        ...strict,
        description:
          'A run has shown that the version is not worse than the labelled one, with the models of both and the dataset as it is now',
      },
    ),
  ),
};
const RequireSchema = Type.Object(requireFields, strict);
/** What a label asks of the versions that get it. */
export type LabelRequirements = Static<typeof RequireSchema>;

/** Of labels for which an organization has chosen nothing. */
export const DEFAULT_REQUIREMENTS: Readonly<Record<string, LabelRequirements>> = {
  [DEFAULT_LABEL]: { fidelity: true, variables: true },
};

export const SetLabelPolicyBody = Type.Object(
  { require: RequireSchema },
  { title: 'LabelPolicyChange', ...strict, examples: [setLabelPolicyExample] },
);
export type SetLabelPolicyBody = Static<typeof SetLabelPolicyBody>;

export const LabelPolicySchema = Type.Object(
  { label: Type.String(), require: Type.Object(requireFields) },
  { title: 'LabelPolicy', examples: [labelPolicyExample] },
);
export type LabelPolicyReply = Static<typeof LabelPolicySchema>;

export const ApprovalSchema = Type.Object(
  {
    promptId: Uuid(),
    version: Type.Integer(),
    approvals: Type.Integer({
      description: 'How many people have approved the version, its author not counted',
    }),
  },
  { title: 'VersionApprovals', examples: [approvalExample] },
);
export type ApprovalReply = Static<typeof ApprovalSchema>;

export const ResolveQuery = Type.Object(
  {
    name: Type.String({
      minLength: 1,
      maxLength: 200,
      description: 'Slug or name',
      examples: ['support-answer'],
    }),
    label: Type.Optional(
      LabelField(`Default: \`${DEFAULT_LABEL}\`. \`${LATEST_LABEL}\`: the newest version`),
    ),
    version: Type.Optional(VersionField('A version instead of a label')),
  },
  strict,
);
export type ResolveQuery = Static<typeof ResolveQuery>;

export const ResolvedPromptSchema = Type.Object(
  {
    name: Type.String(),
    slug: Type.String(),
    version: Type.Integer(),
    label: nullable<string>({ type: 'string', description: 'null if the version was named' }),
    type: oneOf(PROMPT_TYPES),
    template: Type.String({ description: 'The contents of all messages, with their variables' }),
    messages: Type.Array(MessageSchema),
    config: ConfigSchema,
    variables: Type.Array(Type.String()),
    abTest: Type.Optional(
      Type.Object(
        {
          id: Uuid(),
          salt: Type.String(),
          arms: Type.Array(
            Type.Object({
              version: Type.Integer(),
              weight: Type.Number(),
              template: Type.String(),
              messages: Type.Array(MessageSchema),
              config: ConfigSchema,
              variables: Type.Array(Type.String()),
            }),
          ),
        },
        {
          description:
            'The running A/B test of the label. A unit gets the arm into whose share the first 53 bits of SHA-256(`salt:unit`) fall',
        },
      ),
    ),
  },
  { title: 'ResolvedPrompt', examples: [resolvedPromptExample] },
);
export type ResolvedPromptReply = Static<typeof ResolvedPromptSchema>;
