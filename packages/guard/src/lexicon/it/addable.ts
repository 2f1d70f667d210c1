/** Words that editors add to make a sentence of what was said: they ask for nothing new. */
export const ADDABLE = `
persona persone gente qualcuno lettore lettori utente utenti
mantenere mantieni lasciare lascia portare passare andare fargli farne
trovare trova figurare figura comparire esistere esiste
trattare tratta leggere leggi presentare presenta esporre formulare formula
citare cita precisare precisa
totale punto punti messaggio versione elemento elementi parte
possibile possibili necessario particolare generale disponibile piuttosto
corrispondere appartenere riguardare riguarda riguardante
`;
