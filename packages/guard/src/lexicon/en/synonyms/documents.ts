/** Nouns: letters, reports, papers, media and their parts. */
export const DOCUMENTS = `
leaflet | pamphlet | flyer | brochure | handout
brochure | booklet | prospectus
flyer | handbill
handout | worksheet | information sheet
information sheet | factsheet | leaflet
sign | notice
novel | work of fiction
short story | tale
poem | verses
verse | stanza
script | screenplay | play script
play | drama | stage play
dialogue | conversation | exchange
conversation | chat
conversation | chat history
interview | talk
diary | journal
diary entry | journal entry
letter of complaint | written complaint
letter of resignation | notice of resignation
letter to the editor | reader's letter
greeting card | card
invitation card | invite
farewell email | goodbye email | leaving email
auto-reply | automatic reply | out-of-office message | autoreply
email thread | email chain | email conversation
subject line | heading of the email
thread | conversation
memo | internal note
note | memo
notes | jottings | minutes
transcript | written record
minutes | record of the meeting | meeting minutes
agenda | programme
report | account
progress report | status report | status update
status report | progress update
case study | case report | example case
paper | article | study
research paper | scientific paper | academic paper | scientific article | academic article
academic paper | scholarly article
study | investigation
dissertation | thesis | doctoral thesis
abstract | short summary
executive summary | management summary
summary | overview | short version | abstract | résumé
recap | review
outline | structure | plan | skeleton
draft | first version | rough copy
first draft | first version
final version | finished version | final draft
original | source text
original text | source text | original version | given text
source text | input text
excerpt | extract | passage | snippet
quotation | citation
citation | reference | source reference
citations | references | sources
quote | saying
saying | proverb | adage
idiom | idiomatic expression | figure of speech
slogan | catchphrase | motto
caption | picture caption | legend
passage | section
slide | page of the presentation
slide deck | powerpoint | slideshow
powerpoint presentation | slide deck
appendix | annex | attachment
glossary | list of terms | word list | list of definitions
table of contents | overview of contents
bibliography | works cited
footnotes | notes
annotation | note | comment
annotations | notes
comment | observation
comments | remarks | notes
feedback | response
critique | critical review
review | critique
testimonial | customer review | customer quote
reviews | ratings | testimonials
questionnaire | list of questions
faq section | questions and answers
possible answers | answer options | options | choices | answer choices
wrong answers | distractors | incorrect options
correct answer | right option | correct option
quiz | short test
puzzle | riddle
caption | text for the post
social media | social networks | social platforms
hashtags | tags
profile | bio
bio | biography | short biography | about me
biography | life story
autobiography | memoir | memoirs
landing page | home page | start page
homepage | start page | main page
web copy | website text | text for the website
ad | commercial
ads | adverts | advertisements
commercial | advert | tv spot
sales pitch | pitch | sales talk
elevator pitch | short pitch
pitch | short presentation
proposal | offer
specification | requirements document
agreement | understanding
clause | provision
terms | conditions
policy | rules
policies | rules | guidelines
guidelines | instructions
privacy policy | data protection notice
disclaimer | legal notice
certificate | diploma
licence | permit
application | job application
cv | curriculum
cvs | résumés | resumes | curricula vitae
portfolio | work samples | collection of work
invoice | bill
receipt | sales slip
budget plan | budget
marketing plan | marketing strategy
timeline | schedule | sequence of events
calendar | diary
roadmap | plan
checklist | list of things to check
ingredients | what goes in it
shopping list | list of things to buy | what to buy
reading list | list of books
bullet list | unordered list
numbered list | ordered list | list with numbers
instruction manual | operating manual | instruction book | instructions for use
instructions for use | directions for use | operating instructions
package insert | patient leaflet | patient information leaflet
label | sticker
user manual | owner's manual
help article | knowledge base article
release notes | list of changes | changelog
readme | readme file
news article | news story | news report | newspaper article | press article
newsletter | circular | email bulletin
headline news | top stories
opinion piece | op-ed | commentary
editorial | leading article
essay | paper
argumentative essay | persuasive essay
essay question | essay topic
podcast | audio show
episode | instalment | installment | part
video script | text for a video
voice-over | voiceover | narration
subtitles | captions
poster | placard
riddle | brain-teaser
magazine | journal | periodical
lyrics | song text | words of the song
bank statement | account statement
`;
