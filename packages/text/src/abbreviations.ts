/** Words whose full stop does not end a sentence. */
export const ABBREVIATIONS: ReadonlySet<string> = new Set(
  'e.g i.e eg ie etc vs mr mrs ms dr prof sr jr st no nos vol fig figs approx inc ltd co corp dept est al ca cf min max p pp sec ex incl excl z.b bzw usw ca d.h u.a m. mme mlle sra srta ud uds ggf evtl máx mín aprox apdo art tfno nr abs vgl inkl usf sog bspw tel ej pág págs núm ecc sigg dott'.split(
    ' ',
  ),
);
