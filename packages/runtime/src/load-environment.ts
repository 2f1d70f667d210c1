import type { Static, TObject } from 'typebox';
import { EnvironmentError, parseEnvironment } from './environment.ts';
import { VALUE_READERS, type ValueReader } from './value-readers.ts';

/**
 * As `parseEnvironment`, and every value whose form the schema cannot judge is read, too: a keyring, a list
 * of hosts, JSON. `own` reads further variables of an app. Throws {@link EnvironmentError} with all problems
 * at once.
 */
export function loadEnvironment<T extends TObject>(
  schema: T,
  env: Record<string, string | undefined>,
  own: Readonly<Record<string, ValueReader>> = {},
): Static<T> {
  const problems: string[] = [];
  const config = attempt(problems, () => parseEnvironment(schema, env));
  const production = env.NODE_ENV?.trim() === 'production';
  for (const [name, read] of Object.entries({ ...VALUE_READERS, ...own })) {
    const text = env[name]?.trim();
    const isNamed = problems.some((problem) => problem.startsWith(`${name} `));
    if (!text || isNamed || !(name in schema.properties)) continue;
    attempt(problems, () => orProblem(name, () => read(text, production)));
  }
  if (config === undefined || problems.length > 0) throw new EnvironmentError(problems);
  return config;
}

/** What `read` answers. What it throws becomes an {@link EnvironmentError} about the variable. */
export function orProblem<T>(name: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new EnvironmentError([`${name}: ${error instanceof Error ? error.message : 'is not valid'}`]);
  }
}

function attempt<T>(problems: string[], read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error;
    problems.push(...error.problems);
    return undefined;
  }
}
