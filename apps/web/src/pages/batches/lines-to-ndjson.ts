/**
 * A prompt in each line, as NDJSON. An empty line stays one, which is no item: so the API's numbers of lines
 * are those of the source. It is read piece by piece. Rejects with a TypeError where it is not UTF-8.
 */
export async function linesToNdjson(source: Blob): Promise<Blob> {
  const reader = source
    .stream()
    .pipeThrough(new TextDecoderStream('utf-8', { fatal: true }))
    .getReader();
  const parts: Blob[] = [];
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    const lines = (rest + value).split('\n');
    rest = lines.pop() ?? '';
    if (lines.length) parts.push(new Blob([lines.map(toItem).join('')]));
  }
  return new Blob([...parts, toItem(rest)]);
}

function toItem(line: string): string {
  const text = line.endsWith('\r') ? line.slice(0, -1) : line;
  return text.trim() ? `${JSON.stringify({ text })}\n` : '\n';
}
