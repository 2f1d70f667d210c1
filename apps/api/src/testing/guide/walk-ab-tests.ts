import { type Recorder, refused } from './recorder.ts';

/** Versions of a prompt, tested with users. */
export async function walkAbTests(recorder: Recorder): Promise<void> {
  const ada = recorder.as('token');
  const quiet = recorder.unseen().as('token');
  const { id: promptId } = await quiet.createPrompt({ name: 'Greeting', content: 'Greet {{customer}}.' });
  await quiet.updatePrompt({ id: promptId, content: 'Greet {{customer}} by name.' });
  await quiet.setPromptLabel({ id: promptId, label: 'tested', version: 1 });
  const settings = {
    promptId,
    label: 'tested',
    metric: 'solved',
    arms: [
      { version: 1, weight: 0.9 },
      { version: 2, weight: 0.1 },
    ],
    guardrails: [{ metric: 'cost' as const, maxIncrease: 0.1, cap: 0.05 }],
  };
  recorder.section(
    'Make an A/B test',
    'POST /api/v1/ab-tests',
    'The other arms are compared with the first one. [Tests of prompts](lab.md) describes how. A guardrail is `cost`, `latency`, `tokens` or `errors`, and has either `maxIncrease`, a share, or `maxPoints`, in the unit of the metric. Values above `cap` count as `cap`.',
  );
  const { id } = await ada.createAbTest(settings);
  const arms = [{ version: 1, weight: 0.9 }];
  await refused('validation_failed', ada.createAbTest({ ...settings, arms }));
  recorder.section('List A/B tests', 'GET /api/v1/ab-tests', 'Filters: `promptId`, `status`.');
  await ada.listAbTests({ promptId }).page();

  recorder.section(
    'Start an A/B test',
    'POST /api/v1/ab-tests/{id}/start',
    'The version of the first arm must have the label. While the test is running, the label does not move. Programs get the other arms under the label, so each must pass its gate: else the answer is 409 `gate_failed`, and each of its `findings` names the `version`. `acknowledge` names what is meant to differ, as for a label. API keys need the scopes `tests:write` and `prompts:label`.',
  );
  await ada.startAbTest(id);
  await refused('test_running', ada.setPromptLabel({ id: promptId, label: 'tested', version: 2 }));
  recorder.section(
    'One A/B test',
    'GET /api/v1/ab-tests/{id}',
    '`lower` and `upper` are limits of the difference that hold however often you look.',
  );
  await ada.getAbTest(id);
  recorder.section('Stop an A/B test', 'POST /api/v1/ab-tests/{id}/stop', '');
  await ada.stopAbTest(id);

  const { id: other } = await quiet.createAbTest(settings);
  await quiet.startAbTest(other);
  recorder.section(
    'Report exposures and metrics',
    'POST /api/v1/ab-tests/{id}/events',
    'API keys need the scope `events:write`. The client does this: `getPrompt` with `unit`, and `reportMetric`. Up to 1,000 events. An event with an `eventId` that came before does not count again.',
  );
  await ada.recordAbEvents({
    id: other,
    events: [
      { eventId: 'c1f0-1', unit: 'user-481', kind: 'exposure' },
      { eventId: 'c1f0-2', unit: 'user-481', kind: 'metric', name: 'solved', value: 1 },
    ],
  });
  await quiet.stopAbTest(other);
}
