/** Prompts that hand something over, between ⟦ and ⟧. */
export const HANDED_OVER = [
  `Rewrite the following e-mail. Make it friendlier and keep it under 100 words.

⟦Hi team,

In order to be able to finish on time, I would like to ask that everyone please sends me their hours by Thursday.

Thanks,
Priya⟧`,
  `Proofread this:

⟦The committee have went through all of the the documents and it is important to note that nothing was find.⟧`,
  `Translate the text below into French. Keep the tone.

⟦Our shop is really very proud to announce that, due to the fact that spring is here, all of the bikes are on sale.⟧

Return only the translation.`,
  `Here are my notes from the workshop

⟦we basically need a new printer
anna really wants colour, ben doesn't care
budget is approx. 300, to be confirmed⟧

Turn them into three bullet points. Please don't add anything.`,
  `Can you summarise this article for a ten-year-old?

⟦Whales are basically mammals that live in the sea. It is important to note that they breathe air. In order to sleep they rest one half of the brain at a time. Scientists have been able to show that they sing.⟧`,
  `You are a help desk agent. Please answer the customer politely.

Customer message:
⟦I have been waiting for in excess of three weeks now and I would really like to know where my parcel is.⟧

Keep your answer under 80 words.`,
  `Please classify the sentiment of the e-mail as positive or negative.

# Email

⟦Hello, I just wanted to say that the staff were really very kind. Please pass this on to them.⟧`,
  `Write a reply that declines the offer.

---
⟦Dear Ms Kern,

We would be very happy if you could join our panel in order to talk about bees.

Kind regards,
Otto⟧
---`,
  `Answer the question with the document only.

<document>
⟦It is important to note that the lift is really out of order. Please use the stairs.⟧
</document>

What should visitors use?`,
  `Which of these contradict each other? Please give the numbers only.

⟦[1] The pool is basically open at all times of the day.
[2] The pool closes at 9 pm in order to be cleaned.
[3] Children are really welcome.⟧`,
  `Label each review as good or bad, as in the examples.

⟦Input: I really really liked it, in spite of the fact that it was cold.
Output: good

Input: It was basically a waste of money.
Output: bad

Input: Could you please bring back the old menu?
Output:⟧`,
  `Why does this fail? Please answer in two sentences.

⟦Traceback (most recent call last):
  File "app.py", line 12, in <module>
    main()
  File "app.py", line 7, in main
    raise ValueError("in order to go on, please set X")
ValueError: in order to go on, please set X⟧`,
  `Find out what went wrong and tell me in one sentence please.

⟦2025-02-03 10:00:01 INFO  starting the the service
2025-02-03 10:00:02 WARN  could not really connect in order to read
2025-02-03 10:00:09 ERROR giving up⟧`,
  `What is wrong with this function?

⟦function total(items) {
  let sum = 0;
  for (const item of items) sum += item.price;
  return sum
}⟧

Please explain it to a beginner.`,
  `Summarise the decisions in this call.

⟦Maria: So I think that we should basically move the launch.
Tom: I am not able to agree with that at all.
Maria: Well, in that case, let's ask the board.⟧`,
  `Write a commit message for this change.

⟦diff --git a/notes.md b/notes.md
--- a/notes.md
+++ b/notes.md
@@ -1,2 +1,2 @@
-In order to start, please run it.
+Run it.⟧`,
  `Scale this recipe to six people and please keep the units.

⟦200 g flour
2 tbsp of really good olive oil
1 pinch of salt
350 ml water⟧`,
  `Which month was best? Please answer with the month only.

⟦month,revenue,comment
jan,1200,"really good, in order"
feb,900,
mar,1500,ok⟧`,
  `Which plan is the cheapest per user? Please explain in one sentence.

⟦| Plan   | Users | Price |
|--------|-------|-------|
| Solo   | 1     | 9 €   |
| Team   | 5     | 29 €  |⟧`,
  `Bitte korrigiere die folgende E-Mail. Der Ton soll freundlich bleiben.

⟦Hallo Herr Brandt, ich wollte eigentlich nur kurz fragen ob sie die Unterlagen bekommen haben. Im Falle dass nicht, schicke ich Sie nochmal.⟧`,
  `Fasse mir bitte den Text unten in drei Sätzen zusammen.

Text:
⟦Es ist wichtig zu beachten, dass die Brücke im Grunde genommen seit 1920 steht. Sie wurde aufgrund der Tatsache gebaut, dass es keine Fähre gab.⟧`,
  `Voici mes notes de la réunion :

⟦on a en fait décidé de reporter
il faut absolument que Luc appelle le fournisseur afin de savoir
budget : à voir⟧

Rédige un compte rendu d'une demi-page, s'il te plaît.`,
  `Traduce al inglés el siguiente texto. Mantén un tono formal.

⟦Nos complace informarle de que, debido al hecho de que estamos en obras, la tienda permanecerá cerrada. Por favor, disculpe las molestias.⟧`,
  `Melhora este texto, por favor, sem o tornar mais longo.

⟦A nossa empresa é basicamente muito conhecida pelo facto de que fazemos bolos muito bons.⟧`,
  `Riassumi l'articolo qui sotto in due frasi.

⟦È importante notare che il museo è stato fondamentalmente chiuso per due anni. Al fine di riaprire, il comune ha speso molto.⟧`,
  `请把下面的文字翻译成英文，语气要正式一些，谢谢。

⟦我们公司其实非常非常希望能够和贵公司合作，请您在方便的时候给我们回复一下。⟧`,
  `次の文章を要約してください。二文以内でお願いします。

⟦当社は、実際のところ、来月から新しいサービスを開始することができるようになりました。お客様にはぜひご利用いただければと思います。⟧`,
  `What should I answer?

⟦hey, so i was basically wondering if you could maybe lend me your car on saturday? in order to get my stuff from my ex. please please please⟧`,
  `⟦Dear tenants, it is important to note that the water will be turned off on Monday, due to the fact that pipes have to be replaced. Please fill some bottles.⟧

Please rewrite the notice above in simple English, and make sure that it has at most 40 words.`,
  `I need your help with my cover letter. Could you please make it sound less stiff?

⟦I am writing in order to apply for the position. I am of the opinion that I am a good fit due to the fact that I have worked in a bakery for five years.

I would be very happy to hear from you.⟧`,
  `Turn the draft further down into a press release of 200 words. Please avoid superlatives.

Draft:

⟦Our new kettle is basically the best one ever. It was made in order to save energy, and it really does.

You can buy it from May on.⟧

The headline should not have more than eight words.`,
  `Extract all names and dates from the following minutes.

===
⟦Present: Ines, Omar. It was basically agreed that Omar will make use of the old van. Next meeting on the 4th of May.⟧
===`,
  `Summarize.

⟦<article>
The town has, in fact, been able to reduce the number of cars due to the fact that trams are free.
</article>⟧`,
  `Context information is below.
⟦The warranty is valid for a period of two years. It is important to note that batteries are not covered.⟧

Given the context information, answer the query.
Query: ⟦Is my battery really covered after one year?⟧`,
  `Decide whether the answer of the student is right. Reply with yes or no only.

Question: ⟦In order to melt, what temperature does ice basically need?⟧
Reference answer: ⟦0 °C⟧
Student answer: ⟦I think that it is really zero degrees.⟧`,
  `Q: ⟦What is the the capital of Peru?⟧
A: ⟦Lima⟧
Q: ⟦What is basically the capital of Chile?⟧
A:`,
  `Please explain to me what this log means and what I should do.

⟦[12:01:33] [main/WARN]: Please make sure that the mod is really installed
[12:01:34] [main/ERROR]: Could not load in order to start
[12:01:35] [main/INFO]: Stopping⟧`,
  `My build fails since yesterday. Please tell me how to fix it.

⟦npm ERR! code ERESOLVE
npm ERR! ERESOLVE unable to resolve dependency tree
npm ERR! In order to fix the the upstream conflict, please retry⟧`,
  `Could you please convert this to TypeScript?

⟦const add = (a, b) => a + b;
// please note that this is really slow
module.exports = { add };⟧`,
  `Please tell me who promised what in this chat.

⟦[10:02] Lena: i will really bring the cake
[10:03] Kofi: in order to be on time i'll take the bus
[10:05] Lena: great, please don't forget the the candles⟧`,
  `I want you to act as an editor. Shorten the passage to 50 words:

⟦The harbour was, at that point in time, basically empty. It is important to note that the fishermen had left. Nobody was able to say where they had gone.⟧`,
  `Formuliere diese Nachricht höflicher, aber bitte nicht länger.

⟦hey, du hast mir die kohle im grunde immer noch nicht überwiesen. aufgrund der tatsache dass ich miete zahlen muss brauch ich das bis freitag⟧`,
  `Anbei die Kundenbewertung:

⟦Im Großen und Ganzen war ich eigentlich sehr zufrieden. Das Zimmer war jedoch im Hinblick auf die Größe etwas klein.⟧

Schreib bitte eine kurze Antwort, maximal 60 Wörter.`,
  `Réponds au courriel ci-dessous de façon aimable mais ferme.

⟦Bonjour,

Je vous écris afin de vous demander s'il vous plaît un remboursement, étant donné que le colis est en fait arrivé cassé.

Cordialement,
Mme Roy⟧`,
  `Resume la siguiente conversación en una frase:

⟦Ana: la verdad es que en realidad no puedo ir.
Luis: por favor, ven con el fin de ayudarnos.
Ana: vale, a fin de cuentas es el sábado.⟧`,
  `Aqui estão as minhas anotações da aula:

⟦a fotossíntese é basicamente o processo de produzir açúcar
a fim de crescer, a planta precisa de luz⟧

Faz cinco perguntas de escolha múltipla, por favor.`,
  `Correggi il testo seguente senza cambiare lo stile.

⟦Ieri siamo andati in praticamente tutti i negozi al fine di trovare un regalo, ma non abbiamo trovati niente.⟧`,
  `下面是客户的留言，请帮我写一个礼貌的回复，不要超过五十个字。

客户留言：
⟦你好，我上周买的那个水壶其实已经坏了，请问一下能不能退货呢？非常感谢。⟧`,
  `以下のメールに返信を書いてください。丁寧にお願いします。

⟦お世話になっております。先日お願いいたしました見積書の件ですが、まだ届いていないようです。ご確認いただけますでしょうか。⟧`,
  `Improve this paragraph. Please keep the facts.

⟦Due to the fact that the road was closed, we were not able to get to the village. It was basically raining the whole day.⟧

Give me two versions.`,
  `⟦SELECT name, count(*)
FROM orders
WHERE country = 'PE'
GROUP BY name;⟧

Please make this query faster, in so far as that is possible.`,
  `Compare both job ads and tell me which one is friendlier, please.

Ad A
⟦We are basically looking for a cook who is able to work at night.⟧

Ad B
⟦In order to grow, we need a really motivated cook.⟧`,
  `Please write an answer to the ticket:

⟦Ticket #4411
Subject: cannot log in
Body: I am not able to log in since the update. In order to work I really need this today.⟧`,
  `How many people came in total? Please give just the number.

⟦Mon  12  sunny, really hot
Tue   8  rain
Wed  31  basically full⟧`,
  `You will get a product review. Please say whether it is positive.

Review: ⟦I would really like to say that this is a very good lamp, in spite of the fact that it is small.⟧`,
  `Give me feedback on my speech, please. Be honest, I can take it.

⟦Dear friends, it is really a great pleasure for me to be here today. In order to make it short: Tom and Lia belong together.

Let us raise our glasses.⟧`,
  `How would you reply to this tweet? In at most 20 words please.

⟦just tried the new cafe on main street and it is basically a tiny bit overpriced in my opinion⟧`,
];

