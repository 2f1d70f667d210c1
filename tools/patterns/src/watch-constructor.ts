import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { getCallSites } from 'node:util';
import { knownFlags, type Pattern } from './find-patterns.ts';

/** Records every pattern that a file below `root` builds from now on, by the place of the call. */
export function watchConstructor(root: string): Pattern[] {
  const seen: Pattern[] = [];
  const record = (built: unknown): void => {
    const caller = getCallSites(3)[2];
    if (!(built instanceof RegExp) || !caller?.scriptName.startsWith('file:')) return;
    const file = relative(root, fileURLToPath(caller.scriptName));
    seen.push({ file, line: caller.lineNumber, source: built.source, flags: knownFlags(built.flags) });
  };
  globalThis.RegExp = new Proxy(RegExp, {
    construct(target, args, newTarget) {
      const built: object = Reflect.construct(target, args, newTarget);
      record(built);
      return built;
    },
    apply(target, self, args) {
      const built: unknown = Reflect.apply(target, self, args);
      record(built);
      return built;
    },
  });
  return seen;
}
