/** Without a sign where nothing is left after rounding. */
const signDisplay = 'negative';
/** As many as all browsers take. */
const MOST_DECIMALS = 20;

/** A number, with at most three decimals. */
export const numberIn = (language: string, value: number): string =>
  new Intl.NumberFormat(language, { signDisplay }).format(value);

/** A difference: with a sign, unless nothing is left after rounding. */
export const signedIn = (language: string, value: number): string =>
  new Intl.NumberFormat(language, { signDisplay: 'exceptZero' }).format(value);

/** A number that somebody has set: with all of its decimals. */
export const exactIn = (language: string, value: number): string =>
  new Intl.NumberFormat(language, { signDisplay, maximumFractionDigits: MOST_DECIMALS }).format(value);

/** A share that somebody has set, 1 being the whole: with all of its decimals. */
export const exactShareIn = (language: string, share: number): string =>
  new Intl.NumberFormat(language, {
    signDisplay,
    style: 'percent',
    maximumFractionDigits: MOST_DECIMALS,
  }).format(share);

/** A percentage, with at most one decimal. */
export const percentIn = (language: string, value: number): string =>
  new Intl.NumberFormat(language, { signDisplay, style: 'percent', maximumFractionDigits: 1 }).format(
    value / 100,
  );

const CENT = 0.01;

/** Dollars. What is less than a cent has as many decimals as the API: many calls cost less. */
export const usdIn = (language: string, value: number): string =>
  new Intl.NumberFormat(language, {
    signDisplay,
    style: 'currency',
    currency: 'USD',
    maximumFractionDigits: Math.abs(value) < CENT ? 6 : 4,
  }).format(value);

/** Dollars with as many decimals as the API has them: of what is read call by call. */
export const exactUsdIn = (language: string, value: number): string =>
  new Intl.NumberFormat(language, {
    signDisplay,
    style: 'currency',
    currency: 'USD',
    maximumFractionDigits: 6,
  }).format(value);