/** Prompts of nothing but the author's own words. */
export const NOTHING_HANDED_OVER = [
  `Write a text about the following topics: please cover basically history, food and music.`,
  `Follow these rules:

- Please always be polite in your answers.
- In order to be brief, do not write more than three sentences.`,
  `The e-mail should be short. It is important that you do not mention the price. Please write it to our landlord.`,
  `I'd like you to write a letter to my landlord. It should basically say that the heating has been broken for two weeks. Please make sure that you mention the rent.`,
  `# Task

Please write a product text in order to sell a kettle.

# Format

Please make use of bullet points.`,
  `<rules>
Please make sure that you always answer in French.
</rules>
<tone>
Please be friendly and make use of short sentences.
</tone>`,
  `Write a poem about the sea.

The poem should be at least ten lines long. Please make sure that it rhymes.`,
  `I have a meeting with my boss tomorrow in order to talk about my salary. Please give me five tips.

I have been working there for three years and I am really nervous. I would like to get ten percent more.`,
  `Create a table with the following columns: name, price and, in order to compare, the weight. Please sort it by price.`,
  `Please write an e-mail to all of our customers. The following points are important:

1. Please mention that the shop is basically closed in August.
2. Make sure that it is friendly.`,
  `Role: You are a very experienced chef.
Task: Please write a menu in order to impress six guests.
Format: Please make use of a table.`,
  `Please help me to write a speech for my sister. This text should be really funny. In order to keep it short, do not write more than 200 words.`,
  `Bitte beachte folgende Punkte: Schreib bitte höflich, und verwende bitte keine Fremdwörter.`,
];
