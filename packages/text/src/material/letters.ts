import type { Material } from './material.ts';

const SALUTATION =
  /^(?:dear|hi|hello|hey|to whom|sehr geehrte[rs]?|liebe[rs]?|hallo|guten tag|moin|bonjour|ch[eè]re?s?|madame|monsieur|hola|estimad[oa]s?|querid[oa]s?|muy señor|olá|prezad[oa]s?|car[oa]s?|exm[oa]|gentil[ei]|egregi[oa]|buongiorno|ciao)\b[^\n]{0,60}?[,!:—-]/i;
/** Nobody greets a model so. */
const FORMAL =
  /^(?:dear|to whom|sehr geehrte|liebe|ch[eè]re?|madame|monsieur|estimad|querid|muy señor|prezad|exm|gentil|egregi)/i;
const CLOSING =
  /^(?:(?:kind|best|warm|many)? ?(?:regards|wishes)|best|cheers|thanks?(?: a lot| again| you| so much)?|many thanks|thank you[^\n.]{0,30}|(?:yours|sincerely|respectfully)[^\n.]{0,20}|love|mit freundlichen grüßen|(?:viele|liebe|beste|herzliche) grüße|lg|vg|mfg|danke[^\n.]{0,20}|cordialement|bien à vous|cdlt|merci[^\n.]{0,20}|(?:un )?(?:cordial )?saludos?[^\n.]{0,20}|atentamente|un abrazo|gracias|atenciosamente|cumprimentos|abraços?|obrigad[oa]|(?:cordiali|distinti) saluti|un saluto|grazie[^\n.]{0,12}) ?[,.!]?$/i;

/** The same at the end of a letter that is one paragraph: "… as always. Cheers, Pete". */
const CLOSED =
  /[.!?)] (?:(?:kind|best|warm|many) )?(?:regards|wishes|best|cheers|thanks|thank you|love|grüße|gruß|lg|vg|mfg|cordialement|merci|saludos|gracias|abraços?|obrigad[oa]|cumprimentos|saluti|grazie)[,.!]? \p{Lu}[\p{L}. ]{0,30}$/iu;

/** So far behind its salutation a letter ends at the latest. In lines. */
const LONGEST = 80;

/** Letters from their salutation to the signature. */
export function letters(text: string): Material[] {
  const lines = text.split('\n');
  const found: Material[] = [];
  let offset = 0;
  let closesAt = -1;
  for (let at = 0; at < lines.length; at++) {
    const start = offset;
    const line = lines[at] ?? '';
    offset += line.length + 1;
    if (at <= closesAt || !opensLetter(lines, at)) continue;
    closesAt = closingLine(lines, at);
    if (closesAt < 0) continue;
    const end =
      start +
      lines
        .slice(at, closesAt + 1)
        .join('\n')
        .trimEnd().length;
    found.push({ start, end, reason: 'letter' });
  }
  return found;
}

/** A salutation begins a paragraph; one that begins the prompt must be none for a model. */
function opensLetter(lines: readonly string[], at: number): boolean {
  const line = lines[at] ?? '';
  const content = line.trimStart();
  if (!SALUTATION.test(content)) return false;
  return (at > 0 && (lines[at - 1]?.trim() ?? '').length < 60) || FORMAL.test(content);
}

/**
 * The line of the signature, or where the paragraph of the salutation ends; -1 for a greeting of the author.
 */
function closingLine(lines: readonly string[], from: number): number {
  const limit = Math.min(lines.length, from + LONGEST);
  for (let at = from + 1; at < limit; at++) {
    if (!CLOSING.test((lines[at] ?? '').trim())) continue;
    let end = at;
    while (end + 1 < limit && end < at + MOST_SIGNED && isSignature(lines[end + 1] ?? '')) end++;
    // A blank line may stand before the name.
    const [blank = '', name = ''] = lines.slice(end + 1, end + 3);
    if (end === at && blank.trim() === '' && isSignature(name) && name.length < 30) end += 2;
    return end;
  }
  if (CLOSED.test((lines[from] ?? '').trimEnd().slice(-LONGEST_CLOSING))) return from;
  if (!FORMAL.test(lines[from]?.trimStart() ?? '')) return -1;
  let end = from;
  while (end + 1 < limit && (lines[end + 1]?.trim() ?? '') !== '') end++;
  return end > from || (lines[from] ?? '').length > SHORTEST ? end : -1;
}

/** In UTF-16 units. */
const LONGEST_CLOSING = 80;
const MOST_SIGNED = 4;
const SHORTEST = 60;

const isSignature = (line: string): boolean =>
  line.trim() !== '' && line.length < 50 && !/[.?:]\s*$/.test(line);
