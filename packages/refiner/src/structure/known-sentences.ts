import type { SectionName } from './sections.ts';

const lines = (text: string): string[] => text.split('\n').filter((line) => line.trim() !== '');

/**
 * Sentences as people write them in prompts, labelled by hand, on which the rules were tried while they were
 * written.
 */
export const KNOWN_SENTENCES: Record<SectionName, string[]> = {
  role: lines(`
You are a senior database administrator.
You are an experienced pastry chef with 20 years in Lyon.
Act as a travel guide.
I want you to act as a motivational coach.
You're a helpful writing assistant.
You are the world's best chess commentator.
Imagine you are a museum curator.
Pretend to be a customer who lost his luggage.
Take on the role of a patient maths tutor.
As a tax adviser, you help freelancers in Spain.
You will act as an interviewer.
Assume the role of a nurse on night duty.
You are now CodeReviewBot.
Your role is a careful proofreader.
Play the role of a dungeon master.
Behave like a strict librarian.
You are acting as a mediator.
Du bist ein erfahrener Steuerberater.
Tu es un chef cuisinier.
Actúa como un abogado laboralista.
Você é um professor de história.
Sei un esperto di giardinaggio.
`),
  task: lines(`
Write a short story about a lighthouse keeper.
Summarize the article below in three bullet points.
Explain how photosynthesis works to a ten-year-old.
Translate the following sentence into Dutch.
What is the capital of Mongolia?
Could you help me plan a birthday party?
I need a slogan for my bakery.
I want you to review my cover letter.
Your task is to classify support tickets.
Help me understand monads.
List five reasons why tomatoes crack.
Create a weekly workout plan for a beginner.
Please compare PostgreSQL and MySQL.
Fix the bug in this function.
Write at least three haikus about spring.
Generate 10 names for a sailing club.
How do I renew a passport online?
Give me feedback on my essay.
Analyze the sales figures and find the worst month.
Your goal is to convince the reader to subscribe.
Refactor the class so that it needs no global state.
Design a logo for a climbing gym.
Based on the notes, draft an agenda for the meeting.
Using the data in the table, calculate the average price.
For each product, write a one-line description.
Carefully read the contract and find ambiguous clauses.
Write an essay about rivers without using the letter z.
Describe the plot of the film without spoiling the end.
Why does my cat sleep all day?
My first request is "I need help with my garden".
Tell me a joke about penguins.
Suggest a recipe for lentils.
Proofread the paragraph and correct mistakes.
Recommend two books on stoicism.
Now write the second chapter.
Brainstorm titles for a podcast about bees.
Convert the recipe to metric units.
Extract all dates from the letter.
Can you check whether the proof is correct?
Build a landing page for a dog sitter.
Determine which supplier is cheapest.
In the style of Hemingway, write a paragraph about rain.
I'd like a packing list for a week in Norway.
Make a table of the planets and their moons.
Rewrite the paragraph so that a child understands it.
Let's think step by step.
Think about the problem before you answer.
Schreibe ein Gedicht über den Herbst.
Erkläre den Unterschied zwischen TCP und UDP.
Rédige une lettre de motivation pour un stage.
Escribe un correo para mi jefe.
Traduza o texto para inglês.
Scrivi una poesia sul mare.
`),
  context: lines(`
Our shop sold 3,000 books last year.
I am a first-year student of biology.
The company was founded in 1987 and has 40 employees.
My daughter turns six in May.
We use React on the front end and Django on the back end.
I have been learning the guitar for two years.
The audience is parents of small children.
The app runs on two servers in Frankfurt.
I'm planning a trip to Portugal.
There are three warehouses in the north.
Customers complain about slow delivery.
Recently the price of copper has risen.
You are given a list of transactions.
You will be given a customer review.
The text is delimited by triple backticks.
The user is a nurse who works at night.
Here is the background of the project.
My garden gets four hours of sun.
The function returns the sum of two numbers.
The meeting took place in Oslo on 3 March.
Most of our readers are retired.
Attached is the report of last quarter.
I will send you the first chapter tomorrow.
The data set contains 12 columns.
He works for a small insurer in Leeds.
Sarah wants to change her job.
In 2021 the museum was closed for repairs.
The table shows prices per kilogram.
I tried restarting the router.
Last week the build broke twice.
Our tone so far has been playful.
Wir verkaufen handgemachte Möbel in Leipzig.
Notre entreprise compte vingt salariés.
`),
  constraints: lines(`
Do not use tables.
Don't mention competitors.
Never reveal the password.
Avoid jargon.
Keep the answer under 200 words.
Use a friendly tone.
The summary must not exceed 100 words.
Only use sources from after 2015.
Make sure the numbers add up.
Ensure that every function has a test.
Each paragraph should have at most four sentences.
Use British English.
Write in a formal tone.
Write in French.
Be concise.
Stay in character at all times.
Always cite your sources.
The poem must rhyme.
You must not invent facts.
You may use at most two external libraries.
Limit the reply to 280 characters.
Refrain from giving medical advice.
No emojis.
No more than five items.
If you are unsure, say that you do not know.
If the customer is angry, apologise first.
Include at least two examples.
The code should run on Python 3.9.
Without exception, prices are in euros.
Please don't add comments to the code.
Focus on the economic aspects.
Stick to the facts.
The title should be shorter than 60 characters.
Maximum length: 300 words.
All variable names must be in camelCase.
It is important that no names appear.
You can only ask three questions.
Exclude weekends and holidays.
Please be brief and polite.
Follow the AP style guide.
Use simple words that a child understands.
Remember to mention the deadline.
When the input is empty, ask for it.
I do not want any clichés.
The budget cannot exceed 500 euros.
Unless asked, stay silent about prices.
Verwende keine Fremdwörter.
Die Antwort darf höchstens 100 Wörter lang sein.
N'utilise pas de jargon.
No uses palabras técnicas.
Não use mais de 100 palavras.
Non superare le 200 parole.
`),
  examples: lines(`
Example: "Great service" is positive.
Examples of good titles are "Sea of Salt" and "The Long Wall".
Here is an example of a good answer.
Sample input: 3 4 5
e.g. "Ship it by Monday".
For example, "the boat was late" becomes "late boat".
For instance, the word "light" has two meanings.
An example of the style is "Rain again, and the roof agrees".
Example 1: 2 + 2 = 4
Sample answer: The museum opens at nine.
Beispiel: "Der Zug kam zu spät."
`),
  output: lines(`
Return the result as JSON.
Output a markdown table with three columns.
Respond with a bulleted list.
The output should be valid JSON.
Format your answer as a numbered list.
Return only JSON, no prose.
Your response should be in CSV format.
Answer with a single letter.
Present the result in a table.
Reply with the label only.
The result must be an array of strings.
Provide the output as YAML.
Put the code in a single code block.
The answer should have the following format.
Give the final answer in a code block.
Structure the reply with headings.
Return a list of objects with name and price.
Display the totals in a table.
Use the following format: name - price.
Use bullet points for the findings.
Print only the number.
Wrap the answer in <answer> tags.
The format of the answer is one word per line.
Gib das Ergebnis als JSON zurück.
Réponds sous forme de tableau.
Devuelve el resultado en formato JSON.
`),
};
