/** Nouns: lessons and exams, law and contracts, illness and treatment. */
export const SCHOOL_LAW_AND_HEALTH = `
primary school | elementary school | grade school
secondary school | high school
lesson | teaching unit | session
lecture | talk
grade | class | year | school year
fourth grade | fourth form
school year | academic year
term | semester
school subject | subject
curriculum | syllabus
syllabus | course plan
learning objective | learning outcome
learning objectives | learning outcomes
prior knowledge | previous knowledge | background knowledge | what they already know
homework | home work
assignment | piece of work
exercise | task | problem
exercises | tasks | problems | practice
exam preparation | revision for the exam
multiple-choice questions | mcqs
open question | open-ended question
open questions | open-ended questions
word problem | story problem
word problems | story problems
worked example | example with solution | step-by-step example
sample solution | model solution
marking scheme | rubric | grading criteria
rubric | assessment grid | grading scheme
score | number of points
report card | school report | certificate
degree | university degree
bachelor's degree | bachelor | bachelor's
master's degree | master | master's
tutoring | private lessons | coaching
learning | studying
revision | review
studies | degree course | course of study
study time | learning time
notebook | exercise book
textbook | course book | coursebook | schoolbook
worksheet | task sheet
flashcard | index card
index cards | flashcards
teaching materials | learning materials | lesson materials
icebreaker | ice-breaker | warm-up activity | opening game
warm-up | warmup
activity | exercise
activities | exercises
pair work | partner work
comprehension questions | questions on the text | questions about the text
reading level | reading age
language level | level
new words | unfamiliar words | unknown words
calculation steps | working | workings
intermediate steps | steps in between | interim steps
intermediate results | interim results
show your work | show the steps
research method | methodology
literature review | overview of the literature
findings | results of the study
sample size | number of participants
peer review | review by experts
peer-reviewed | reviewed by experts
citation style | referencing style
footnote | annotation
abstract | synopsis
scientific evidence | evidence from research
state of research | state of the art
field of study | discipline | subject
discipline | field
everyday language | ordinary language | plain language | plain words | simple language
everyday words | simple words | ordinary words | plain words
colloquial language | slang | everyday speech
slang | colloquialisms
learning style | way of learning
attention span | ability to concentrate | concentration span
concentration | focus
law | statute
laws | statutes
regulation | provision
compliance | observance
verdict | ruling | judgment
ruling | decision of the court
offence | violation
violation | breach | infringement
breach of contract | violation of the contract
appeal | objection
objection | protest | opposition
objections | concerns | reservations
concerns | misgivings
liability | legal responsibility
contract term | contract period | duration of the contract
rental agreement | lease | tenancy agreement | lease agreement
lease | rental contract
employment contract | job contract
sales contract | purchase contract
non-disclosure agreement | nda | confidentiality agreement
power of attorney | authorisation | authorization
legal advice | advice from a lawyer | legal consultation
legal terms | legal language
legalese | legal jargon | legal language
notice | notification
notice of termination | termination letter | letter of termination
approval | go-ahead | green light
dispute | disagreement | quarrel
disagreement | difference of opinion
compensation | damages
disease | condition
illness | ailment | medical condition
medical condition | disease
symptoms | signs of illness | complaints | signs
diagnosis | finding
treatment | therapy | cure
treatments | therapies
remedy | cure
home remedy | household remedy
medicine | remedy
prescription | doctor's prescription
dose | dosage | amount
painkiller | pain reliever | pain medication
vaccination | inoculation | jab
cold | common cold | head cold
flu | influenza
stomach ache | stomachache | tummy ache
back pain | backache | bad back | sore back
intolerance | sensitivity
high blood pressure | hypertension
insomnia | sleeplessness | trouble sleeping | difficulty sleeping | sleep problems
burnout | burn-out
anxiety | fear | worry
mental health | psychological health
mental illness | psychological illness | mental disorder
disability | impairment | handicap
doctor's appointment | medical appointment
check-up | medical examination
surgery | operation
operation | surgical procedure
emergency room | a&e | casualty | er | emergency department
pharmacy | chemist's | drugstore
health insurance | medical insurance
medical advice | advice from a doctor | doctor's advice
medical history | health record | patient history
nutrition | diet | eating
diet | way of eating | eating plan
dietary requirements | dietary needs | diet restrictions | dietary restrictions
weight loss | losing weight | slimming | slimming down
weight gain | putting on weight
heart rate | pulse
immune system | body's defences | defences
skin care | skincare
hygiene | cleanliness
wellbeing | welfare
stress relief | stress reduction | reducing stress
recovery | getting better | healing
doctor's office | doctor's surgery | medical practice
scholarship | grant | bursary
testimony | statement
vaccine | jab | shot
kindergarten | nursery school | preschool | nursery
phd | doctorate | doctoral degree
field trip | excursion | school trip | outing
lawsuit | legal action | court case | court action
blood sugar | blood glucose
nausea | feeling sick
`;
