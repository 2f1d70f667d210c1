// Made from packages/contracts by `pnpm docs:write`. Not to be edited.

export const AB_TEST_STATUSES = ['draft', 'running', 'decided', 'halted', 'stopped'] as const;
export const BATCH_ITEM_STATUSES = ['pending', 'processing', 'completed', 'failed', 'cancelled'] as const;
export const BATCH_STATUSES = [
  'queued',
  'running',
  'completed',
  'cancelling',
  'cancelled',
  'failed',
] as const;
export const CACHE_MARKS = ['auto', 'off'] as const;
export const CALL_STATUSES = ['completed', 'failed', 'cancelled', 'truncated', 'lost'] as const;
export const COMPRESSION_LEVELS = ['low', 'medium', 'high'] as const;
export const COST_GROUPS = ['day', 'model', 'prompt'] as const;
export const CUSTOM_REQUEST_FORMATS = ['openai', 'anthropic', 'generic'] as const;
export const DEFAULT_WEBHOOK_EVENTS = [
  'batch.completed',
  'batch.failed',
  'batch.cancelled',
  'quota.threshold',
  'api_key.rotated',
  'prompt.label_moved',
  'prompt.moderated',
  'run.completed',
  'run.failed',
  'ab_test.decided',
  'ab_test.halted',
] as const;
export const DELIVERY_STATUSES = ['pending', 'succeeded', 'failed'] as const;
export const EVALUATOR_KINDS = [
  'exact',
  'contains',
  'regex',
  'json_schema',
  'similarity',
  'judge',
  'pairwise',
] as const;
export const GATEWAY_REFINES = ['off', 'propose', 'auto'] as const;
export const GUARDRAIL_METRICS = ['cost', 'latency', 'tokens', 'errors'] as const;
export const MESSAGE_ROLES = ['system', 'user', 'assistant'] as const;
export const MODES = ['direct', 'hybrid'] as const;
export const OPTIMIZATION_STATUSES = ['processing', 'completed', 'failed'] as const;
export const OUTPUT_FORMATS = ['default', 'markdown', 'json', 'xml'] as const;
export const PROVIDERS = [
  'local',
  'openai',
  'anthropic',
  'gemini',
  'deepseek',
  'groq',
  'openrouter',
  'custom',
] as const;
export const REMOTE_PROVIDERS = [
  'openai',
  'anthropic',
  'gemini',
  'deepseek',
  'groq',
  'openrouter',
  'custom',
] as const;
export const ROLES = ['admin', 'member', 'viewer'] as const;
export const SCOPES = [
  'optimizations:read',
  'optimizations:write',
  'batches:read',
  'batches:write',
  'prompts:read',
  'prompts:write',
  'prompts:publish',
  'prompts:label',
  'tests:read',
  'tests:write',
  'events:write',
  'providers:read',
  'models:call',
  'usage:read',
  'members:read',
  'members:write',
  'webhooks:read',
  'webhooks:write',
  'audit:read',
] as const;
export const STRATEGIES = ['UNIVERSAL', 'GPT', 'CLAUDE', 'DEEPSEEK', 'LEGAL'] as const;
export const STRICTNESSES = ['normal', 'strict'] as const;
export const VERIFY_MODES = ['off', 'doubts', 'all'] as const;
export const WEBHOOK_EVENTS = [
  'batch.completed',
  'batch.failed',
  'batch.cancelled',
  'optimization.completed',
  'quota.threshold',
  'api_key.rotated',
  'prompt.label_moved',
  'prompt.moderated',
  'run.completed',
  'run.failed',
  'ab_test.decided',
  'ab_test.halted',
] as const;
export const ALIAS_PATTERN = '(?!auto$)[A-Za-z0-9][A-Za-z0-9._\\-]{0,99}';
export const DEFAULT_MARGIN = 0.05;
export const IMPORT_CONFIGURATION_BYTES = 4_194_304;
export const LABEL_PATTERN = '[a-z0-9_\\-][a-z0-9_.\\-]{0,39}';
export const LATEST_LABEL = 'latest';
export const MAX_AB_ARMS = 10;
export const MAX_CELLS = 100_000;
export const MAX_EVALUATOR_TEXT = 10_000;
export const MAX_EVALUATOR_TEXTS = 50;
export const MAX_FILE_BYTES = 209_715_200;
export const MAX_JSON_BYTES = 4_194_304;
export const MAX_NAMED = 200;
export const MAX_PAGE_SIZE = 100;
export const MAX_PATTERN = 1_000;
export const MAX_RUN_ARMS = 10;
export const MAX_SYSTEM_PROMPT = 100_000;
export const MAX_TEXT_LENGTH = 200_000;
export const MAX_VARIABLE_NAME = 100;
export const MAX_VARIABLES = 100;
export const MAX_VERSION = 2_147_483_647;
