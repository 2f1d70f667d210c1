import { type CreatePromptBody, MAX_CONFIG_LENGTH, type PromptConfig } from '@refinery/contracts/prompts.ts';
import { invalidField } from '../../../errors/invalid-field.ts';

type ConfigBody = Pick<CreatePromptBody, 'config' | 'model' | 'selectedModel' | 'temperature'>;

/**
 * The configuration of a prompt after a request: `config` replaces all of it; `model` and `temperature`
 * change their fields, and null removes them. Errors: `validation_failed` for two models, and for more than
 * 16,000 characters.
 */
export function readConfig(input: ConfigBody, before: PromptConfig): PromptConfig {
  const { model, selectedModel, temperature } = input;
  if (model !== undefined && selectedModel !== undefined && model !== selectedModel) {
    throw invalidField('selectedModel', 'must be the same as model where both are there');
  }
  const named = { model: model === undefined ? selectedModel : model, temperature };
  const fields = Object.entries({ ...(input.config ?? before), ...definedOf(named) });
  const config = Object.fromEntries(fields.filter(([, value]) => value !== null));
  if (JSON.stringify(config).length > MAX_CONFIG_LENGTH) {
    throw invalidField('config', 'must not have more than 16,000 characters as JSON');
  }
  return config;
}

const definedOf = (fields: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
