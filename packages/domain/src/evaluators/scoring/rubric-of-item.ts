import { type TemplateValues, variablesOf } from '@refinery/contracts/prompt-template.ts';

/**
 * The rubric that an item is judged by. One that is a name alone, `{{rubric}}`, has another text for each
 * item: that of the item is then the word of the caller, not data. Of all other names the judge reads the
 * values as data.
 * @returns the rubric, and the values that are left as data
 */
export function rubricOfItem(
  rubric: string,
  input: TemplateValues,
): { rubric: string; input: TemplateValues } {
  const [name, ...others] = variablesOf([{ role: 'user', content: rubric }]);
  const isAlone = name !== undefined && others.length === 0 && /^\s*\{\{[^{}]*\}\}\s*$/.test(rubric);
  const value = isAlone && Object.hasOwn(input, name) ? input[name] : undefined;
  if (name === undefined || value === undefined || typeof value === 'object') return { rubric, input };
  const { [name]: _used, ...rest } = input;
  return { rubric: String(value), input: rest };
}
