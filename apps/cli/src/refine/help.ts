/** What `--help` prints. */
export const HELP = `Makes a prompt shorter without losing a requirement. Needs no server and no network.

Usage: pnpm -s refine [options] [file]

Reads the file, or stdin where none is named, and writes the refined text to stdout. On a terminal, what was
changed and saved stands on stderr.

  --level <low|medium|high>   how much may go (medium)
  --strategy <name>           universal, gpt, claude, deepseek or legal (universal)
  --format <name>             default, markdown, json or xml (default)
  --preserve <text>           text that stays to the letter; may be given several times
  --material <start-end>      what was handed over, as UTF-16 offsets; it stays byte for byte; may be given several times
  --refine-material           refines what the prompt hands over like the rest of it
  --target-tokens <number>    leaves out background until the text has at most so many tokens
  --json                      writes the whole result as JSON, edits included
  --jsonl                     refines many: lines {"id", "text"} in, lines {"id", "original", "refined", …} out
  --version                   version of the rules
  --help                      this text

Exit codes: 0 done, 1 a file or line could not be read, 2 wrong usage.

  echo 'Could you please write 3 haiku about the sea?' | pnpm -s refine --level high
  pnpm -s refine --jsonl --level medium < prompts.jsonl > pairs.jsonl
`;

/** Said to somebody who starts the command at a terminal without a text. */
export const HINT = `No text to refine. Name a file or pipe a text in:

  pnpm -s refine prompt.txt
  echo 'Could you please write 3 haiku about the sea?' | pnpm -s refine

All options: pnpm -s refine --help
`;
