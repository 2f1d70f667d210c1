/** What is wrong where words were taken out of a text: each finding with the text around it. */
export function brokenJoins(text: string): string[] {
  const prose = text
    .replace(/^```[\s\S]*?^```$/gm, '```')
    .replace(/"[^"\n]*"|`[^`\n]*`|\{\{?[^{}]*\}?\}/g, 'x');
  const found: string[] = [];
  const look = (name: string, pattern: RegExp): void => {
    for (const match of prose.matchAll(pattern))
      found.push(`${name}: ${prose.slice(Math.max(0, match.index - 20), match.index + 20)}`);
  };
  look('space before a mark', /\S [,.;:!?](?=\s|$)/gm);
  look('doubled mark', /,,|,\.|;\.|,;|;,|:,|,:|\?\.|!\.|\.,/g);
  look('empty brackets', /\(\s*\)/g);
  look('space inside brackets', /\( | \)/g);
  look('mark at the start of a line', /^\s*[,.;:!?]/gm);
  look('two spaces', /\S {2,}\S/g);
  look('space at the end of a line', /[ \t]$/gm);
  look('"a" before a vowel', /\ba (?=[aeio])(?!one\b|once\b|eu|ewe)/gi);
  look('"an" before a consonant', /\ban (?=[bcdfgjklmnpqrstvwxyz])/gi);
  look('small letter at the start', /(?:^|(?<!\b(?:[eE]\.g|[iI]\.e|[eE]tc|vs))[.!?] )(?=[a-z])/gm);
  look('empty list item', /^\s*(?:[-*•]|\d+[.)])\s*$/gm);
  return found;
}
