const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const TIME = /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z/g;
const SECRETS: [RegExp, string][] = [
  [/eyJ[\w-]+\.[\w-]+\.[\w-]+/g, 'eyJhbGciOiJIUzI1NiIs…'],
  [/whsec_[\w+/=]+/g, 'whsec_9f3Vt0dJq2s…'],
  [/\b[A-Z2-7]{32}\b/g, 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'],
  [/"code":( ?)"\d{6}"/g, '"code":$1"287082"'],
  [/"(?:[2-9a-hjkmnp-z]{4}-){3}[2-9a-hjkmnp-z]{4}"/g, '"7kd3-w9xq-2mh5-vzte"'],
  [/prompt-refinery-domain=[\w-]+/g, 'prompt-refinery-domain=k2Vh0rJ9sX4…'],
  [/prr_[\w-]+/g, 'prr_AaH35Towcj6On9XO…'],
  [/pri_[\w-]+/g, 'pri_k2Vh0rJ9sX4…'],
  [/pra_[\w-]{20,}/g, 'pra_Zx3kQ0v6Jm1Rk8nB…'],
  [/pre_[\w-]{20,}/g, 'pre_Qm4sT8yV2xB6nC0d…'],
  [/prs_[\w-]{20,}/g, 'prs_9qLbW3xkT0aVd7ZrJ2mN…'],
  [/([?&](?:nonce|code_challenge)=)[\w-]{43}/g, '$1Yx8…'],
  [/prk_[\w-]{20,}/g, 'prk_Zk4vQ2tS8rWmB1xY…'],
  [/"prefix":( ?)"prk_[\w-]+"/g, '"prefix":$1"prk_Zk4vQ2tS"'],
  [/"prefix":( ?)"prs_[\w-]+"/g, '"prefix":$1"prs_9qLbW3xk"'],
];
/** Those of the audit log, which differ with the ids and times in its rows. */
const HASHES: [RegExp, string][] = [
  [/"[0-9a-f]{64}"/g, `"${'5b1e'.repeat(16)}"`],
  [/"[0-9a-f]{32}"/g, `"${'a6d3'.repeat(8)}"`],
  [/"previousHash":( ?)"[0-9a-f]{64}"/g, `"previousHash":$1"${'3f9a'.repeat(16)}"`],
  [/"hash":( ?)"[0-9a-f]{64}"/g, `"hash":$1"${'c07e'.repeat(16)}"`],
];
const NUMBERS: [RegExp, string][] = [
  [/"bytes": \d+/g, '"bytes": 4821'],
  [/"latencyMs":( ?)[\d.]+/g, '"latencyMs":$13.1'],
  [/"durationMs":( ?)[\d.]+/g, '"durationMs":$13.1'],
  [/"responseTimeMs": [\d.]+/g, '"responseTimeMs": 0.4'],
  [/"uptime": \d+/g, '"uptime": 312'],
  [/"etaSeconds": \d+/g, '"etaSeconds": 0'],
  [/"firstContentMs": \d+/g, '"firstContentMs": 2'],
  [/"(average|p95)": \d+/g, '"$1": 3'],
  [/"date": "[-\d]+"/g, '"date": "2026-03-09"'],
  [/"p50Ms": [\d.]+/g, '"p50Ms": 3.16'],
  [/"p95Ms": [\d.]+/g, '"p95Ms": 13.3'],
  [/"from": "a period"/g, '"from": "2026-03-08T14:00:00.000Z"'],
  [/"to": "a period"/g, '"to": "2026-03-09T15:00:00.000Z"'],
];

/**
 * Takes out of the guide what differs from run to run: ids are numbered in the order of their appearance,
 * times, keys and durations become fixed ones.
 */
export function normalize(markdown: string): string {
  const ids = new Map<string, string>();
  let text = markdown.replace(UUID, (id) => {
    const known = ids.get(id) ?? `01994d0e-7a10-7000-8000-${String(ids.size + 1).padStart(12, '0')}`;
    ids.set(id, known);
    return known;
  });
  // Its ends may be the start of a month.
  text = text.replace(/"(from|to)": "[-\dT:.]+Z"/g, '"$1": "a period"');
  text = text.replace(TIME, (time) =>
    /-01T00:00:00\.000Z$/.test(time) ? fixedMonth(time) : '2026-03-09T14:05:00.000Z',
  );
  for (const [pattern, replacement] of [...SECRETS, ...HASHES, ...NUMBERS])
    text = text.replace(pattern, replacement);
  return text;
}

/** The ends of the billing period: the month of the guide's fixed time. */
const months = new Map<string, string>();
function fixedMonth(time: string): string {
  const fixed = months.get(time) ?? (months.size ? '2026-04-01T00:00:00.000Z' : '2026-03-01T00:00:00.000Z');
  months.set(time, fixed);
  return fixed;
}
