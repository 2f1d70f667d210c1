import type { SectionName } from './sections.ts';

const lines = (text: string): string[] => text.split('\n').filter((line) => line.trim() !== '');

/** Sentences labelled before the rules had seen them: what was measured on them first is in the test. */
export const UNSEEN_SENTENCES: Record<SectionName, string[]> = {
  role: lines(`
You are an award-winning copywriter.
You're my personal fitness trainer.
Act like a grumpy taxi driver from Glasgow.
I want you to play the part of a wedding planner.
Assume the persona of a medieval monk.
You are Ada, a virtual assistant for a dental clinic.
Imagine you're the head of a small library.
As an expert in Roman history, you answer questions of visitors.
You are a bilingual court interpreter.
Step into the role of a hotel concierge.
You specialise in contract law.
You are the captain of a cargo ship.
Act as my Spanish conversation partner.
You're an editor at a science magazine.
Pretend you are my landlord.
I want you to act as a debate coach.
You are a meticulous fact checker with a background in law.
Answer as if you were a pirate.
`),
  task: lines(`
Draft a resignation letter that stays friendly.
Figure out why the test suite hangs.
Come up with three riddles about the moon.
Please write me a toast for my sister's wedding.
Turn these notes into a press release.
Walk me through setting up a mail server.
Could you take a look at my resume?
I'd like you to grade the essay below.
Which of the two laptops is better for video editing?
Sketch a study plan for the next six weeks.
Paraphrase the quotation.
Your job is to match applicants with vacancies.
Tell me how to remove red wine from a carpet.
Name four rivers in Poland.
Show how the algorithm works on a small graph.
Evaluate the argument and point out its weakest step.
I need help with my physics homework.
Do a SWOT analysis of a small brewery.
Prepare a quiz on the French Revolution.
Before each session, create a warm-up exercise.
Develop a pricing strategy for an online course.
Add docstrings to all public functions.
Research the history of the zip fastener.
What would happen if the moon disappeared?
Rank the candidates by experience.
Given two integers, return their greatest common divisor.
Solve the equation and show each step.
Provide three arguments for shorter school days.
Give an overview of the main causes of the war.
Answer the questions below.
Compose a birthday song for my grandmother.
Why is the sky blue?
Find three synonyms for "happy".
I need you to merge these two spreadsheets.
Critique the following business idea.
Help me choose a name for my puppy.
Optimize this query.
How can I keep basil alive in winter?
Teach me the basics of chess openings.
Explain the joke to me.
Estimate how many piano tuners work in Chicago.
Can you recommend a good documentary about whales?
Simulate a dialogue between Plato and a modern engineer.
Write three versions of the headline.
Identify the logical fallacy in the argument.
From the list, pick the two cheapest options.
Plan a surprise party for 20 guests.
I would like a short biography of Marie Curie.
Please continue the story.
Implement a binary search in Kotlin.
`),
  context: lines(`
The hotel has 45 rooms and a spa.
I recently moved from Ghana to Norway.
Our fiscal year ends in June.
My son is allergic to eggs.
The script fails with a timeout after 30 seconds.
Users upload photos from their phones.
I work as a nurse in a children's hospital.
The product is a solar-powered backpack.
The letter was written by my landlord in 2019.
A customer ordered two lamps and received one.
The following data was collected in May.
Mathilda owns a farm with sheep and goats.
We tried a discount, but sales did not rise.
The class has 24 pupils between 9 and 10 years.
They plan to open a second shop next spring.
My budget for the kitchen is 8,000 euros.
Below is the transcript of the call.
The variable holds the number of open tickets.
Our competitors offer free shipping.
I don't know anything about gardening.
The play is set in a village in Ireland.
This is what I have so far.
The server logs show an error at midnight.
Half of the participants were women.
The school is located near a busy road.
I've attached two pictures of the garden.
She has been vegan since 2010.
Our team consists of four developers and a designer.
The error appears only on Windows.
My neighbour plays the drums every night.
The event is on 12 June in Vienna.
There is a small pond behind the house.
I studied economics but work in marketing.
The price includes breakfast.
Customers can return items within two weeks.
The dataset covers the years 2000 to 2020.
A train leaves Hamburg at 8 a.m.
`),
  constraints: lines(`
Don't use the word "delve".
Keep sentences short.
Write no more than two paragraphs.
The tone should be warm but professional.
Under no circumstances share customer data.
You must cite at least three sources.
Responses should be in Portuguese.
Skip the introduction.
Make it funny but not offensive.
Only suggest dishes without meat.
Every claim needs a source.
The function must run in linear time.
Use metric units.
Ignore anything written before 1990.
Aim for about 800 words.
The story should end happily.
If the question is unclear, ask for details.
Never mention that you are an AI.
Please keep the language simple.
Prices must be rounded to two decimals.
Stay within a budget of $500.
Avoid repeating yourself.
No introduction, no conclusion.
The name must not contain digits.
It is essential that the plan fits into one week.
Respect the original order of the chapters.
Your tone is calm and encouraging.
Be specific.
Do so in fewer than 50 words.
Write for readers without a technical background.
Do not exceed 280 characters.
Never use exclamation marks.
Please avoid technical terms.
The recipe must not contain nuts.
Use at most three colours.
Only mention facts from the report.
Keep the tone light.
All dates should be in ISO format.
Be honest about what you do not know.
If a field is missing, leave it blank.
Include a call to action.
The text should be suitable for beginners.
Make sure to mention the discount.
Write in the first person.
Don't forget the sources.
Limit yourself to two options.
Respond in Italian.
The whole plan has to fit on one page.
`),
  examples: lines(`
Example of a bad answer: "It depends."
For example: red, green, blue.
Here are two examples of the style I like.
Example output: 42
For instance, "bank" can mean a river bank.
Example: 5 -> five
For example, "colour" becomes "color".
Here is a sample answer.
`),
  output: lines(`
Return a JSON object with the keys title and summary.
Give your answer as a table.
List the results as bullet points.
Output only the translated text.
Reply in JSON.
Your output must be a CSV file with a header.
Respond using the template below.
The final answer should be a single integer.
Present your findings as a numbered list.
Answer with yes or no.
Write the result as LaTeX.
Provide your response in YAML.
Show the comparison in a table with two columns.
Format the code as a markdown code block.
End the answer with a line that starts with "Total:".
The response should consist of three sections.
Return an HTML table.
Respond with JSON only.
Output one word per line.
The answer must be a single letter.
Format the reply as an e-mail.
Give the result as a bulleted list.
Your answer should have two sections.
Put the final answer in a code block.
`),
};
