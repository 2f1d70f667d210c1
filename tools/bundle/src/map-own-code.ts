import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';

const EMPTY_MAP = Buffer.from(JSON.stringify({ version: 3, sources: [''], mappings: 'AAAA' })).toString(
  'base64',
);
const COMMENT = `\n//# sourceMappingURL=data:application/json;base64,${EMPTY_MAP}`;

/**
 * Leaves packages out of the source maps, which Node reads whole when it starts: with them they cost it more
 * time and memory than the code. Lines of packages in a stack trace so are those of the bundle.
 */
export const mapOwnCode: Plugin = {
  name: 'map-own-code',
  setup(build) {
    build.onLoad({ filter: /\.[cm]?js$/ }, async ({ path }) => {
      if (!path.includes('/node_modules/')) return undefined;
      return { contents: `${await readFile(path, 'utf8')}${COMMENT}`, loader: 'js' };
    });
  },
};
