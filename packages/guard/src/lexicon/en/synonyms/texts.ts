/** Nouns: documents, their parts, and what is said in them. */
export const TEXTS = `
text | passage | piece of writing | piece of text | copy
text | wording
article | piece | text
letter | character
email | e-mail | mail | electronic mail | e-mail message | email message
message | note | msg
text message | sms | text
newsletter | mailing | email newsletter
report | write-up
document | doc | file | paper
attachment | attached file | attached document | enclosed file | enclosure
attached | enclosed | in the attachment | appended
form | questionnaire
survey | questionnaire | poll
cv | curriculum vitae | résumé | resume
cover letter | covering letter | application letter | letter of application | motivation letter
reference | letter of recommendation | reference letter
contract | agreement
receipt | proof of purchase
quote | quotation | estimate | offer
order | purchase order
minutes | meeting notes | notes of the meeting | notes from the meeting | protocol of the meeting
agenda | schedule of topics | list of topics | running order
notice | announcement
press release | media release | news release
blog post | blog article | blog entry | post on the blog | article for the blog
post | social media post
tweet | post on twitter
speech | talk | address
presentation | talk | slide deck | slides | deck
story | tale | narrative
fairy tale | fairytale
bedtime story | good-night story
joke | gag | funny line
recipe | cooking instructions
instructions | directions | guide | steps
guide | manual | handbook | how-to
manual | user guide | user manual | handbook | operating instructions
tutorial | walkthrough | how-to | step-by-step guide
documentation | docs | documents
faq | frequently asked questions | common questions
checklist | list to tick off | check list | tick list
to-do list | todo list | task list | list of tasks | to-dos | todos | list of things to do
list | listing
bullet point | bullet | list item | bulleted item
item | entry | list item
entry | record | item
row | line
column | field
heading | title | headline | header
subheading | subtitle | subhead | sub-heading
subject line | subject | email subject
introduction | intro | opening | lead-in | beginning | preamble
opening | beginning | start | first part
preface | foreword
conclusion | closing | ending | end | final part
ending | end | close
body | main part | main text
part | section | portion | piece
opening line | first line | first sentence
word | term | expression
phrase | expression | wording
synonym | word with the same meaning | word of the same meaning
antonym | opposite | word with the opposite meaning
footnote | note at the bottom
source | reference
references | bibliography | list of sources | reference list | list of references | sources
link | url | hyperlink | web address
website | site | web page | webpage | web site | homepage
greeting | salutation | form of address
sign-off | closing | complimentary close | closing line | closing formula
signature | name at the bottom | sign-off
summary | synopsis | digest
key points | main points | most important points | key takeaways | takeaways | main takeaways | essentials | gist | main ideas | core points | highlights | main things | crux
main idea | key message | core message | main message | central idea | gist
argument | point | reason
pros and cons | advantages and disadvantages | benefits and drawbacks | upsides and downsides | strengths and weaknesses | for and against | arguments for and against | pluses and minuses | plus and minus points
advantage | benefit | pro | upside | plus | merit
disadvantage | drawback | con | downside | shortcoming
strength | strong point | strong suit
weakness | weak point | weak spot
reason | cause | grounds | motive
cause | origin | source | trigger
consequence | result | effect | outcome | upshot
result | outcome | finding
effect | impact | influence
goal | aim | objective | target | purpose
purpose | aim | point | intention
idea | thought | concept | suggestion
concept | idea | notion
opinion | view | viewpoint | point of view | position | stance
opinion | take | thoughts
perspective | point of view | viewpoint | angle | standpoint
topic | subject | theme | subject matter
issue | problem | difficulty | trouble
problem | issue | fault
answer | solution
solution | fix | remedy | resolution
way | method | approach | manner
method | technique | procedure | process
step | stage | phase
example | instance | sample | illustration | case
sample | specimen | example
case | situation | scenario
situation | circumstances | state of affairs | position
context | background | setting | surrounding
background | background information | backstory
detail | particulars | specifics | fine points
information | info | details | facts | data
data | figures | numbers
fact | piece of information
evidence | proof | support
tip | hint | piece of advice | pointer | advice | suggestion
hint | clue
advice | tips | guidance | recommendation | counsel
trick | hack
rule | guideline | regulation
requirement | condition | demand | criterion | specification
condition | prerequisite | requirement | precondition
criterion | requirement | standard | yardstick
constraint | restriction | limitation | limit
option | choice | alternative | possibility
alternative | option | substitute | other option
variant | version | variation
version | variant | edition
mistake | error | slip | fault
error | mistake | inaccuracy
typo | spelling mistake | misspelling | spelling error | typing error | typographical error | misprint
bug | defect | error | fault
error message | error | error text
grammar mistake | grammatical error | grammar error | grammatical mistake
spelling | orthography
spelling and grammar | grammar and spelling | language mistakes | linguistic errors
gap | hole
difference | distinction
similarity | common ground | commonality | what they have in common
feature | characteristic | property | trait | attribute | function
characteristic | trait | property | quality
kind | type | sort
type | category | class
category | class | group
group | set | cluster
set | collection | group
amount | quantity | sum
amount | sum | figure
number | figure | digit
number | nr | №
number | count | quantity
total | sum | grand total | overall total | total amount
share | part | portion | proportion
majority | greater part
length | extent
limit | cap | ceiling | upper bound | maximum
range | span
structure | layout | arrangement | build
format | layout
order | sequence
beginning | start | outset
end | finish | conclusion
top | upper part
bottom | foot | lower part
middle | centre | center
rest | remainder | everything else | what remains
series | sequence | string
half | 50 percent | 50 % | fifty percent
one quarter | a quarter | 25 percent | one fourth | a fourth
colour | color | hue
shape | form
symbol | sign | icon
emoji | emoticon | smiley | emojis
exclamation mark | exclamation point
full stop | period | dot
parentheses | round brackets
curly braces | curly brackets | braces
quotation marks | quote marks | inverted commas | quotes | speech marks
em dash | long dash | em-dash
asterisk | star
slash | forward slash
apostrophe | single quote
line break | newline | new line | line feed
blank line | empty line
placeholder | dummy | gap to fill | wildcard
template | pattern | sample | blueprint
markup | tags
`;
