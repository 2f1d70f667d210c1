import { FILES } from '../data.ts';
import type { Point } from './peers.ts';

const PANEL = { width: 330, height: 250, left: 44, top: 34, right: 14, bottom: 36 };
const MOST_SAVED = 45;
const LEAST_CLEAN = 25;
const PEER_COLOURS = ['#8c6d31', '#7b4173', '#31708c', '#843c39', '#777777', '#aaaaaa'];
const OWN_COLOUR = '#1a7f37';

const inner = {
  width: PANEL.width - PANEL.left - PANEL.right,
  height: PANEL.height - PANEL.top - PANEL.bottom,
};
const x = (saved: number): number => PANEL.left + (inner.width * saved) / MOST_SAVED;
const y = (clean: number): number => PANEL.top + (inner.height * (100 - clean)) / (100 - LEAST_CLEAN);
const round = (value: number): string => value.toFixed(1);

/** The frontier as SVG: one panel per file, tokens saved to the right, results without a loss upwards. */
export function drawFrontier(own: readonly Point[], peers: readonly Point[]): string {
  const methods = [...new Set(peers.map(({ method }) => method))];
  const colourOf = (method: string): string => PEER_COLOURS[methods.indexOf(method)] ?? OWN_COLOUR;
  const panels = FILES.map((file, index) => {
    const left = (index % 2) * PANEL.width;
    const top = Math.floor(index / 2) * PANEL.height;
    const mine = own.filter((one) => one.file === file);
    const line = mine.map(({ saved, clean }) => `${round(x(saved))},${round(y(clean))}`).join(' ');
    return [
      `<g transform="translate(${left} ${top})">`,
      axes(file),
      ...peers.filter((one) => one.file === file).map((one) => dot(one, colourOf(one.method), 4)),
      `<polyline points="${line}" fill="none" stroke="${OWN_COLOUR}" stroke-width="1.5"/>`,
      ...mine.map((one) => dot(one, OWN_COLOUR, 5.5)),
      '</g>',
    ].join('\n');
  });
  const width = 2 * PANEL.width;
  const height = 2 * PANEL.height + 60;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="system-ui, sans-serif" font-size="11">`,
    '<title>Tokens saved against results without a loss, for Prompt Refinery and its peers</title>',
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    ...panels,
    legend(methods, colourOf),
    '</svg>',
    '',
  ].join('\n');
}

function axes(file: string): string {
  const parts = [`<text x="${PANEL.left}" y="22" font-size="13" font-weight="600">${file}</text>`];
  for (let clean = LEAST_CLEAN; clean <= 100; clean += 25)
    parts.push(
      `<path d="M${PANEL.left} ${round(y(clean))}h${inner.width}" stroke="#dddddd"/>`,
      `<text x="${PANEL.left - 6}" y="${round(y(clean) + 4)}" text-anchor="end" fill="#555555">${clean}</text>`,
    );
  for (let saved = 0; saved <= 40; saved += 10)
    parts.push(
      `<text x="${round(x(saved))}" y="${PANEL.height - PANEL.bottom + 15}" text-anchor="middle" fill="#555555">${saved}</text>`,
    );
  parts.push(
    `<text x="${PANEL.left + inner.width / 2}" y="${PANEL.height - 6}" text-anchor="middle" fill="#555555">tokens saved, %</text>`,
    `<text transform="translate(11 ${PANEL.top + inner.height / 2}) rotate(-90)" text-anchor="middle" fill="#555555">results without a loss, %</text>`,
  );
  return parts.join('\n');
}

function dot({ method, saved, clean }: Point, colour: string, radius: number): string {
  const title = `${method}: ${saved} % saved, ${clean} % clean`;
  return `<circle cx="${round(x(saved))}" cy="${round(y(clean))}" r="${radius}" fill="${colour}"><title>${title}</title></circle>`;
}

function legend(methods: readonly string[], colourOf: (method: string) => string): string {
  const entries = ['Prompt Refinery: low, medium, high', ...methods];
  return entries
    .map((method, index) => {
      const left = 20 + (index % 3) * 220;
      const top = 2 * PANEL.height + 16 + Math.floor(index / 3) * 16;
      return `<circle cx="${left}" cy="${top - 4}" r="4" fill="${colourOf(method)}"/><text x="${left + 10}" y="${top}">${method}</text>`;
    })
    .join('\n');
}
