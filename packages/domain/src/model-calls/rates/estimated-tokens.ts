const BYTES_PER_TOKEN = 4;
/** As the highest that an image costs is taken for its price. */
const TOKENS_PER_PICTURE = 20_000;

/**
 * About how many input tokens a request has, for limits of tokens a minute: a quarter of its bytes, which is
 * right to about a third for prose and code. Images and files are most of the bytes of their requests, and
 * far fewer tokens: such a request counts as no more than 20,000 for each and for the rest. What it really
 * took is counted afterwards.
 */
export function estimatedTokens(bytes: number, { images, files }: { images: number; files: number }): number {
  const tokens = Math.ceil(bytes / BYTES_PER_TOKEN);
  const pictures = images + files;
  return pictures === 0 ? tokens : Math.min(tokens, (pictures + 1) * TOKENS_PER_PICTURE);
}
