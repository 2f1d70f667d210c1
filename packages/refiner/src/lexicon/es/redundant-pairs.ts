import { phrasePass } from '../../phrases/phrase-pass.ts';

/** Pairs that say one thing twice, and modifiers that their noun or verb implies. */
export const REDUNDANT_PAIRS = phrasePass(
  'redundant-pairs',
  'es',
  `
    1 planes futuros|de futuro => planes
    1 historia pasada => historia
    1 subir arriba => subir
    1 bajar abajo => bajar
    1 entrar dentro|adentro de => entrar en
    1 salir fuera|afuera => salir
    1 volver a repetir => repetir
    1 repetir de nuevo|otra vez? => repetir
    1 repite de nuevo => repite
    1 volver a reescribir => reescribir
    1 regresar de nuevo => regresar
    1 adelantar por? anticipado|antemano => adelantar
    1 planificar con|por antelación|anticipado|adelantado => planificar
    1 prever con antelación|anticipación => prever
    1 colaborar juntos|conjuntamente => colaborar
    1 combinar juntos|entre sí? => combinar
    1 unir juntos|entre sí? => unir
    1 sorpresa inesperada => sorpresa
    1 lapso de tiempo => lapso
    1 periodo|período de tiempo => periodo
    1 accidente fortuito => accidente
    1 nexo de unión => nexo
    1 verdad verdadera => verdad
    1 innovación nueva|novedosa => innovación
    1 nuevas innovaciones => innovaciones
    1 nueva innovación => innovación
    1 mejor óptimo => óptimo
    1 más óptimo => óptimo
    1 más óptima => óptima
    1 muy óptimo => óptimo
    1 totalmente gratis => gratis
    1 mutuamente entre sí => mutuamente
    1 todos y cada uno de los => todos los
    1 todas y cada una de las => todas las
    1 única y exclusivamente => solo
    1 solo y exclusivamente => solo
    1 solo únicamente => solo
    1 únicamente solo => solo
    1 breve y conciso => conciso
    1 breve y concisa => concisa
    1 simple y sencillo => sencillo
    1 simple y sencilla => sencilla
    1 fácil y sencillo => sencillo
    1 fácil y sencilla => sencilla
    1 metas y objetivos => objetivos
    1 pasos y etapas => pasos
    1 reglas y normas => normas
    1 tipos y clases => tipos
    1 pero sin embargo => pero
    1 pero no obstante => pero
    1 y además => y
    1 y también => y
    1 así pues por tanto => así pues
    1 como por ejemplo => como
    1 por ejemplo como => como
    1 mínimo al menos => al menos
    1 al menos como mínimo => al menos
    1 como mínimo al menos => al menos
    1 máximo como mucho => como mucho
    1 actualmente hoy en día => actualmente
    1 ahora actualmente => actualmente
    1 después posteriormente => después
    1 posteriormente después => después
    1 previamente antes => antes
    1 antes previamente => antes
    1 primero antes de nada => primero
    1 por siempre jamás => siempre
    1 nunca jamás => nunca
    1 etc etc => etc
    1 ambos dos => ambos
    1 ambas dos => ambas
    2 posibles opciones => opciones
  `,
);
