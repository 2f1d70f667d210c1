/** Words that editors add to make a sentence of what was said: they ask for nothing new. */
export const ADDABLE = `
persona personas gente alguien usuario lector lectores
mantener mantén mantenga mantengas mantenme quedar queda quede llevar lleva lleve ir irlas irlos
estar encontrar encuentra encontrarse hallarse figurar figura figure aparecer aparece aparezca aparezcan existir existe existan haber
tratar trata tratarse hablar habla hable leer lee lea
exponer expón exponga formular formula formule plantear plantea plantee
total lado punto puntos mensaje mensajes versión elemento elementos
posible posibles necesario cierto particular general bastante rato
indicar indica indique indiques mencionar menciona mencione menciones
corresponder corresponde pertenecer pertenece disponible
`;
