/**
 * Frequent words of languages, most of them function words, and words that prompts begin with. Words of
 * several languages stand in the list of each. The languages behind the first six have no lexicon: they are
 * here to be told apart from those.
 */
export const LANGUAGE_WORDS: readonly (readonly [language: string, words: string])[] = [
  [
    'en',
    `the of and to in is that it for you with as are this be your by from or have not will should must please can which an at on if when all
    any how what write create i my we our me do does did use using make them they their there these those into about would could also just
    only then than its has was were but so such each more provide act want like generate list give explain include following a am no don't
    he she him his her us who why where while because before after between over under other some most many much very every both one two
    first new need help let get been being had may might i'm it's you're i'd here now uses text code add keep ensure summarize describe translate
    question answer word words example examples sentence user fix bug`,
  ],
  [
    'de',
    `der die das und ist nicht ein eine einen einem einer eines ich du sie er es wir ihr mit für auf den dem des zu zum zur von vom im in am an bitte
    auch wie oder als bei nach aus sind wird werden kann kannst können könnten könntest soll sollte sollen sollst muss müssen musst dass wenn aber
    nur noch über unter durch ohne gegen um bis seit zwischen schreibe schreib erstelle erstell erkläre erklär gib nenne liste fasse übersetze
    verwende benutze nutze antworte achte formuliere analysiere beschreibe vergleiche hat habe haben war waren was wer wo warum wieso welche
    welcher welches mein meine meinen meinem dein deine deinen ihre ihren ihrem uns mir mich dir dich sich kein keine keinen so also man mehr
    sehr hier dann danach alle alles jede jeden jeder jedes diese dieser dieses diesen diesem möchte würde würden würdest hätte hallo danke vielen
    dank sie ihnen etwa etwas zusammen kurz text antwort frage fragen wörter sätze satz beispiel beispiele deutsch folgende folgenden folgender
    damit deshalb weil während nicht nie immer höchstens mindestens maximal genau sowie bzw beim ins ans zuerst anschließend`,
  ],
  [
    'fr',
    `le la les des de et est une un je tu il elle nous vous ils elles pour dans que qui avec sur au aux du ce cet cette ces pas ne n'est plus ou où mais votre
    vos notre nos être sont fait faire merci écris écrivez rédige rédigez crée créez veuillez explique expliquez donne donnez résume résumez traduis
    traduisez utilise utilisez réponds répondez liste listez ajoute ajoutez propose proposez a à en y on se sa son ses mon ma mes ton ta tes leur
    leurs sans sous entre vers chez par comme comment pourquoi quand quel quelle quels quelles si très bien aussi chaque tout tous toute toutes
    peux pouvez pourriez pourrais peut doit dois devez bonjour salut s'il plaît voudrais veux moi toi lui c'est j'ai d'un d'une l'article qu'il
    texte réponse mots phrases phrase exemple exemples suivant suivante français moins même deux trois afin ainsi alors donc car après avant ni jamais
    peux-tu pouvez-vous pourriez-vous pourrais-tu veux-tu voulez-vous peut-on est-ce qu'est-ce donne-moi donnez-moi aide-moi aidez-moi m'aider
    l' d' qu' j' n' m' t' s' c' jusqu' lorsqu' puisqu'
    n'utilise n'utilisez n'oublie n'ajoute n'ajoutez sois soyez fais faites`,
  ],
  [
    'es',
    `el la los las y es un una unos unas que de en por para con no se del al lo le les como más pero su sus tu tus mi mis yo tú usted ustedes nosotros este esta
    estos estas esto ese esa eso son ser está están cuando favor escribe escriba crea cree sin sobre entre hasta desde a o e ni si sí me te nos hay
    muy también cada todo todos toda todas qué cómo cuál cuáles dónde porque puedes puede podrías podría quiero quisiera gustaría necesito hola gracias
    explica explique resume resuma traduce traduzca haz haga dame deme genera genere usa use utiliza utilice responde responda añade añada incluye
    incluya evita evite lista describe describa texto respuesta palabras frases frase ejemplo ejemplos siguiente siguientes español debe debes dos
    tres nunca siempre solo sólo según antes después además entonces donde quien cualquier ha he sé uses breve bien buenos buenas días espero esté estés actúa actúe`,
  ],
  [
    'pt',
    `o a os as e é um uma uns umas que de em por para com não se do da dos das no na nos nas ao aos à às pelo pela como mais mas seu sua seus suas você
    vocês eu tu meu minha este esta esse essa isto isso são ser está estão quando favor escreva escreve crie cria sem sobre entre até ou nem sim me te lhe há
    muito também cada todo todos toda todas qual quais onde porque pode poderia podes podia quero queria gostaria preciso olá obrigado obrigada
    explique explica resuma traduza faça faz dê gere gera use utilize responda responde adicione inclua evite liste descreva texto resposta palavras
    frases frase exemplo exemplos seguinte seguintes português deve devem dois duas três nunca sempre só apenas segundo antes depois além então quem
    qualquer foi tem ter num numa aja atue breve seja bem bom boa dia espero esteja agradeço`,
  ],
  [
    'it',
    `il lo la gli le i e è un uno una che di in per con non si del della dei delle dello degli al allo alla ai alle dal dalla nel nella nei sul sulla come più ma
    suo sua tuo tua mio mia tu io lei noi voi questo questa questi queste quello quella sono essere quando favore scrivi scriva crea crei senza tra
    fra da a o ed se sì mi ti ci vi anche ogni tutto tutti tutta tutte cosa quale quali dove perché puoi può potresti potrebbe vorrei voglio ciao salve
    grazie spiega spieghi riassumi riassuma traduci traduca fai faccia dammi genera usa usi utilizza rispondi risponda aggiungi includi evita elenca
    descrivi testo risposta parole frasi frase esempio esempi seguente seguenti italiano deve devi devono due tre mai sempre solo secondo prima dopo
    inoltre quindi chi qualsiasi ha ho hai molto agisci breve sii l' d' dell' nell' all' sull' dall' un' quell' dev' c' cerca restituisci soltanto l'articolo un'e-mail dell'articolo`,
  ],
  [
    'nl',
    `de het een en van is niet dat die in te op met voor zijn er aan ook als bij of maar om uit naar dan door over nog wel ik je jij u hij zij wij we jullie mij
    me mijn jouw uw hun ons onze deze dit wat wie waar hoe waarom welke kan kun kunt kunnen zou zouden moet moeten wil wilt graag alsjeblieft alstublieft
    schrijf maak geef leg vertaal gebruik vat beschrijf noem wordt worden heeft heb hebben was waren geen alleen meer zeer elke alle onder tussen
    zonder tot bedankt hallo tekst antwoord zinnen woorden voorbeeld volgende houd kort en`,
  ],
  [
    'sv',
    `och att det som en ett är på för av med inte den till om jag du han hon vi ni har kan ska skulle från men eller så när där hur vad skriv skapa förklara ge
    gör min din ditt mitt alla mycket vänligen tack hej utan över under mellan detta dessa denna bara`,
  ],
  [
    'da',
    `og at det som en et er på for af med ikke den til om jeg du han hun vi har kan skal skulle fra men eller så når hvor hvordan hva hvad skriv lag lav forklar gi
    giv gør min din ditt mitt alle meget venligst vennligst takk tak hei hej uten uden over under mellem mellom dette disse denne bare ikke`,
  ],
  [
    'pl',
    `i w z na do nie się jest to że o jak po co dla od za przez ale czy lub oraz tym tego ten ta te są być napisz stwórz wyjaśnij podaj proszę możesz czy mi mój
    moja twój jego jej ich tylko bardzo które który która gdy aby żeby bez przed pod nad między kilka dziękuję cześć tekst zdania słów`,
  ],
  [
    'tr',
    `ve bir bu için ile de da ne mi çok daha gibi en ama veya olarak olan ben sen o biz siz var yok değil kadar sonra önce her şu bana lütfen yaz yazın yazar
    açıkla oluştur ver misin mısın hakkında üzerine nasıl neden teşekkürler merhaba metni özetle türkçe`,
  ],
  [
    'cs',
    `a v se na je že to s z do o jako pro ale by jsem jsou není nebo když podle který která které kde jak co ten ta tento tato prosím napiš napište vytvoř vysvětli
    mi můj moje tvůj jen velmi bez před pod nad mezi aby sa som nie alebo ako prosím napíš děkuji ahoj`,
  ],
  [
    'ro',
    `și si în de la cu pe un o nu este că să care din pentru mai sau dar ca ce sunt fi al ale lui ei el eu tu noi voi am ai are au scrie creează explică te rog
    mulțumesc despre fără între după toate foarte acest această aceste prin până`,
  ],
  [
    'ca',
    `amb els les és dels però aquest aquesta més això perquè escriu feu sense fer seva seu meva meu què com nosaltres si us plau gràcies podries jo i o fins
    també molt`,
  ],
  [
    'id',
    `yang dan di ini itu dengan untuk tidak dari dalam akan pada juga saya ke karena ada bisa anda atau oleh sebuah tolong buatlah buat tulis tuliskan jelaskan
    berikan apa bagaimana adalah kami kita mereka sudah lebih harus jangan tentang boleh sila terima kasih`,
  ],
  [
    'fi',
    `ja on ei se että en hän oli mutta tai kun niin kuin myös minä sinä me te he joka mitä miten kirjoita luo selitä anna ole hyvä kiitos ovat jos vain sekä voi
    voisitko minulle`,
  ],
  [
    'hu',
    `a az és hogy nem is egy meg de ez csak van volt mint vagy ha ki mi már még be el kell írj írjon készíts magyarázd kérlek köszönöm legyen nekem amely`,
  ],
  [
    'vi',
    `và là của có không được cho một những các trong với này để tôi bạn hãy viết người về như khi từ đã làm giải thích`,
  ],
];

/** Letters that tell languages apart, for words that are in no list. */
export const LANGUAGE_LETTERS: readonly (readonly [letters: string, languages: string])[] = [
  ['ß', 'de'],
  ['ä', 'de sv fi'],
  ['ö', 'de sv fi tr hu'],
  ['ü', 'de tr hu'],
  ['à', 'fr it pt ca'],
  ['â', 'fr pt ro'],
  ['ç', 'fr pt tr ca'],
  ['é', 'fr es pt it hu cs'],
  ['è', 'fr it ca'],
  ['ê', 'fr pt vi'],
  ['ëï', 'fr nl'],
  ['î', 'fr ro'],
  ['ô', 'fr pt vi'],
  ['œû', 'fr'],
  ['ù', 'fr it'],
  ['áíú', 'es pt hu cs'],
  ['ó', 'es pt pl hu'],
  ['ñ¿¡', 'es'],
  ['ãõ', 'pt'],
  ['ìò', 'it'],
  ['å', 'sv da'],
  ['øæ', 'da'],
  ['łąęćńśźż', 'pl'],
  ['ğşı', 'tr'],
  ['řěůščžýňďť', 'cs'],
  ['ășțţ', 'ro'],
  ['őű', 'hu'],
  ['đơư', 'vi'],
];
