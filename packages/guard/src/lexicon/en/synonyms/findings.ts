/** Nouns: terms, layout, pictures, data, findings, claims. */
export const FINDINGS = `
jargon | technical terms | technical jargon | specialist terminology | technical language | specialist terms | specialist language | insider language
technical terms | terminology | technical vocabulary
terminology | terms | vocabulary
term | technical term
keyword | search term
keywords | search terms
keyphrase | key phrase
buzzword | fashionable word
buzzwords | empty phrases | fashionable words
cliché | hackneyed phrase | platitude
clichés | platitudes | hackneyed phrases | stock phrases
filler words | filler | fillers | padding
fluff | padding | filler | waffle
small talk | chit-chat | chat
swear words | profanity | bad language | curse words | foul language | swearing
abbreviations | acronyms
acronym | abbreviation | initials
initials | first letters
first letter | initial letter
word choice | wording | vocabulary
vocabulary | choice of words
wording | choice of words
sentence structure | syntax
tone | style | register
register | level of language
point of view | narrative perspective
typos | typing mistakes | slips
grammar | grammatical rules
brackets | parentheses
bold type | bold | bold print | boldface
italics | italic type
font | typeface
font size | type size | size of the letters
spacing | space between lines | line spacing
margin | edge
footer | page footer
illustration | picture
diagram | graphic
figure | illustration
infographic | information graphic
screenshot | screen shot | screen capture | picture of the screen
spreadsheet | excel file
dataset | set of data | data
database | data store
sources | evidence
source material | sources | source texts
primary source | original source
evidence | backing
insights | findings | learnings
takeaway | lesson | key point | main point
takeaways | lessons | conclusions
lesson learned | lesson | learning
proposals | ideas
ideas | thoughts
figures | statistics
statistics | stats
main points | central points | key messages
gist | essence
essence | core
counterargument | counter-argument | opposing argument | argument against
counterarguments | opposing arguments | arguments against
thesis | claim | main claim
thesis statement | main claim
claim | statement
claims | statements
hypothesis | assumption
assumptions | suppositions
assumption | supposition
topics | subject areas
subject area | field | topic
field | area | domain
aspect | point | side | facet
aspects | points | sides | facets
perspectives | views
metaphor | image | figure of speech
metaphors | images | figurative language
analogy | comparison | parallel
simile | comparison
punchline | punch line | final joke
joke | pun | jest
plot twist | surprising turn | twist
cliffhanger | open ending
setting | scene
backstory | history
hook | opening line | attention-grabber | catchy opening
transition | link
transitions | linking words | connecting words
contents | what is in it
input | given data
prompt | instruction | request
requests | wishes
instruction | directive | order
instructions | directives | orders
command | order
guidance | instructions
directions | route description | how to get there
explanation | account
description | account
definition | meaning
sample answer | model answer
template | model | boilerplate | form
boilerplate | standard text | stock text
placeholder | blank
placeholders | blanks | gaps
blank | gap | empty space
gaps | empty spaces
layout | design
element | item | part
elements | items | parts | components
item | object
items | objects
component | part | element
pun | play on words | wordplay | word play
`;
