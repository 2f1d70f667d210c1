/** Words that editors add to make a sentence of what was said: they ask for nothing new. */
export const ADDABLE = `
personne personnes gens quelqu'un lecteur lecteurs utilisateur utilisateurs
garder garde maintenir aller passer laisser laisse
figurer figure apparaître apparaît apparaissent exister existe porter porte
traiter traite lire lis présenter présente exposer formuler formule énoncer
citer cite préciser précise
total point points message version élément éléments partie cas fois
possible possibles probable nécessaire particulier plutôt disponible
correspondre appartenir appartient concerner concerne servir
`;
