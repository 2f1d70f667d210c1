import { AB_TEST_STATUSES, GUARDRAIL_METRICS, MAX_AB_ARMS } from '@refinery/contracts/ab-tests.ts';
import { COST_GROUPS } from '@refinery/contracts/analytics.ts';
import { MAX_FILE_BYTES, MAX_JSON_BYTES } from '@refinery/contracts/batches.ts';
import { MAX_SYSTEM_PROMPT } from '@refinery/contracts/chat.ts';
import {
  IMPORT_CONFIGURATION_BYTES,
  MAX_VARIABLE_NAME,
  MAX_VARIABLES,
} from '@refinery/contracts/datasets.ts';
import {
  BATCH_ITEM_STATUSES,
  BATCH_STATUSES,
  CACHE_MARKS,
  CALL_STATUSES,
  COMPRESSION_LEVELS,
  CUSTOM_REQUEST_FORMATS,
  GATEWAY_REFINES,
  MODES,
  OPTIMIZATION_STATUSES,
  OUTPUT_FORMATS,
  PROVIDERS,
  REMOTE_PROVIDERS,
  ROLES,
  SCOPES,
  STRATEGIES,
  STRICTNESSES,
  VERIFY_MODES,
} from '@refinery/contracts/enums.ts';
import {
  EVALUATOR_KINDS,
  MAX_EVALUATOR_TEXT,
  MAX_EVALUATOR_TEXTS,
  MAX_PATTERN,
} from '@refinery/contracts/evaluators.ts';
import { LabelField } from '@refinery/contracts/label.ts';
import { ModelAliasParams } from '@refinery/contracts/models.ts';
import { MAX_TEXT_LENGTH } from '@refinery/contracts/optimizations.ts';
import { MAX_PAGE_SIZE } from '@refinery/contracts/pagination.ts';
import { LATEST_LABEL } from '@refinery/contracts/prompt-labels.ts';
import { MESSAGE_ROLES } from '@refinery/contracts/prompt-template.ts';
import { MAX_VERSION } from '@refinery/contracts/prompts.ts';
import { DEFAULT_MARGIN, MAX_CELLS, MAX_RUN_ARMS } from '@refinery/contracts/runs.ts';
import { MAX_NAMED } from '@refinery/contracts/verdicts.ts';
import { DEFAULT_WEBHOOK_EVENTS, DELIVERY_STATUSES, WEBHOOK_EVENTS } from '@refinery/contracts/webhooks.ts';
import type { TSchema } from 'typebox';
import { HEAD } from './render-client.ts';

/** All values of a field, in the order in which forms show them. */
const VALUES = {
  AB_TEST_STATUSES,
  BATCH_ITEM_STATUSES,
  BATCH_STATUSES,
  CACHE_MARKS,
  CALL_STATUSES,
  COMPRESSION_LEVELS,
  COST_GROUPS,
  CUSTOM_REQUEST_FORMATS,
  DEFAULT_WEBHOOK_EVENTS,
  DELIVERY_STATUSES,
  EVALUATOR_KINDS,
  GATEWAY_REFINES,
  GUARDRAIL_METRICS,
  MESSAGE_ROLES,
  MODES,
  OPTIMIZATION_STATUSES,
  OUTPUT_FORMATS,
  PROVIDERS,
  REMOTE_PROVIDERS,
  ROLES,
  SCOPES,
  STRATEGIES,
  STRICTNESSES,
  VERIFY_MODES,
  WEBHOOK_EVENTS,
};

/** What stands between `^` and `$`: forms take blanks around it. */
function patternOf(schema: TSchema): string {
  const { pattern = '' }: { pattern?: string } = schema;
  return pattern.slice(1, -1);
}

/** What a form checks before it asks, in the units of the API: texts in UTF-16 code units. */
const LIMITS = {
  ALIAS_PATTERN: patternOf(ModelAliasParams.properties.alias),
  DEFAULT_MARGIN,
  IMPORT_CONFIGURATION_BYTES,
  LABEL_PATTERN: patternOf(LabelField()),
  LATEST_LABEL,
  MAX_AB_ARMS,
  MAX_CELLS,
  MAX_EVALUATOR_TEXT,
  MAX_EVALUATOR_TEXTS,
  MAX_FILE_BYTES,
  MAX_JSON_BYTES,
  MAX_NAMED,
  MAX_PAGE_SIZE,
  MAX_PATTERN,
  MAX_RUN_ARMS,
  MAX_SYSTEM_PROMPT,
  MAX_TEXT_LENGTH,
  MAX_VARIABLE_NAME,
  MAX_VARIABLES,
  MAX_VERSION,
};

/** Values and limits of the API that programs must know before they ask, by their names in contracts. */
export const renderConstants = (): string =>
  [
    HEAD,
    '',
    ...Object.entries(VALUES).map(
      ([name, values]) => `export const ${name} = ${JSON.stringify(values)} as const;`,
    ),
    ...Object.entries(LIMITS).map(([name, value]) => `export const ${name} = ${literal(value)};`),
    '',
  ].join('\n');

const literal = (value: number | string): string =>
  typeof value === 'string' ? JSON.stringify(value) : value.toLocaleString('en-US').replaceAll(',', '_');
