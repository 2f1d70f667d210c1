/** What `--help` prints. */
export const HELP = `Checks for each requirement of a prompt whether a rewrite kept it. Needs no server and no network.

Usage: pnpm -s check [options] <original> <rewritten>
       pnpm -s check --jsonl [options] [file]

Compares two files. One of them may be - for stdin. Prints each requirement of the original, a sentence or
list item each, and whether it is kept, lost or doubtful, what the rewrite adds, and a summary.

  --preserve <text>   text that must be kept exactly; may be given several times
  --allow-doubts      also passes if something is doubtful but nothing is lost
  --json              prints the whole result as JSON
  --jsonl             checks many pairs from the file or stdin: reads lines {"id", "original", "rewritten"},
                      writes lines {"id", "passed", "lost", "doubtful", "added"}
  --version           prints the version of the rules
  --help              prints this text

Exit codes: 0 passed; 1 something is lost, doubtful or added; 2 wrong usage, or a file or line could not be read.

  pnpm -s check prompts/support.txt prompts/support.short.txt
  git show HEAD:prompt.txt | pnpm -s check - prompt.txt
  pnpm -s check --jsonl --allow-doubts < pairs.jsonl > verdicts.jsonl
`;

/** Said to somebody who starts the command at a terminal without texts. */
export const HINT = `No text to check. Give two files, or pipe pairs into the command:

  pnpm -s check before.txt after.txt
  pnpm -s check --jsonl < pairs.jsonl

All options: pnpm -s check --help
`;
