import { phrasePass } from '../../phrases/phrase-pass.ts';

export const META_TALK = phrasePass(
  'meta-talk',
  'es',
  `
    1 tenga en cuenta|mente que !si|no|cuando =>
    1 ^ es importante|preciso tener en cuenta que =>
    1 ^ es importante|necesario|preciso|conveniente mencionar|señalar|destacar|recordar|saber|notar|aclarar|entender que =>
    1 ^ cabe mencionar|señalar|destacar|recordar|aclarar|decir|añadir que =>
    1 ^ vale la pena mencionar|señalar|destacar|recordar que =>
    1 ^ hay que tener en cuenta que =>
    1 ^ hay que mencionar|señalar|destacar|recordar que =>
    1 ^ recuerda|recuerde siempre? que =>
    1 ^ nótese que =>
    1 ^ quiero|quisiera aclarar|mencionar|señalar|añadir|destacar|comentar que =>
    1 ^ quiero|quisiera que sepas que =>
    1 ^ me gustaría aclarar|mencionar|señalar|añadir|destacar|comentar que =>
    1 ^ como ya? sabes|sabe|sabrás|sabrá ,? =>
    1 ^ como ya? te|le? he|hemos? mencioné|mencionado|dije|dicho|indicado|comentado|comenté anteriormente|antes|arriba? ,? =>
    1 ^ como se ha mencionado|dicho|indicado anteriormente|antes|arriba? ,? =>
    1 ^ como ya? mencioné|dije|indiqué anteriormente|antes|arriba? , =>
    1 ^^ tengo una pregunta|duda|consulta|petición para? ti|usted? :|. =>
    1 ^^ tengo la siguiente pregunta|duda|consulta|petición :|. =>
    1 ^^ mi pregunta|duda|consulta es la? siguiente? : => Pregunta:
    1 ^^ mi petición|solicitud es la? siguiente? : => Petición:
    1 ^^ tu|su tarea es la? siguiente? : => Tarea:
    1 ^^ tus|sus tareas son las? siguientes? : => Tareas:
    1 ^^ esto es lo que necesito|quiero que hagas? :|. =>
    1 ^^ lo que necesito|quiero es lo siguiente :|. =>
    1 ^^ necesito tu|su ayuda $ =>
    1 ^^ necesito ayuda $ =>
    1 ^^ puedes|podrías|puede|podría ayudarme $ =>
    1 ^^ me puedes|podrías|puede|podría ayudar $ =>
    1 ^^ espero que esto? te|me? ayude|sirva $ =>
    1 ^^ espero haberme explicado bien? $ =>
    1 ^^ espero tu|su respuesta $ =>
    1 ^^ quedo a la espera de tu|su respuesta $ =>
    1 ^^ entendido|entiendes|comprendes|comprendido $ =>
    1 ^^ lo? has entendido $ =>
    1 ^^ está claro $ =>
    1 ^^ vamos allá $ =>
    1 ^^ empecemos|comencemos $ =>
    1 ^^ manos a la obra $ =>
    1 ^^ haz tu mejor esfuerzo $ =>
    1 ^^ da lo mejor de ti $ =>
    1 ^^ tómate tu tiempo $ =>
    1 ^^ confío en ti $ =>
    2 ^^ sigue|siga las|estas siguientes? instrucciones : => Instrucciones:
    2 ^^ sigue|siga los|estos siguientes? pasos : => Pasos:
    2 ^^ sigue|siga las|estas siguientes? reglas|normas|pautas|indicaciones : => Reglas:
    2 ^^ respeta|respete las|estas siguientes? reglas|normas|pautas : => Reglas:
    2 ^^ cumple|cumpla con? los|estos siguientes? requisitos : => Requisitos:
    2 ^^ debe cumplir con? los|estos siguientes? requisitos : => Requisitos:
    2 ^^ tenga en cuenta lo siguiente : => Nota:
    2 ^^ aquí tienes|tiene|va|está|hay un ejemplo : => Ejemplo:
    2 ^^ aquí tienes|tiene|van|están|hay algunos|unos|varios|dos|tres ejemplos : => Ejemplos:
    2 ^^ a continuación tienes|te|se|le dejo|muestra|muestro|presento? un ejemplo : => Ejemplo:
    2 ^^ este es un ejemplo : => Ejemplo:
    2 ^^ aquí tienes|tiene|va|está el texto : => Texto:
    2 ^^ este|el texto es el siguiente : => Texto:
    2 ^^ aquí tienes|tiene|va|está el código : => Código:
    2 ^^ aquí tienes|tiene|van|están los datos : => Datos:
    2 ^^ el contexto es el siguiente : => Contexto:
    2 ^^ la respuesta debe tener el siguiente formato : => Formato:
    2 ^^ el formato de la respuesta|salida debe ser el siguiente : => Formato:
    2 ^^ usa|utiliza|use|utilice el|este siguiente? formato : => Formato:
    2 ^^ usa|utiliza|use|utilice la|esta siguiente? estructura : => Estructura:
    1 ^^ a ver si me|nos puedes|podrías|puede|podría echar|ayudar una? mano? $ =>
    1 ^ ten en cuenta que !si|no|cuando =>
    1 ^ te escribo porque =>
    1 ^ le escribo porque =>
  `,
);
