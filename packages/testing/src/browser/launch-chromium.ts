import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type Browser, chromium } from 'playwright-core';

const run = promisify(execFile);
const CACHE = fileURLToPath(new URL('../../../../node_modules/.cache', import.meta.url));
const UNPACK = fileURLToPath(new URL('./unpack-chromium.ts', import.meta.url));

const FONTS = 'refinery-fonts.conf';

/** The package has a binary for these machines only. */
export const CHROMIUM_RUNS_HERE = process.platform === 'linux' && process.arch === 'x64';

/**
 * Starts the Chromium that comes as a package, with libraries and fonts of its own: nothing of the system is
 * needed, or found. It keeps the rules of the web, which the flags that the package recommends switch off.
 * Whoever calls this closes it.
 */
export async function launchChromium(): Promise<Browser> {
  const folder = await unpacked();
  return chromium.launch({
    executablePath: path.join(folder, 'chromium'),
    // Root, and containers, have no sandbox; nothing but our own pages is opened.
    chromiumSandbox: false,
    env: {
      PATH: process.env.PATH ?? '',
      HOME: folder,
      LD_LIBRARY_PATH: path.join(folder, 'al2023/lib'),
      FONTCONFIG_FILE: path.join(folder, FONTS),
    },
  });
}

/** The folder of the binary: 211 MB, which takes 6 s once. Two that unpack at the same time do no harm. */
async function unpacked(): Promise<string> {
  const folder = path.join(CACHE, `refinery-chromium-${versionOfPackage()}`);
  if (existsSync(folder)) return folder;
  mkdirSync(CACHE, { recursive: true });
  const staging = mkdtempSync(path.join(CACHE, 'unpacking-'));
  try {
    const env = { ...process.env, TMPDIR: staging, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' };
    await run(process.execPath, [UNPACK], { env });
    writeFileSync(path.join(staging, FONTS), fontsBelow(folder));
    // Whoever was first wins: the other's is the same.
    if (!existsSync(folder)) renameSync(staging, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
  return folder;
}

/** The package's own settings look for the fonts in /tmp/fonts: without any, every text is invisible. */
const fontsBelow = (folder: string): string =>
  `<?xml version="1.0"?><fontconfig><dir>${folder}/fonts</dir><cachedir>${folder}/fonts-cache</cachedir></fontconfig>\n`;

function versionOfPackage(): string {
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  const { version } = JSON.parse(readFileSync(path.join(path.dirname(entry), '../package.json'), 'utf8'));
  return String(version);
}
