/** French words of courtesy and of talk about oneself: where their sentence goes, nothing goes with them. */
export const CHATTER = `
espère espérer vas va aller bien souhaite merci remercie remercier content contente heureux heureuse ravi crois croire pense penser sais savoir demande demander question aide aider peine temps moment minute journée matin soir semaine weekend aujourd'hui
chose truc problème idée souci tête super génial gentil gentille aimable reconnaissant perdu perdue coincé débordé honnêtement malheureusement peut-être déranger dérange désolé désolée pardon excuse excuser
besoin voudrais aimerais veux long message compliqué urgent pressé assistant ia chatbot avance cordialement
`;
