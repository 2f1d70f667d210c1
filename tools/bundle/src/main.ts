import path from 'node:path';
import { bundle, PROJECT_ROOT } from './bundle.ts';

/** `pnpm build`: makes `dist/`, which the image runs. Development needs none. */
await bundle(path.join(PROJECT_ROOT, 'dist'));
