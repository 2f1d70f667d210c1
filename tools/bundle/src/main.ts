import path from 'node:path';
import { buildConsole } from '../../../apps/web/scripts/build-console.ts';
import { bundle, PROJECT_ROOT } from './bundle.ts';
import { describeBuild } from './describe-build.ts';

/** `pnpm build`: makes `dist/`, which the image runs. Development needs none. */
const dist = path.join(PROJECT_ROOT, 'dist');
await bundle(dist);
await buildConsole(path.join(dist, 'console'));
console.log(describeBuild(dist));
