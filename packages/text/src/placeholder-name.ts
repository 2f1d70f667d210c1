import { stem } from './stem.ts';

/** Stems of the words that name a placeholder: "${projectName:Demo}", "{{project_name}}", "[project name]". A default value is no name. */
export function placeholderStems(placeholder: string): string[] {
  const name = placeholder.split(':')[0] ?? '';
  const words = name.replace(/([a-z\d])([A-Z])/g, '$1 $2').toLowerCase();
  return (words.match(/[a-z]+/g) ?? []).map(stem);
}
