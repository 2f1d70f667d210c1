import { execFileSync } from 'node:child_process';
import { copyFileSync, globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

/**
 * Makes the package as it is published, in `dist` or the folder that is named: JavaScript, declarations,
 * README and a package.json that depends on nothing.
 */
const home = resolve(import.meta.dirname, '..');
const folder = resolve(process.argv[2] ?? join(home, 'dist'));
const tsc = createRequire(import.meta.url)
  .resolve('typescript/package.json')
  .replace('package.json', 'bin/tsc');

rmSync(folder, { recursive: true, force: true });
execFileSync(
  process.execPath,
  [tsc, '--project', join(home, 'tsconfig.build.json'), '--outDir', join(folder, 'lib')],
  { stdio: 'inherit' },
);
// The compiler rewrites the imports of the code, but not those of the declarations.
for (const file of globSync('lib/**/*.d.ts', { cwd: folder })) {
  const path = join(folder, file);
  writeFileSync(path, readFileSync(path, 'utf8').replaceAll(/ from '(\.[^']+)\.ts';/g, " from '$1.js';"));
}
copyFileSync(join(home, 'README.md'), join(folder, 'README.md'));
const { name, version, type, license, description, engines, sideEffects } = JSON.parse(
  readFileSync(join(home, 'package.json'), 'utf8'),
);
const published = {
  name,
  version,
  type,
  license,
  description,
  engines,
  sideEffects,
  exports: { '.': { types: './lib/index.d.ts', default: './lib/index.js' } },
  files: ['lib'],
};
writeFileSync(join(folder, 'package.json'), `${JSON.stringify(published, null, 2)}\n`);
