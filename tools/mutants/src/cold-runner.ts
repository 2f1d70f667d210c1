import { readFileSync } from 'node:fs';
import { TestRunner } from 'vitest';

// Before the first test file is imported: what a module does while it is imported is to have the mutant in
// it.
const holder = globalThis as unknown as { __stryker__: { activeMutant?: string } };
holder.__stryker__ ??= {};
holder.__stryker__.activeMutant = readFileSync(`${process.env.MUTANTS_PLAN}.active`, 'utf8');

export default class ColdRunner extends TestRunner {}
