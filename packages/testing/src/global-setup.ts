import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { TestProject } from 'vitest/node';
import { beginRun } from './begin-run.ts';
import { startTestServices, type TestServices } from './services.ts';

declare module 'vitest' {
  interface ProvidedContext {
    services: TestServices;
  }
}

/** Starts the servers before the first test file and stops them after the last. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const removeFolders = beginRun();
  const { addresses, stop } = await startTestServices();
  project.provide('services', addresses);
  // Tests start the product's processes some hundred times.
  process.env.NODE_OPTIONS = `${process.env.NODE_OPTIONS ?? ''} --import=${pathToFileURL(join(import.meta.dirname, 'preload.mjs')).href}`;
  return async () => {
    await stop();
    removeFolders();
  };
}
