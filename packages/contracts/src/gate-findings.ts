import { type Static, Type } from 'typebox';
import { VERDICTS } from './enums.ts';
import { oneOf, Uuid } from './schema-helpers.ts';

/** What a label can ask of the versions that get it. */
const GATE_CHECKS = ['fidelity', 'variables', 'approvals', 'role', 'evaluation'] as const;
export type GateCheck = (typeof GATE_CHECKS)[number];

export const GateFindingSchema = Type.Object(
  {
    check: oneOf(GATE_CHECKS),
    passed: Type.Boolean(),
    detail: Type.String(),
    requirements: Type.Optional(
      Type.Array(
        Type.Object({
          id: Type.String({ description: 'To be named in `acknowledge`' }),
          kind: Type.String(),
          text: Type.String(),
          verdict: oneOf(VERDICTS),
        }),
        { description: 'The requirements of the labelled version that are not certainly kept' },
      ),
    ),
    asked: Type.Optional(
      Type.Object(
        {
          datasetId: Uuid(),
          evaluators: Type.Array(Uuid()),
          margin: Type.Optional(Type.Number()),
        },
        { description: 'The evaluation that was required' },
      ),
    ),
    runId: Type.Optional(Uuid('The run whose verdict it is')),
  },
  { title: 'GateFinding' },
);
export type GateFinding = Static<typeof GateFindingSchema>;
