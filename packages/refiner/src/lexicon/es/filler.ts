import { phrasePass } from '../../phrases/phrase-pass.ts';

export const FILLER = phrasePass(
  'filler',
  'es',
  `
    1 ^ bueno|bien|pues|mira|vale|ok|okay , =>
    1 ^ pues bien , =>
    1 ^ a ver , =>
    1 ^ por cierto , =>
    1 ^ la verdad es que =>
    1 ^ lo cierto es que =>
    1 ^ el hecho es que =>
    1 ^ el caso es que =>
    1 ^ la cosa es que =>
    1 ^ lo que pasa|sucede|ocurre es que =>
    1 ^ en realidad ,? =>
    1 ^ de hecho ,? =>
    1 ^ básicamente ,? =>
    1 !no|es|son básicamente =>
    1 ^ obviamente ,? =>
    1 ^ evidentemente ,? =>
    1 ^ sinceramente ,? =>
    1 ^ honestamente ,? =>
    1 ^ francamente ,? =>
    1 ^ para ser sincero|sincera|honesto|honesta ,? =>
    1 ^ al fin y al cabo ,? =>
    1 ^ a fin de cuentas ,? =>
    1 ^ en definitiva ,? =>
    1 ^ por supuesto ,? =>
    1 , por supuesto , =>
    1 ^ claro , =>
    1 ^ en mi opinión ,? =>
    1 ^ desde mi punto de vista ,? =>
    1 ^ como es lógico ,? =>
    1 ^ como es natural ,? =>
    1 ^ ni que decir tiene que =>
    1 ^ no hace falta decir que =>
    1 , por así decirlo ,? =>
    1 , digamos , =>
    1 , ya sabes , =>
    1 ^ primero que nada ,? => primero,
    1 ^ antes que nada ,? => primero,
    1 ^ antes de nada ,? => primero,
    1 ^ por último pero no menos importante ,? => por último,
    2 ^ además ,? =>
    2 ^ adicionalmente ,? =>
    2 ^ asimismo ,? =>
    2 ^ por otro lado ,? =>
    2 ^ por otra parte ,? =>
    2 ^ en general , =>
    2 ^ en otras palabras ,? =>
    2 ^ es decir , =>
    2 ^ dicho esto ,? =>
    2 ^ en este sentido ,? =>
    2 !no|ni|tan|lo|sea|es|son realmente =>
    2 !no|ni verdaderamente =>
    2 !no|ni|sea|es totalmente !no|gratis =>
    2 !no|ni|sea absolutamente !no|nada|ningún|ninguna|todo|todos|todas =>
    2 !no|ni extremadamente =>
    2 !no|ni sumamente =>
    2 !no|ni increíblemente =>
    2 !no|ni enormemente =>
    2 !no|ni|y|o|lo|por|está|están|estoy|bien muy !bien|mal|poco|poca|pocos|pocas|por|a|lejos|cerca|pronto|tarde|señor|señores|buenos|buenas =>
    2 ni nada por el estilo =>
    2 o algo así =>
    2 o algo por el estilo =>
    2 o algo parecido =>
    2 y cosas así|similares => etc.
    2 y así sucesivamente => etc.
    2 de alguna manera|forma ,? =>
    2 en cierto modo ,? =>
    2 en la medida de lo posible ,? =>
    2 siempre que sea posible ,? => si es posible
    2 simplemente !no =>
    2 , también $ =>
  `,
);
