/** Phrases for order, voice and layout of an answer, and for everyday subjects. */
export const LAYOUTS_AND_TOPICS = `
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
no explanation | without explanation | without explaining | don't explain | skip the explanation
no introduction | without an introduction | skip the introduction | no preamble | without preamble | no intro
no commentary | without comment | without commentary | no comments
no preamble | straight to the point | get straight to the answer | no intro
not more than | at most | no more than | up to | max
not less than | at least | no less than | no fewer than | min
not able to | unable to | cannot | can't
not aware of | unaware of
not many | few
not often | rarely | seldom
not allowed | forbidden | prohibited | banned | must not
not include | exclude | omit | leave out | leave off | skip
not accept | reject | refuse
not different | alike | same
not late | on time | punctual
not mention | omit | leave unmentioned | leave out
not notice | overlook
not pay attention to | ignore
not remember | forget
not stop | continue | go on
not use | avoid | do without | leave out | manage without | without
not all | only some
unpaid | not paid | outstanding | not yet paid
unfinished | not finished | incomplete | not complete
incomplete | not complete | partial
unread | not read | not yet read
unused | not used | not in use
unopened | not opened | still sealed
unsolicited | not requested | unrequested
unanswered | not answered | without an answer | without a reply
unsigned | not signed | without a signature
undated | without a date
untranslated | not translated | left in the original language
uncommon | not common | rare
unpublished | not published
unresolved | not resolved | still open
undecided | not decided
unverified | not verified | not confirmed | unconfirmed
nonexistent | does not exist | that do not exist | non-existent | not existing
inactive | not active
informal | not formal
indirect | not direct
invisible | not visible
inaccessible | not accessible
inconsistent | not consistent
act as an expert in | you are an expert in | as an expert in
address the reader | speak to the reader | talk to the reader
appeal to | attract | be attractive to | interest
belong together | go together
come across as | sound | seem | appear
get back to me | reply | respond | answer
get to the point | be direct | be brief
go into detail | elaborate | give details | in detail | detailed
go over | review | check
keep it short | be brief | briefly | short | concise
keep it simple | simple | simply
keep up with | follow
leave out | omit | skip | drop | exclude
leave blank | leave empty | don't fill in
let me know | tell me | inform me
look forward to hearing from you | await your reply | hope to hear from you
lose weight | slim down
meet the deadline | finish on time
miss the deadline | be late
play a role | matter
point me to | show me | refer me to
rank from best to worst | best first
serve as | be | act as
sound like | resemble | come across as | read like
sounds natural | natural | natural-sounding
stick to the facts | factual | only facts | be factual
take notes | note
take part in | attend | join
take place | happen | be
take the place of | replace
take turns | alternate
turn into | become | make into
work on | improve
work out | calculate | solve
wait for my answer | wait for my reply | wait for me | let me answer | wait until i answer | wait for my response
one question at a time | ask one question after the other | one question per message | questions one by one
right answer | correct answer | solution
answer key | solutions | correct answers | key
short answer | brief answer
final answer | result | final result
good and bad | positive and negative
dos and don'ts | what to do and what not to do | do's and don'ts
who what when where why | the five ws | 5 ws
age group | age range | age
family with children | family with kids
five-year-old | 5-year-old | five year old | a child of five | child aged five
years old | aged | year-old | age
native english speaker | english native speaker
english learner | learner of english | someone learning english
first name | given name | christian name | forename
last name | surname | family name
post code | zip code | postcode | zip | postal code
bank details | account details | bank account details
contact details | contact information | contact info | contact data
order number | order id
tracking number | tracking id | tracking code | shipment number
out of stock | sold out | unavailable | not available
under warranty | covered by warranty | still in warranty | within the warranty period
terms of use | terms of service | terms and conditions
call to action | cta
real-life example | example from real life | practical example | real-world example | example from practice
world war two | world war ii | second world war | ww2 | wwii
world war one | world war i | first world war | ww1 | wwi
climate change | global warming
healthy eating | healthy food | healthy diet
ways to save money | money-saving tips | how to save money
time management | managing time | managing your time
public speaking | speaking in public
time complexity | running time
time limit | limit of time | maximum time
null values | nulls | missing values | empty values
error handling | handling errors | handles errors
type hints | type annotations | types annotated
edge cases | special cases | corner cases | unusual inputs
inline comments | comments in the code | code comments
unit tests | tests
best practices | good practice | proven methods
user story | user stories
user-friendly | easy to use | usable | simple to use
hard to find | difficult to find | rare
within budget | not over budget | inside the budget
on a budget | cheap | affordable | cheaply
on foot | walking | by walking
by car | driving | by driving
by train | on the train | by rail
by plane | by air | flying
kid-friendly | child-friendly | suitable for children | suitable for kids | family-friendly
pet-friendly | pets allowed
all-inclusive | everything included
all ages | every age | any age | young and old
at no extra charge | included | without extra cost
`;
