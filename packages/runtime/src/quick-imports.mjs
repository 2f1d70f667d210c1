import * as nodeModule from 'node:module';
import { fileURLToPath } from 'node:url';

/**
 * Preloaded with `node --import` into what runs from sources. The next start finds what Node compiled, where
 * this folder can be written; `NODE_COMPILE_CACHE` names another one.
 */
nodeModule.enableCompileCache?.(
  fileURLToPath(new URL('../../../node_modules/.cache/compiled', import.meta.url)),
);

/**
 * Saves half of the time that loading takes then. For each import Node looks for the file anew, reads the
 * `package.json` above it and parses the `exports` of the package, and those of drizzle-orm are 180 kB.
 * Whatever is named here resolves to the same file as without this. Plain JavaScript, and nothing where there
 * is no such hook: older versions of Node load it, too.
 */
nodeModule.registerHooks?.({
  resolve(specifier, context, nextResolve) {
    const from = context.parentURL;
    if (!from || !context.conditions.includes('import')) return nextResolve(specifier, context);
    return specifier.startsWith('.')
      ? relative(specifier, from, () => nextResolve(specifier, context))
      : packaged(specifier, from, () => nextResolve(specifier, context));
  },
});

/** A path from one of our files, which name their extension, or between the files of drizzle-orm. */
function relative(specifier, from, resolve) {
  const url = () => new URL(specifier, from).href;
  if (specifier.endsWith('.ts')) return { url: url(), format: 'module-typescript', shortCircuit: true };
  if (!from.includes('/node_modules/drizzle-orm/') || !from.endsWith('.js')) return resolve();
  return { url: url(), format: 'module', shortCircuit: true };
}

/** The folder of one of our packages, whose files all find the same packages. */
const OURS = /^.*\/(?:apps|bench|packages|tools)\/[^/]+\/(?!.*\/node_modules\/)/;
const found = new Map();

/**
 * A package that one of our files names: the second file of a package that asks for it gets the answer of the
 * first.
 */
function packaged(specifier, from, resolve) {
  const [folder] = OURS.exec(from) ?? [];
  if (!folder) return resolve();
  const key = `${specifier}\n${folder}`;
  const known = found.get(key) ?? { ...resolve(), shortCircuit: true };
  found.set(key, known);
  return known;
}
