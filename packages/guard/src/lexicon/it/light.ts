/**
 * Italian words that ask for nothing by themselves: verbs and nouns of making, asking and referring, in all
 * their forms.
 */
export const LIGHT = `
redigi redigere redigete redatto redatta
scrivi scrivere scrivete scriva scritto scritta scritti scrivimi scrivermi scriverlo
dare date dia dammi datemi darmi
fai fare fate faccia fatto fatta fammi fa' farlo
crea creare create creato creami
genera generare generato generami
produci produrre
fornisci fornire fornite fornisca fornito fornita fornirmi forniscimi
dimmi ditemi dirmi dire
mostra mostrare mostrami
usa usare usate usi usato usata usando
utilizza utilizzare utilizzate utilizzi utilizzato utilizzando
impiega impiegare
metti mettere mettete messo messa
prendi prendere
tieni tenere
rispondi rispondere rispondete risponda risposta rispondimi
restituisci restituire restituiscimi
aggiungi
aiuta aiutare aiuto aiutami aiutarmi aiutaci
rendi rendere
vieni venire viene vengono
resta restare rimani rimanere
bisogno serve servono servirebbe serviva necessito desidero desidera desideri desidererei piacerebbe
riesci riesce riuscire
compito compiti incarico istruzione istruzioni richiesta prompt obiettivo scopo
testo testi contenuto contenuti
risultato risultati output
cose roba
modo maniera forma sorta genere
seguente seguenti seguito sottostante sottostanti soprastante riportato riportata riportati riportate allegato allegata
indicato indicata indicati indicate menzionato menzionata suddetto suddetta suddetti suindicato sopracitato
corrispondente corrispondenti
importante importanti
buono buon buona buoni buone ottimo ottima perfetto perfetta bel bello bella bravo fantastico
certo certamente ovviamente sicuramente effettivamente realmente veramente
ok okay
complessivamente
`;
