import type { Recorder } from './recorder.ts';
import type { Tools } from './tools.ts';
import { walkLogout } from './walk-accounts.ts';

/** Providers, health, and the end of the session. */
export async function walkProviders(recorder: Recorder, tools: Pick<Tools, 'customEndpoint'>): Promise<void> {
  recorder.section(
    'List providers',
    'GET /api/v1/providers',
    "In the order in which `auto` tries them. An organization's own credentials come first, the operator's second.",
  );
  await recorder.call({ url: '/api/providers' });

  recorder.section(
    'Set up a provider',
    'PUT /api/v1/providers/{provider}',
    'For admins. Fields: `apiKey`, `defaultModel`, `enabled`, `position` (1 is tried first), `isDefault`; for `custom` instead of `apiKey` also `baseUrl`, `authHeader` (not one that routes or frames a request, such as `Cookie`, `Host` or `X-Forwarded-For`), `authValue` (the whole header value) and `requestFormat` (`openai`, `anthropic`, `generic`). What is left out keeps its value. Credentials are stored encrypted and never returned, but for their last four characters.',
  );
  await recorder.call({
    method: 'PUT',
    url: '/api/providers/openai',
    body: { apiKey: 'sk-example-0123456789abcd', position: 1 },
  });
  await recorder.call({
    method: 'PUT',
    url: '/api/providers/custom',
    body: { baseUrl: tools.customEndpoint, defaultModel: 'house-model', requestFormat: 'openai' },
  });

  recorder.section(
    'The second reader',
    'GET /api/v1/providers/verification',
    "How doubts about a model's result are dealt with where a request does not say (`verify`, `strictness`), and who reads them. Without a `provider` it is the model that refined.",
  );
  await recorder.call({ url: '/api/providers/verification' });
  recorder.section(
    'Set the second reader',
    'PUT /api/v1/providers/verification',
    "For admins. Fields: `verify`, `strictness`, `provider` (null: the model that refined) and `model` (null: the provider's default). What is left out keeps its value; a model goes with its provider. Nobody stands in for a provider that is named here: while it cannot be asked, no doubt is decided and no result with doubts is used.",
  );
  await recorder.call({
    method: 'PUT',
    url: '/api/providers/verification',
    body: { verify: 'doubts', provider: 'openai', model: 'gpt-4o-mini' },
  });

  recorder.section(
    'Test a provider',
    'POST /api/v1/providers/{provider}/test',
    'For admins. One tiny real call.',
  );
  await recorder.call({ method: 'POST', url: '/api/providers/custom/test' });

  recorder.section(
    'Forget a provider',
    'DELETE /api/v1/providers/{provider}',
    "For admins. Deletes the organization's configuration and credentials of it.",
  );
  await recorder.call({ method: 'DELETE', url: '/api/providers/custom', expect: 204 });

  recorder.section(
    'Health',
    'GET /health',
    '`degraded` while Redis is out of reach, `down` with status 503 without Postgres.',
  );
  await recorder.call({ url: '/health', auth: 'none' });
  recorder.section('Liveness', 'GET /livez', 'Whether the process runs.');
  await recorder.call({ url: '/livez', auth: 'none' });
  recorder.section(
    'Readiness',
    'GET /readyz',
    'Whether the process may get requests. Prometheus metrics are at `/metrics`.',
  );
  await recorder.call({ url: '/readyz', auth: 'none' });
  await walkLogout(recorder);
}
