/** What `--help` prints. */
export const HELP = `Makes a prompt shorter without losing a requirement. Needs no server and no network.

Usage: pnpm -s refine [options] [file]

Reads the file, or stdin if no file is given, and writes the refined text to stdout. On a terminal, it also shows
on stderr what was changed and saved.

  --level <low|medium|high>   how much may be removed (medium)
  --strategy <name>           universal, gpt, claude, deepseek or legal (universal)
  --format <name>             default, markdown, json or xml (default)
  --preserve <text>           text that must be kept exactly; may be given several times
  --material <start-end>      pasted material, as UTF-16 offsets; it is not changed; may be given several times
  --refine-material           also refines pasted material in the prompt
  --target-tokens <number>    removes background until the text has at most this many tokens
  --json                      prints the whole result as JSON, with all edits
  --jsonl                     refines many prompts: reads lines {"id", "text"}, writes lines {"id", "original", "refined", …}
  --version                   prints the version of the rules
  --help                      prints this text

Exit codes: 0 done; 1 a file or line could not be read; 2 wrong usage.

  echo 'Could you please write 3 haiku about the sea?' | pnpm -s refine --level high
  pnpm -s refine --jsonl --level medium < prompts.jsonl > pairs.jsonl
`;

/** Said to somebody who starts the command at a terminal without a text. */
export const HINT = `No text to refine. Give a file, or pipe a text into the command:

  pnpm -s refine prompt.txt
  echo 'Could you please write 3 haiku about the sea?' | pnpm -s refine

All options: pnpm -s refine --help
`;
