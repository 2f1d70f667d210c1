/** How nouns for people begin in these languages: what they must do or be is no property of the answer. */
const PERSON =
  /^(?:usuari|client|pacient|emplead|alumn|estudiant|jugador|persona|gente|lector|autor|héroe|protagonist|niñ|utent|dipendent|student|giocator|lettor|bambin|paziente|utilisateur|élève|joueur|salarié|patient|héros|enfant|lecteur|employé|usuári|funcionári|leitor|jogador|criança|kunde|kund|nutzer|benutzer|schüler|mitarbeiter|spieler|leser|teilnehmer|kinder|figur|held)/;

export const isPersonWord = (word: string): boolean => PERSON.test(word.replace(/^l['’]/, ''));
