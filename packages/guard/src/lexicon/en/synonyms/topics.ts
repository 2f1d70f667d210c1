/** Set phrases of everyday subjects: support, code, school, travel, home. */
export const TOPICS = `
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
regular expression | regex | regexp
operating system | os
spreadsheet | excel sheet | excel spreadsheet | excel table
bar chart | bar graph
pie chart | pie graph
line chart | line graph
sql query | sql statement
column names | column headers | header row | column headings
docstring | doc string | doc comment
raise | throw
stack trace | stacktrace | traceback | backtrace
log file | logs
roll back | revert | undo
changelog | change log
breaking change | incompatible change
deprecated | obsolete
hard-coded | hardcoded
bug report | error report
steps to reproduce | how to reproduce | reproduction steps | repro steps
expected behaviour | what should happen | expected behavior
actual behaviour | what happens instead | actual behavior
workaround | temporary fix | interim solution
known issue | known problem | known bug
escalate | pass to a human | hand over to a human | transfer to an agent | forward to a colleague | escalation
support agent | agent | representative | rep | support representative
ticket number | case number | reference number
non-binding | without obligation | no obligation
notice period | period of notice
out of office | absence note | ooo | out-of-office
slogan | tagline | strapline
product description | product text
unique selling point | usp | unique selling proposition
job title | position
lesson plan | lesson outline | teaching plan
worksheet | exercise sheet | work sheet
gap-fill | fill-in-the-blank | cloze | gap fill | fill in the gaps | fill in the blanks | fill-in-the-blanks
true or false | true/false
flashcards | flash cards
study plan | learning plan | revision plan
mnemonic | memory aid | memory hook
rhyme | rhyming | rhymed | that rhymes | in rhyme
main character | protagonist
plot | storyline | story line
happy ending | ends well | good ending
tax return | tax declaration
gym | fitness studio | fitness centre | fitness center
push-ups | press-ups | pushups
low-impact | easy on the joints | joint-friendly
bodyweight | without equipment | no equipment | equipment-free
calorie | calories | kcal
protein-rich | high-protein | high in protein
low-carb | low in carbs | low carb
low-fat | low in fat
nut-free | without nuts | no nuts
serves | servings | portions
ready in | takes | done in
preparation time | prep time
one-pot | in one pot | single pot
round trip | return trip | there and back
within walking distance | walkable | reachable on foot
wheelchair accessible | wheelchair-accessible | barrier-free | step-free
when it rains | in rain | rainy days | in rainy weather | if it rains | rainy-day
can spend | budget | have to spend
sightseeing | seeing the sights | visiting the sights
things to do | activities | what to do
must-see | highlight | not to be missed
packing list | list of things to pack | what to pack
daily routine | everyday routine | day-to-day routine
everyday life | daily life | day-to-day life
household chores | housework | chores
grocery shopping | food shopping
moving house | move | relocation | moving
broke down | stopped working | no longer works | has stopped working | doesn't work any more | doesn't work anymore
`;
