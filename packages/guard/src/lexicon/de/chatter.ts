/** German words of courtesy and of talk about oneself: where their sentence goes, nothing goes with them. */
export const CHATTER = `
hoffe hoffen geht gehen gut wünsche wünschen danke danken dank freue freuen freude glaube glauben denke denken weiß wissen meine meinen frage fragen hilfe helfen hilfst unterstützung mühe zeit moment minute tag morgen abend woche wochenende heute gerade
sache ding problem idee ahnung chaos stress kopf super toll klasse prima lieb nett freundlich dankbar froh glücklich verzweifelt ratlos überfordert ehrlich leider hoffentlich vielleicht stören störung entschuldigung sorry
brauche brauchen möchte wollen will hätte würde wäre lang langer text nachricht verwirrend kompliziert dringend eilig assistent ki chatbot
`;
