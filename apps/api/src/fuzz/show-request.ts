import { type FuzzRequest, targetOf } from './request.ts';

const LONGEST = 600;
const MOST_HEADERS = 12;

/** The request as somebody would type it for curl. What curl cannot do stands behind the `#`. */
export function showRequest(request: FuzzRequest): string {
  const parts = [
    `curl -X ${quote(request.method)} --path-as-is ${quote(`http://127.0.0.1:$PORT${shorten(targetOf(request))}`)}`,
  ];
  for (const [name, value] of request.headers.slice(0, MOST_HEADERS)) {
    if (name !== 'host') parts.push(`-H ${quote(`${name}: ${shorten(withoutSecret(name, value))}`)}`);
  }
  if (request.body) parts.push(`--data-binary ${quote(shorten(request.body.toString('latin1')))}`);
  const remarks = [
    `as ${request.caller}`,
    ...(request.headers.length > MOST_HEADERS ? [`${request.headers.length} headers`] : []),
    ...(request.headers.some(([name]) => name === 'host') ? [] : ['no host']),
    ...(request.framing === 'whole' ? [] : [`sent as: ${request.framing}`]),
    ...(request.body ? [`${request.body.length} bytes`] : []),
  ];
  return `${parts.join(' ')}  # ${remarks.join(', ')}`;
}

/** Who it was is enough: tokens end with the run. */
const withoutSecret = (name: string, value: string): string =>
  (name === 'authorization' || name === 'x-api-key') && value.length > 30 && value.length < 600
    ? `${value.slice(0, 11)}…`
    : value;

const quote = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/**
 * Long runs of one thing are counted, control characters written, and the middle of what is still long left
 * out.
 */
function shorten(text: string): string {
  const counted = text.replaceAll(
    /(.{1,8}?)\1{20,}/gs,
    (run, unit) => `⟨${unit} ×${run.length / unit.length}⟩`,
  );
  const visible = counted.replaceAll(
    /(?![\t\n])\p{Cc}/gu,
    (code) => `\\x${code.charCodeAt(0).toString(16).padStart(2, '0')}`,
  );
  if (visible.length <= LONGEST) return visible;
  return `${visible.slice(0, LONGEST / 2)}⟨… ${visible.length - LONGEST} more …⟩${visible.slice(-LONGEST / 2)}`;
}
