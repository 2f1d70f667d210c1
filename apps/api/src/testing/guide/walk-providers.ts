import type { Recorder } from './recorder.ts';
import type { Tools } from './tools.ts';
import { walkLogout } from './walk-accounts.ts';
import { walkAudit } from './walk-audit.ts';

/** Providers, health, and the end of the session. */
export async function walkProviders(recorder: Recorder, tools: Pick<Tools, 'customEndpoint'>): Promise<void> {
  recorder.section(
    'List providers',
    'GET /api/v1/providers',
    "In the order in which `auto` tries them. An organization's own credentials come first, the operator's second.",
  );
  const admin = recorder.as('token');
  await admin.listProviders();

  recorder.section(
    'Set up a provider',
    'PUT /api/v1/providers/{provider}',
    'For admins. Fields: `apiKey`, `defaultModel`, `enabled`, `position` (1 is tried first), `isDefault`; for `custom` instead of `apiKey` also `baseUrl`, `authHeader` (not one that routes or frames a request, such as `Cookie`, `Host` or `X-Forwarded-For`), `authValue` (the whole header value) and `requestFormat` (`openai`, `anthropic`, `generic`). What is left out keeps its value. Credentials are stored encrypted and never returned, but for their last four characters.',
  );
  await admin.saveProvider({ provider: 'openai', apiKey: 'sk-example-0123456789abcd', position: 1 });
  await admin.saveProvider({
    provider: 'custom',
    baseUrl: tools.customEndpoint,
    defaultModel: 'house-model',
    requestFormat: 'openai',
  });

  recorder.section(
    'The second reader',
    'GET /api/v1/providers/verification',
    "How doubts about a model's result are dealt with where a request does not say (`verify`, `strictness`), and who reads them. Without a `provider` it is the model that refined.",
  );
  await admin.getVerificationSettings();
  recorder.section(
    'Set the second reader',
    'PUT /api/v1/providers/verification',
    "For admins. Fields: `verify`, `strictness`, `provider` (null: the model that refined) and `model` (null: the provider's default). What is left out keeps its value; a model goes with its provider. Nobody stands in for a provider that is named here: while it cannot be asked, no doubt is decided and no result with doubts is used.",
  );
  await admin.saveVerificationSettings({ verify: 'doubts', provider: 'openai', model: 'gpt-4o-mini' });

  recorder.section(
    'Test a provider',
    'POST /api/v1/providers/{provider}/test',
    'For admins. One tiny real call.',
  );
  await admin.testProvider('custom');

  recorder.section(
    'Forget a provider',
    'DELETE /api/v1/providers/{provider}',
    "For admins. Deletes the organization's configuration and credentials of it.",
  );
  await admin.deleteProvider('custom');

  await walkAudit(recorder);

  recorder.section(
    'Health',
    'GET /health',
    '`degraded` while Redis is out of reach, `down` with status 503 without Postgres.',
  );
  const nobody = recorder.as('none');
  await nobody.checkHealth();
  recorder.section('Liveness', 'GET /livez', 'Whether the process runs.');
  await nobody.checkLiveness();
  recorder.section(
    'Readiness',
    'GET /readyz',
    'Whether the process may get requests. Prometheus metrics are at `/metrics`.',
  );
  await nobody.checkReadiness();
  await walkLogout(recorder);
}
