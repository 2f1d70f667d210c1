/**
 * Portuguese words of courtesy and of talk about oneself: where their sentence goes, nothing goes with them.
 */
export const CHATTER = `
espero esperar esteja está vai bem desejo obrigado obrigada agradeço agradecer grato contente feliz acho achar penso pensar sei saber pergunto pergunta ajuda ajudar tempo momento minuto dia manhã tarde noite semana hoje
coisa negócio problema ideia confusão cabeça legal ótimo gentil perdido perdida travado enrolado sinceramente honestamente infelizmente talvez incomodar incômodo desculpa desculpe sinto
preciso queria quero gostaria longo mensagem complicado urgente pressa assistente ia chatbot antecipadamente valeu vlw blz oi abraço
`;
