import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { TestProject } from 'vitest/node';
import { startTestServices, type TestServices } from './services.ts';

declare module 'vitest' {
  interface ProvidedContext {
    services: TestServices;
  }
}

/** Starts the servers before the first test file and stops them after the last. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { stop, ...services } = await startTestServices();
  project.provide('services', services);
  // Tests start the product's processes some hundred times: each finds compiled what the first one compiled.
  const compileCache = mkdtempSync(join(tmpdir(), 'refinery-compiled-'));
  process.env.NODE_COMPILE_CACHE = compileCache;
  process.env.NODE_OPTIONS = `${process.env.NODE_OPTIONS ?? ''} --import=${pathToFileURL(join(import.meta.dirname, 'quick-imports.mjs')).href}`;
  return async () => {
    await stop();
    rmSync(compileCache, { recursive: true, force: true });
  };
}
