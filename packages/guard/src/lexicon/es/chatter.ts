/** Spanish words of courtesy and of talk about oneself: where their sentence goes, nothing goes with them. */
export const CHATTER = `
espero esperar estés estás vas va bien deseo gracias agradezco agradecer agradecido contento feliz encantado creo creer pienso pensar sé saber pregunto pregunta ayuda ayudar tiempo momento minuto día mañana tarde noche semana hoy
cosa tema problema idea lío cabeza genial amable perdido perdida atascado agobiado sinceramente honestamente lamentablemente quizás tal vez molestar molesto perdón disculpa siento
necesito quisiera quiero gustaría largo mensaje complicado urgente prisa asistente ia chatbot antemano verdad muchísimas saludos
`;
