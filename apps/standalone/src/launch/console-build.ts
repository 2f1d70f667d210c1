import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeExit, type RunningProcess, startProcess } from '@refinery/embedded/process/child-process.ts';
import { openLogFile } from '../output/log-file.ts';
import type { Terminal } from '../output/terminal.ts';
import type { DataFiles } from '../settings/data-files.ts';
import { CONSOLE_BUILDER, PROJECT_ROOT } from '../settings/project.ts';

export interface ConsoleBuildOptions {
  files: Pick<DataFiles, 'console' | 'logs'>;
  terminal: Terminal;
  /** Ends the build. */
  signal: AbortSignal;
  /** Default: the script of apps/web. */
  script?: string;
}

export interface ConsoleBuild {
  name: 'web';
  /** Builds again, for what has changed since. */
  restart(): void;
}

/**
 * Builds the console into `files.console`, unless a build of the same sources is there, in a process that
 * ends with this one. Nobody waits for it, and where it fails the terminal says so, and a page of the API.
 */
export function startConsoleBuild(options: ConsoleBuildOptions): ConsoleBuild {
  const { signal } = options;
  let running: RunningProcess | undefined;

  function start(): void {
    if (signal.aborted) return;
    running?.kill();
    const build = startBuild(options);
    running = build;
    void build.exited.then((exit) => {
      if (running !== build) return;
      running = undefined;
      if (exit.code !== 0 && !signal.aborted) reportFailure(options, describeExit(exit));
    });
  }

  signal.addEventListener('abort', () => running?.kill());
  start();
  return { name: 'web', restart: start };
}

const logOf = ({ logs }: Pick<DataFiles, 'logs'>): string => join(logs, 'console.log');

function startBuild({ files, script = CONSOLE_BUILDER }: ConsoleBuildOptions): RunningProcess {
  const log = openLogFile(logOf(files));
  return startProcess({
    command: [process.execPath, script, files.console],
    cwd: PROJECT_ROOT,
    // The channel tells the process when this one is gone.
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    onOutput: (_stream, chunk) => log.write(chunk),
  });
}

/** Also where the process had no chance to write it itself. */
function reportFailure({ files, terminal }: ConsoleBuildOptions, exit: string): void {
  terminal.warn(`The console could not be built (${exit}); the API works without it. Log: ${logOf(files)}`);
  try {
    mkdirSync(files.console, { recursive: true, mode: 0o700 });
    const written = join(files.console, 'state.json.failed');
    writeFileSync(written, '{"state":"failed"}\n');
    renameSync(written, join(files.console, 'state.json'));
  } catch {
    // The disk may be why it failed: the line above has said it.
  }
}
