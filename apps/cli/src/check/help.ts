/** What `--help` prints. */
export const HELP = `Checks for each requirement of a prompt whether a rewrite kept it. Needs no server and no network.

Usage: pnpm -s check [options] <original> <rewritten>
       pnpm -s check --jsonl [options] [file]

Compares two files; - is stdin for one of them. Prints each requirement of the original with what became of it
(kept, lost or doubtful), what only the rewritten text says, and a summary.

  --preserve <text>   text that must survive to the letter; may be given several times
  --allow-doubts      accepts doubts, only losses fail. Most changes of meaning are doubts: use it
                      only if somebody reads them
  --json              writes the whole result as JSON
  --jsonl             checks many, from the file or stdin: lines {"id", "original", "rewritten"} in,
                      lines {"id", "passed", "lost", "doubtful", "added"} out
  --version           version of the rules
  --help              this text

Exit codes: 0 passed, 1 something is lost, doubtful or added, 2 wrong usage, or a file or line could not be read.

  pnpm -s check prompts/support.txt prompts/support.short.txt
  git show HEAD:prompt.txt | pnpm -s check - prompt.txt
  pnpm -s check --jsonl --allow-doubts < pairs.jsonl > verdicts.jsonl
`;

/** Said to somebody who starts the command at a terminal without texts. */
export const HINT = `No text to check. Name files or pipe texts in:

  pnpm -s check before.txt after.txt
  pnpm -s check --jsonl < pairs.jsonl

All options: pnpm -s check --help
`;
