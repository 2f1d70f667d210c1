import { type Static, Type } from 'typebox';
import { ERROR_CODES, type ErrorCode } from './error-codes.ts';
import { problemExample } from './examples/service.ts';
import { GateFindingSchema } from './gate-findings.ts';
import { ScreenedSchema } from './published-prompts.ts';

export const ProblemSchema = Type.Object(
  {
    type: Type.String({ description: 'A URI reference that identifies the kind of problem' }),
    title: Type.String(),
    status: Type.Integer(),
    detail: Type.String({ description: 'What happened, and what you can do' }),
    code: Type.Unsafe<ErrorCode>({
      type: 'string',
      description: 'Stable. All codes are listed in docs/api.md',
      enum: [...ERROR_CODES],
    }),
    requestId: Type.String(),
    errors: Type.Optional(
      Type.Array(
        Type.Object({
          path: Type.String(),
          message: Type.String(),
          line: Type.Optional(Type.Integer({ description: 'Line of the upload; the first line is 1' })),
        }),
      ),
    ),
    errorCount: Type.Optional(
      Type.Integer({ description: 'How many errors were found. Checking stops at 50, so there may be more' }),
    ),
    findings: Type.Optional(
      Type.Array(GateFindingSchema, { description: 'What the gate of a label checked, with `gate_failed`' }),
    ),
    screened: Type.Optional(
      Type.Array(ScreenedSchema, {
        description: 'What must not be published, with `screening_failed`: where it is, not what it says',
      }),
    ),
    url: Type.Optional(
      Type.String({ description: 'The page where the payment that is due is made, with `payment_required`' }),
    ),
    resetsAt: Type.Optional(Type.String({ format: 'date-time' })),
  },
  { title: 'Problem', description: 'RFC 9457 problem details', examples: [problemExample] },
);
export type Problem = Static<typeof ProblemSchema>;
