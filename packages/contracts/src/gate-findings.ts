import { type Static, Type } from 'typebox';
import { VERDICTS } from './enums.ts';
import { oneOf, Uuid } from './schema-helpers.ts';

/** What a label can ask of the versions that get it. */
const GATE_CHECKS = ['fidelity', 'configuration', 'variables', 'approvals', 'role', 'evaluation'] as const;
export type GateCheck = (typeof GATE_CHECKS)[number];

/** How something differs from the labelled version. */
const DIFFERENCES = [...VERDICTS, 'added', 'changed'] as const;

export const GateFindingSchema = Type.Object(
  {
    check: oneOf(GATE_CHECKS),
    passed: Type.Boolean(),
    detail: Type.String(),
    requirements: Type.Optional(
      Type.Array(
        Type.Object({
          id: Type.String({ description: 'To be named in `acknowledge`. Good for these two versions only' }),
          kind: Type.String(),
          text: Type.String(),
          verdict: oneOf(DIFFERENCES, {
            description:
              '`lost`, `doubtful`: a requirement of the labelled version. `added`: what the version asks for besides. `changed`: a field of the configuration, or the roles of the messages',
          }),
        }),
        { description: 'In what the version differs from the labelled one' },
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
    version: Type.Optional(
      Type.Integer({ description: 'The version that it is about, where several were checked' }),
    ),
  },
  { title: 'GateFinding' },
);
export type GateFinding = Static<typeof GateFindingSchema>;
