import { createTerminal } from './output/terminal.ts';

const terminal = createTerminal();
terminal.progress('Starting Prompt Refinery');

// All that takes time to load comes after the first line on the console.
const { runInstance } = await import('./launch/run-instance.ts');
runInstance({ terminal, watch: process.argv.includes('--watch') });
