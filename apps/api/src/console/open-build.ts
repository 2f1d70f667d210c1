import { readdir, readFile, realpath } from 'node:fs/promises';
import path from 'node:path';
import { type Compressed, compress } from './compress.ts';
import { isMissing } from './is-missing.ts';
import { withBase } from './with-base.ts';
import { withHtmlAttribute } from './with-html-attribute.ts';

/** Where the files with a hash in their names lie in a build, and below which address they are served. */
export const ASSETS = 'console-assets';

export interface Asset extends Compressed {
  type: string;
}

/** One build of the console: its page, and the files that the page asks for. */
export interface Build {
  folder: string;
  page: string;
  /** The same for a browser that has no session. */
  pageWithoutSession: string;
  /**
   * Read and compressed when it is first asked for, then kept. Undefined for a file that is not part of the
   * build, or was removed with it before anybody asked.
   */
  asset(name: string): Promise<Asset | undefined>;
}

const TYPES: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

/** What the page of a build says about the instance that serves it. */
export interface PageFacts {
  /** Where the page is reached; ends with `/`. */
  basePath: string;
  /** See the variable DEMO_LOGIN; empty for none. */
  demoLogin: string;
}

/**
 * Opens a build. Only the names that its folder lists can be asked for, and no link among them: no name leads
 * out of it. Undefined where the folder is a link. Rejects where it is no build.
 */
export async function openBuild(
  folder: string,
  { basePath, demoLogin }: PageFacts,
): Promise<Build | undefined> {
  const assets = path.join(folder, ASSETS);
  // A link leads elsewhere.
  for (const inside of [folder, assets])
    if (path.dirname(await realpath(inside)) !== (await realpath(path.dirname(inside)))) return undefined;
  const entries = await readdir(assets, { withFileTypes: true });
  const names = new Set(entries.filter((entry) => entry.isFile()).map(({ name }) => name));
  const written = await readFile(path.join(folder, 'index.html'), 'utf8');
  const based = withBase(written, basePath);
  const page = demoLogin ? withHtmlAttribute(based, 'data-demo-login', demoLogin) : based;
  const read = new Map<string, Promise<Asset>>();

  async function readAsset(name: string): Promise<Asset> {
    const type = TYPES[path.extname(name)] ?? 'application/octet-stream';
    return { type, ...(await compress(await readFile(path.join(assets, name)), type)) };
  }

  return {
    folder,
    page,
    // Its scripts need not ask the API whether somebody has signed in.
    pageWithoutSession: withHtmlAttribute(page, 'data-session', 'none'),
    async asset(name) {
      if (!names.has(name)) return undefined;
      const asset = read.get(name) ?? readAsset(name);
      read.set(name, asset);
      try {
        return await asset;
      } catch (error) {
        // It is tried again.
        read.delete(name);
        if (isMissing(error)) return undefined;
        throw error;
      }
    },
  };
}
