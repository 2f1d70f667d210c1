import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type Static, Type } from 'typebox';
import { Value } from 'typebox/value';
import { isMissing } from './is-missing.ts';
import { type Build, openBuild, type PageFacts } from './open-build.ts';
import type { Notice } from './pages.ts';

/** What whoever builds writes beside the builds, see `apps/web/scripts/build-console.ts`. */
const State = Type.Union([
  Type.Object({ state: Type.Literal('building') }),
  Type.Object({ state: Type.Literal('failed') }),
  // A name, never a path.
  Type.Object({ state: Type.Literal('ready'), folder: Type.String({ pattern: '^[0-9a-f]{8,64}$' }) }),
]);
type State = Static<typeof State>;

export interface CurrentBuild {
  /** The build that the state names, or why there is none. */
  find(): Promise<Build | Notice>;
  /** The last that was found, without another look. */
  last(): Build | undefined;
}

/** Looks anew whenever it is asked: builds come and go while the API runs. Before that nothing is read. */
export function currentBuild(dir: string, facts: PageFacts): CurrentBuild {
  const root = path.resolve(dir);
  let last: Build | undefined;

  async function find(): Promise<Build | Notice> {
    const state = await readState(path.join(root, 'state.json'));
    if (state?.state !== 'ready') return state?.state ?? 'missing';
    const folder = path.join(root, state.folder);
    if (last?.folder === folder) return last;
    last = await openBuild(folder, facts);
    return last ?? 'missing';
  }

  return {
    find: () =>
      find().catch((error: unknown) => {
        // Removed while it was opened: it has made room for another.
        if (isMissing(error)) return 'missing';
        throw error;
      }),
    last: () => last,
  };
}

/** Undefined for a file that is none. Rejects where it cannot be read. */
async function readState(file: string): Promise<State | undefined> {
  const text = await readFile(file, 'utf8');
  try {
    const state: unknown = JSON.parse(text);
    return Value.Check(State, state) ? state : undefined;
  } catch {
    return undefined;
  }
}
