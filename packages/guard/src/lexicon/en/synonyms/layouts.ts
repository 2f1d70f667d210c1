/** Phrases for order, voice, layout and conduct of an answer. */
export const LAYOUTS = `
one another | each other
one and the same | the same
once and for all | for good
more and more | increasingly
more specific | more concrete | more precise
more natural | natural-sounding | less stiff
more formal | in a formal tone | formal
easier to read | more readable | readable
easier to understand | more understandable | clearer
easy to remember | memorable | catchy
hard to understand | confusing | unclear | difficult to understand
ready to use | ready-made | usable as is | finished
ready to send | finished | that i can send
ready for publication | publishable | print-ready
copy and paste | copy-paste | copy
back and forth | to and fro
word count | number of words | how many words
character count | number of characters
line by line | each line | one line at a time
point by point | each point | one point at a time
side by side | next to each other | in parallel
item by item | each item | one item at a time
sentence by sentence | each sentence
by category | grouped by category | per category | for each category
by topic | grouped by topic | per topic | for each topic | thematically
by date | chronologically | in date order
by name | alphabetically by name
by priority | in order of priority | in order of importance | by importance | most important first
from a to z | alphabetically | a to z
from most to least important | by importance | in order of importance | most important first
starting with the most important | most important first
from highest to lowest | descending | in descending order | highest first | largest first | high to low
from largest to smallest | descending | largest first | biggest first | in descending order | by size descending
from lowest to highest | ascending | in ascending order | lowest first | low to high
from smallest to largest | ascending | smallest first | in ascending order
from newest to oldest | newest first | most recent first | latest first | reverse chronological | in reverse chronological order
from oldest to newest | oldest first | chronological | in chronological order | earliest first | chronologically
from cheapest to most expensive | cheapest first | by ascending price | by price ascending
from most expensive to cheapest | most expensive first | by descending price | by price descending
from beginning to end | completely | throughout
from scratch | anew | from zero | from the ground up
from the perspective of | as | from the viewpoint of | from the point of view of | as seen by
from my point of view | as me | in the first person
in the first person | from my point of view | first-person | first person | as i | in i-form
in the third person | third-person | third person
in the second person | second-person | second person | addressing the reader directly
in the present tense | present tense | in present tense
in the past tense | past tense | in past tense
in the active voice | active voice | actively | in active voice
in the passive voice | passive voice | passively | in passive voice
in one sentence | one sentence | a single sentence | single-sentence
in one word | one word | a single word | single-word
in one paragraph | one paragraph | a single paragraph
in full sentences | in complete sentences | full sentences | complete sentences
in key words | in keywords | in note form | as notes | telegraphic
in brackets | in parentheses | bracketed | between brackets | parenthesised
in quotation marks | in quotes | quoted | between quotation marks
in a table | as a table | tabular | tabulated | in tabular form
in a list | as a list | listed | in list form
in bullet points | as bullet points | bulleted | bullets | as bullets
in prose | as prose | as running text | as continuous text | in continuous text | running text
in a code block | as a code block | code block | fenced
in plain text | as plain text | plain text | unformatted | without formatting | no formatting
in json | as json | json | in json format | as a json object
in markdown | as markdown | markdown | in markdown format | using markdown
in csv | as csv | csv | in csv format
in html | as html | html | in html format
as a numbered list | numbered | numbered list | in numbered form
nothing else | only that | no other | just that
no explanation | without explanation | without explaining | skip the explanation
no introduction | without an introduction | skip the introduction | no preamble | without preamble | no intro
no commentary | without comment | without commentary | no comments
no preamble | straight to the point | get straight to the answer | no intro
one per line | on its own line | each on a new line | each on a separate line | on separate lines | each on its own line
separated by commas | comma-separated | comma separated | with commas between them | divided by commas
separated by semicolons | semicolon-separated
separated by tabs | tab-separated | tab separated
double quotes | double quotation marks
single quotes | single quotation marks
parsable | parseable | that parses | well-formed
with reasons | and why | with reasoning | giving reasons | say why | with the reason | stating the reason
say so | tell me | tell me so | let me know | point it out | flag it | say that
make an assumption | assume | make assumptions
make things up | invent | make up | make anything up | made-up | invented | made up | fabricate
outside knowledge | outside information | external knowledge | external information | outside sources | external sources
based only on | using only | only from | solely from | stick to | nothing beyond
when you are done | when finished | once finished | once you are done | after finishing | when done
before you start | before starting | before you begin | before beginning
every time | whenever | each time
in that order | in this order | in the order given | in the given order | in the order listed | in the listed order
in the original order | keep the order | in the same order | same order | original order | in unchanged order
vice versa | the other way round | the other way around | conversely
in both directions | both ways | and vice versa | in either direction
top | best
highest | greatest | largest | biggest
lowest | smallest
most expensive | dearest | priciest | highest-priced | highest price
cheapest | least expensive | lowest-priced | lowest price | most affordable
best-selling | top-selling | most sold | bestselling
majority | more than half | over half
double | twice as much | twice as many | two times
half as much | half as many | half the amount
year on year | year over year | yoy | compared with the previous year | against the previous year
first quarter | q1
second quarter | q2
third quarter | q3
fourth quarter | q4
lasting | that lasts | that takes | which takes
living in | based in | who lives in | resident in | from
works as | working as | by profession
my name is | i am called | i'm called | named
aged | years old | year-olds | between the ages of | of age
beginner-friendly | suitable for beginners | for beginners | for novices
read aloud | read out | read out loud
max length | maximum length | length limit | word limit
rename | change the name of | give a new name
repeat | say again | say twice
without repetition | no repetition | avoid repetition | no repeats | avoid repeating | without repeating
on a new line | new line | line break before
`;
