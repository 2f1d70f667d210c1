/** Italian words of courtesy and of talk about oneself: where their sentence goes, nothing goes with them. */
export const CHATTER = `
spero sperare stai stia va bene auguro grazie ringrazio ringraziare grato contento felice lieto credo credere penso pensare so sapere chiedo domanda aiuto aiutare tempo momento minuto giornata mattina sera settimana oggi
cosa faccenda problema idea pasticcio testa fantastico gentile perso persa bloccato sinceramente onestamente purtroppo forse disturbare disturbo scusa scusi dispiace
bisogno vorrei voglio piacerebbe lungo messaggio complicato urgente fretta assistente ia chatbot anticipo saluti
`;
