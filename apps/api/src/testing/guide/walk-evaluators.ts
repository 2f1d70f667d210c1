import { type Recorder, refused } from './recorder.ts';

/** How outputs of prompts are scored. */
export async function walkEvaluators(recorder: Recorder): Promise<void> {
  const ada = recorder.as('token');
  recorder.section(
    'Make an evaluator',
    'POST /api/v1/evaluators',
    'For members and admins. `kind` is `exact`, `contains`, `regex`, `json_schema`, `similarity`, `judge` or `pairwise`. [Tests of prompts](lab.md) describes the settings of each. Evaluators do not change.',
  );
  const { id } = await ada.createEvaluator({
    name: 'Names the day',
    kind: 'contains',
    settings: { values: ['{{expected}}'], ignoreCase: true },
  });
  await refused('validation_failed', ada.createEvaluator({ kind: 'regex', settings: { pattern: '(?=x)' } }));

  recorder.section(
    'List evaluators',
    'GET /api/v1/evaluators',
    '`kind` filters the list. A page with large settings has fewer entries than its limit.',
  );
  await ada.listEvaluators({ kind: 'contains' }).page();
  recorder.section('One evaluator', 'GET /api/v1/evaluators/{id}', '');
  await ada.getEvaluator(id);
}
