/** One method on one file: tokens saved and results that lost nothing, both in percent. */
export interface Point {
  method: string;
  file: string;
  saved: number;
  clean: number;
}

const point = (method: string, file: string, saved: number, clean: number): Point => ({
  method,
  file,
  saved,
  clean,
});

/** Offline, rule-based or statistical prompt compressors on the same files, measured with the same scorer. */
export const PEERS: readonly Point[] = [
  point('optimize-pilot', 'prompts', 5.3, 93.1),
  point('optimize-pilot', 'ifeval', 2.3, 96.8),
  point('optimize-pilot', 'gsm8k', 1.7, 100),
  point('optimize-pilot', 'mtbench', 1.9, 100),
  point('is-prompt-minify', 'prompts', 5.9, 98.2),
  point('is-prompt-minify', 'ifeval', 1.2, 98.8),
  point('is-prompt-minify', 'gsm8k', 1.2, 100),
  point('is-prompt-minify', 'mtbench', 0.6, 97.5),
  point('phrase list, mild', 'prompts', 5.7, 92.2),
  point('phrase list, mild', 'ifeval', 2.6, 97.6),
  point('phrase list, mild', 'gsm8k', 3.4, 100),
  point('phrase list, mild', 'mtbench', 2.5, 95),
  point('phrase list, aggressive', 'prompts', 8.6, 75.3),
  point('phrase list, aggressive', 'ifeval', 10.9, 88.4),
  point('phrase list, aggressive', 'gsm8k', 9.2, 100),
  point('phrase list, aggressive', 'mtbench', 10.2, 95),
  point('statistical, keep 70 %', 'prompts', 28.0, 65.2),
  point('statistical, keep 70 %', 'ifeval', 24.3, 67.6),
  point('statistical, keep 70 %', 'gsm8k', 24.9, 52.4),
  point('statistical, keep 70 %', 'mtbench', 22.2, 80),
  point('statistical, keep 50 %', 'prompts', 43.5, 50.9),
  point('statistical, keep 50 %', 'ifeval', 38.6, 46.0),
  point('statistical, keep 50 %', 'gsm8k', 38.6, 29.3),
  point('statistical, keep 50 %', 'mtbench', 35.7, 72.5),
];
