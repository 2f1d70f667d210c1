import { sql } from 'drizzle-orm';
import type { Kind } from '../work/kind.ts';
import { sharedTables } from '../work/shared-tables.ts';
import { endJudging } from './internal/end-judging.ts';
import {
  type JudgementOptions,
  type JudgementPayload,
  storedJudgementOptions,
  storedPayload,
  storedTexts,
} from './internal/judgement-options.ts';
import { type PreparedJudging, prepareJudging } from './internal/prepare-judging.ts';
import { type JudgementResult, runJudgement } from './internal/run-judgement.ts';
import { storeJudgements } from './internal/store-judgements.ts';

/**
 * Outputs of runs that are scored once all of them are there: by judges, beside each other, or by evaluators
 * that came later.
 */
export const judgementKind: Kind<JudgementOptions, JudgementPayload, PreparedJudging, JudgementResult> = {
  name: 'judgement',
  queue: 'judgements',
  idName: 'jobId',
  tables: {
    ...sharedTables('judgement'),
    bytes: sql`coalesce((select sum(octet_length(e.output)) from executions e
      where e.id in ((i.payload ->> 'executionId')::uuid, (i.payload ->> 'otherId')::uuid)), 0)`,
    // Both outputs and the item come with it: no query of its own for each.
    payload: sql`payload, (
      select jsonb_build_object('input', d.input, 'expected', d.expected, 'output', e.output, 'other',
        (select o.output from executions o where o.id = (payload ->> 'otherId')::uuid))
      from executions e join dataset_items d on d.id = e.dataset_item_id
      where e.id = (payload ->> 'executionId')::uuid) as texts`,
  },
  options: storedJudgementOptions,
  meter: null,
  limits: ({ batches }) => batches,
  readPayload: ({ payload, texts }) => ({
    ...storedPayload.Parse(payload),
    texts: texts === null ? null : storedTexts.Parse(texts),
  }),
  prepare: prepareJudging,
  run: runJudgement,
  store: async (ctx, job, outcomes) => storeJudgements(ctx, job, outcomes),
  ended: endJudging,
};
