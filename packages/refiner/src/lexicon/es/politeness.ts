import { phrasePass } from '../../phrases/phrase-pass.ts';

export const POLITENESS = phrasePass(
  'politeness',
  'es',
  `
    1 !a|en|un|el|este|ese|tu|su|nuestro por favor ,? !de|al|del|y|a =>
    1 , por favor , =>
    1 , por favor $ =>
    1 porfavor ,? =>
    1 porfa ,? =>
    1 , gracias $ =>
    1 , muchas|mil gracias $ =>
    1 , si no es mucha molestia ,? =>
    1 si no es mucha molestia ,? =>
    1 , si no te|le importa ,? =>
    1 ^ si no te|le importa ,? =>
    1 , si eres tan amable ,? =>
    1 ^ si eres tan amable ,? =>
    1 , si es usted tan amable ,? =>
    1 , si no es mucho pedir ,? =>
    1 ^ si no es mucho pedir ,? =>
    1 amablemente =>
    1 ^^ gracias $ =>
    1 ^^ muchas|muchísimas|mil gracias $ =>
    1 ^^ gracias de antemano $ =>
    1 ^^ muchas|muchísimas|mil gracias de antemano $ =>
    1 ^^ gracias por adelantado $ =>
    1 ^^ muchas gracias por adelantado $ =>
    1 ^^ gracias por tu|su ayuda|tiempo|apoyo|atención|colaboración $ =>
    1 ^^ muchas|mil gracias por tu|su ayuda|tiempo|apoyo|atención|colaboración $ =>
    1 ^^ gracias de antemano por tu|su ayuda|tiempo|apoyo|atención|colaboración $ =>
    1 ^^ muchas gracias de antemano por tu|su ayuda|tiempo|apoyo|atención|colaboración $ =>
    1 ^^ te|le|os lo? agradezco mucho|muchísimo? de? antemano? $ =>
    1 ^^ te|le|os agradezco tu|su ayuda|tiempo|atención de? antemano? $ =>
    1 ^^ te|le|os agradezco de antemano tu|su ayuda|tiempo|atención $ =>
    1 ^^ te|le lo? agradecería mucho|muchísimo? $ =>
    1 ^^ de antemano , muchas? gracias $ =>
    1 ^^ un saludo $ =>
    1 ^^ quedo atento|atenta a? tu|su? respuesta|comentarios? $ =>
    1 ^^ espero que estés bien|genial $ =>
    1 ^^ espero que esté bien $ =>
    1 ^^ espero que te encuentres muy? bien $ =>
    1 ^^ espero que se encuentre muy? bien $ =>
    1 ^^ cómo|como estás|está|va $ =>
    1 ^^ qué tal estás? $ =>
    1 ^^ sería de gran ayuda $ =>
    1 ^^ me ayudaría mucho $ =>
    1 ^^ eres el|la mejor $ =>
    1 ^^^ hola , qué tal ,|!|.|? =>
    1 ^^^ hola chatgpt|gpt|claude|gemini|asistente|amigo|amiga|ia? ,|!|.|: =>
    1 ^^^ hola a todos|todas ,|!|.|: =>
    1 ^^^ hola , muy? buenas|buenos tardes|días|noches? ,|!|.|: =>
    1 ^^^ buenos días chatgpt|gpt|claude|gemini? ,|!|. =>
    1 ^^^ muy? buenas tardes|noches? chatgpt|gpt|claude|gemini? ,|!|. =>
    1 ^^^ estimado|estimada|querido|querida chatgpt|claude|gemini|asistente|ia ,|!|.|: =>
  `,
);
