/** Prompts as people write them: short, long, polite, with lists, code, numbers and negations. */
export const ITALIAN_SAMPLES: readonly string[] = [
  "Ciao, potresti per favore scrivere un'e-mail al mio padrone di casa riguardo alla caldaia guasta? Grazie mille in anticipo!",
  'Vorrei che tu agissi come un selezionatore esperto e che valutassi il mio curriculum. Non inventare nessuna esperienza.',
  'Puoi spiegarmi come funziona la fotosintesi? Usa al massimo 150 parole e niente gergo.',
  'Riassumi la relazione in 5 punti. Rispetta le seguenti regole:\n- Ogni punto ha al massimo 20 parole.\n- Le cifre non cambiano.\n- Nessuna opinione.',
  'Il tuo compito è di analizzare la funzione `calcola_imposta(importo, aliquota)` e di proporre almeno 3 casi di test. Non cambiare la firma.',
  'Buongiorno, spero che lei stia bene. Potrebbe riassumere il contratto in un linguaggio semplice? È importante sottolineare che nessuna scadenza può mancare. La ringrazio in anticipo.',
  "Scrivi un articolo di blog sui viaggi sostenibili in Europa. Al giorno d'oggi il tema interessa a tutti, per questo motivo andrebbe bene un tono leggero. Lunghezza: 800 parole.",
  'Crea uno script Python al fine di importare tutti i file CSV della cartella `dati/`. A causa del fatto che i file sono grandi, lo script non deve mai superare 500 MB di memoria.',
  'Sarebbe fantastico se potessi propormi 10 nomi per un bar a Torino. Niente nomi inglesi!',
  'Traduci in inglese la seguente frase: «Potresti chiamarmi, per favore?»',
  'Ho bisogno del tuo aiuto per preparare un piano di allenamento di 12 settimane. Mi alleno 3 volte a settimana, al massimo 45 minuti, senza attrezzi.',
  'Devi rispondere al cliente. Inoltre, devi essere molto gentile, ma senza promettere rimborsi. Non firmare con il tuo nome, per favore.',
  'In realtà, qual è la differenza tra TCP e UDP? Rispondi in modo chiaro in una tabella di 4 righe, per favore.',
  "Cerca i doppioni nell'elenco:\n1. Rossi, Roma\n2. Russo, Bari\n3. Rosi, Roma\nRestituisci soltanto i numeri, nient'altro.",
  'Va notato che il verbale del 14 marzo 2024 va corretto in base ai commenti del cliente. Tranne i refusi, non cambi nulla.',
  'Sii breve, per favore, e non usare gergo.',
];
