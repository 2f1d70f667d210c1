import type { Recorder } from './recorder.ts';
import type { Tools } from './tools.ts';
import { walkLogout } from './walk-accounts.ts';
import { walkAudit } from './walk-audit.ts';
import { walkCalls } from './walk-calls.ts';
import { walkChat } from './walk-chat.ts';
import { walkExecutions } from './walk-executions.ts';
import { walkModels } from './walk-models.ts';
import { walkRefinedTexts } from './walk-refined-texts.ts';
import { walkRuns } from './walk-runs.ts';
import { walkSavings } from './walk-savings.ts';

/** Providers, health, and the end of the session. */
export async function walkProviders(
  recorder: Recorder,
  tools: Pick<Tools, 'customEndpoint' | 'drainRuns' | 'refineSystemText' | 'settleCalls'>,
): Promise<void> {
  recorder.section(
    'List providers',
    'GET /api/v1/providers',
    'In the order in which `auto` tries them. If the organization has its own credentials, they are used. Otherwise those of the operator are used.',
  );
  const admin = recorder.as('token');
  await admin.listProviders();

  recorder.section(
    'Set up a provider',
    'PUT /api/v1/providers/{provider}',
    'For admins. Fields: `apiKey`, `defaultModel`, `enabled`, `position` (1 is tried first), `isDefault`; `custom` also has `baseUrl`, `requestFormat` (`openai`, `anthropic`, `generic`) and, instead of `apiKey`, `authHeader` and `authValue` (the whole header value). `authHeader` must not be a header that controls how a request is sent, such as `Cookie`, `Host` or `X-Forwarded-For`. Fields that you leave out do not change. Credentials are stored encrypted. Only their last four characters are ever returned.',
  );
  await admin.saveProvider({ provider: 'openai', apiKey: 'sk-example-0123456789abcd', position: 1 });
  await admin.saveProvider({
    provider: 'custom',
    baseUrl: tools.customEndpoint,
    defaultModel: 'house-model',
    requestFormat: 'openai',
    authValue: 'Bearer house-key-0123456789abcd',
  });

  recorder.section(
    'The second reader',
    'GET /api/v1/providers/verification',
    'The defaults for requests that do not set `verify` and `strictness`, and which model is the second reader. Without a `provider`, it is the model that refined.',
  );
  await admin.getVerificationSettings();
  recorder.section(
    'Set the second reader',
    'PUT /api/v1/providers/verification',
    "For admins. Fields: `verify`, `strictness`, `provider` (null: the model that refined) and `model` (null: the provider's default). Fields that you leave out do not change. If you change the provider without naming a model, `model` becomes null. No other provider replaces the one that is named here. While it is not available, doubts stay undecided and results with doubts are not used.",
  );
  await admin.saveVerificationSettings({ verify: 'doubts', provider: 'openai', model: 'gpt-4o-mini' });

  recorder.section(
    'Test a provider',
    'POST /api/v1/providers/{provider}/test',
    'For admins. Makes one very small real call to the provider.',
  );
  await admin.testProvider('custom');
  await walkModels(recorder);
  await walkExecutions(recorder);
  await walkRuns(recorder, tools);
  await walkChat(recorder, tools);
  await walkCalls(recorder, tools);
  await walkSavings(recorder);
  await walkRefinedTexts(recorder, tools);

  recorder.section(
    'Delete the configuration of a provider',
    'DELETE /api/v1/providers/{provider}',
    "For admins. Deletes the organization's configuration of the provider, with its credentials.",
  );
  await admin.deleteProvider('custom');

  await walkAudit(recorder);

  recorder.section(
    'Health',
    'GET /health',
    '`degraded` if Redis cannot be reached. `down`, with status 503, if Postgres cannot be reached.',
  );
  const nobody = recorder.as('none');
  await nobody.checkHealth();
  recorder.section('Liveness', 'GET /livez', 'Says whether the process works.');
  await nobody.checkLiveness();
  recorder.section(
    'Readiness',
    'GET /readyz',
    'Says whether the process is ready for requests. Prometheus metrics are at `/metrics`.',
  );
  await nobody.checkReadiness();
  await walkLogout(recorder);
}
