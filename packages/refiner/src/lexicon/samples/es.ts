/** Prompts as people write them: short, long, polite, with lists, code, numbers and negations. */
export const SPANISH_SAMPLES: readonly string[] = [
  'Hola, ¿podrías por favor escribir un correo a mi casero acerca de la caldera averiada? ¡Muchas gracias de antemano!',
  'Quiero que actúes como un reclutador con experiencia y que evalúes mi currículum. No inventes ninguna experiencia.',
  '¿Puedes explicarme cómo funciona la fotosíntesis? Usa como máximo 150 palabras y nada de jerga.',
  'Resume el informe en 5 puntos. Respeta las siguientes reglas:\n- Cada punto tiene 20 palabras como máximo.\n- Las cifras no cambian.\n- Sin opiniones.',
  'Tu tarea es analizar la función `calcular_impuesto(importe, tasa)` y proponer al menos 3 casos de prueba. No cambies la firma.',
  'Buenos días, espero que esté bien. ¿Podría usted resumir el contrato con la ayuda de un lenguaje sencillo? Es muy importante no omitir ningún plazo. Le agradezco de antemano su ayuda.',
  'Escribe un artículo de blog sobre viajes sostenibles por Europa. Hoy en día el tema interesa a todo el mundo, por esta razón estaría bien un tono ligero. Extensión: 800 palabras.',
  'Crea un script de Python con el fin de importar todos los archivos CSV de la carpeta `datos/`. Debido al hecho de que los archivos son grandes, el script nunca debe superar 500 MB de memoria.',
  'Sería genial si pudieras proponerme 10 nombres para una cafetería en Sevilla. ¡Nada de nombres en inglés!',
  'Traduce la siguiente frase al inglés: «¿Podrías llamarme, por favor?»',
  'Necesito que me ayudes a preparar un plan de entrenamiento de 12 semanas. Entreno 3 veces por semana, 45 minutos como máximo, sin aparatos.',
  'Debes responder al cliente. Además, debes ser muy amable, pero sin prometer ningún reembolso. No firmes con tu nombre, por favor.',
  'Bueno, ¿cuál es la diferencia entre TCP y UDP? Responde de forma clara en una tabla de 4 filas, por favor.',
  'Busca los duplicados de la lista:\n1. García, Madrid\n2. Gómez, Bilbao\n3. Garcia, Madrid\nDevuelve únicamente los números, nada más.',
  'Cabe señalar que el acta del 14 de marzo de 2024 debe corregirse de acuerdo con los comentarios del cliente. Salvo las erratas, no cambie nada.',
  'Sé breve, por favor.',
];
