export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const STORED = 'refinery.theme';

export const isTheme = (value: string | null): value is Theme => THEMES.some((theme) => theme === value);

export function initialTheme(): Theme {
  const stored = localStorage.getItem(STORED);
  return isTheme(stored) ? stored : 'system';
}

/** Shows the page in it, and remembers it here. */
export function applyTheme(theme: Theme): void {
  localStorage.setItem(STORED, theme);
  document.documentElement.dataset.theme = theme;
}
