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
