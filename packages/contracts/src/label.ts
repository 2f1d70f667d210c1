import { Type } from 'typebox';

/**
 * A label that is asked for: 1 to 40 small letters, digits, hyphens, underscores and dots, the first of them
 * no dot.
 */
export const LabelField = (description?: string) =>
  Type.String({ pattern: '^[a-z0-9_\\-][a-z0-9_.\\-]{0,39}$', ...(description && { description }) });

/** A label that can be set: every one but `latest`, which is computed. */
export const SettableLabel = Type.String({
  pattern: '^(?!latest$)[a-z0-9_\\-][a-z0-9_.\\-]{0,39}$',
  examples: ['production'],
});
