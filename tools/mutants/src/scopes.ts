import { globSync } from 'node:fs';
import { resolve } from 'node:path';

export const ROOT = resolve(import.meta.dirname, '../../..');

/** A part of the product and the tests that belong to it. */
export interface Scope {
  name: string;
  /** Folder whose sources are mutated. */
  folder: string;
  /** Globs of the test files that may notice. */
  tests: readonly string[];
  /** Whether the tests need Postgres and Redis. */
  services: boolean;
}

const scope = (name: string, folder: string, tests: string[], services = false): Scope => ({
  name,
  folder,
  tests: tests.map((glob) => `${glob}/**/*.test.ts`),
  services,
});

export const SCOPES: readonly Scope[] = [
  scope('contracts', 'packages/contracts', ['packages/contracts']),
  scope('text', 'packages/text', ['packages/text', 'packages/guard']),
  scope('guard', 'packages/guard', ['packages/guard']),
  scope('refiner', 'packages/refiner', ['packages/refiner']),
  scope('providers', 'packages/providers', ['packages/providers']),
  scope('relay', 'packages/relay', ['packages/relay']),
  scope('db', 'packages/db', ['packages/db', 'packages/domain', 'apps/api/src/isolation'], true),
  scope('domain', 'packages/domain', ['packages/domain'], true),
  scope('plugins', 'apps/api/src/plugins', ['apps/api/src'], true),
];

/**
 * Files that hold no decisions: tests and what they use, examples for the documentation, generated tables.
 */
const NOT_MUTATED = /\.(test|hostile)\.ts$|\/(testing|fuzz|fixtures|examples|generated|node_modules)\//;

/** The source files of a scope at or below a path, relative to the root. */
export function sourcesOf({ folder }: Scope, path: string): string[] {
  return globSync(`${folder}/**/*.ts`, { cwd: ROOT })
    .filter((file) => !NOT_MUTATED.test(file) && (file === path || file.startsWith(`${path}/`)))
    .sort();
}
