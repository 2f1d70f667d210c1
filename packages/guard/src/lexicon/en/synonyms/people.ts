/** Nouns: family, jobs, customers, readers. */
export const PEOPLE = `
crew | staff
staff | team
owner | the person responsible | person in charge | who is responsible | responsible person
couple | pair | twosome
the pair of us | my partner and i
teenagers | young people
young people | youngsters | youth | young
kids | children | young children
toddler | small child | young child
baby | infant
child | boy or girl
children | boys and girls | little ones
pupils | students | learners
student | pupil | learner
students | class
classmates | fellow pupils | fellow students
undergraduate | university student | bachelor student
graduate | university graduate | degree holder
first graders | children in first grade
older adults | older people | seniors | the elderly
pensioner | retiree | retired person | senior citizen
spouse | husband or wife | marriage partner
parent | mother or father
loved ones | family and friends
friends and family | loved ones
friend | companion | chum
neighbours | people next door
citizen | national
citizens | inhabitants | residents
resident | inhabitant
inhabitants | people living there | population
local | resident | local person
locals | local people | residents
tourist | holidaymaker | visitor | traveller
traveller | person travelling
passenger | traveller | rider
customer | shopper
customers | clientele
consumer | customer | end customer
consumers | customers | buyers
retailer | shop | merchant
supplier | provider
provider | vendor
chef | cook
shop assistant | sales assistant | salesperson | sales clerk
salesperson | sales rep | sales representative | salesman
receptionist | front desk
secretary | office assistant | personal assistant
accountant | bookkeeper
tax adviser | tax consultant
adviser | consultant | counsellor
consultant | advisor
therapist | psychotherapist
coach | trainer | instructor
tutor | private teacher
professor | university teacher | lecturer
headteacher | head teacher | principal | headmaster
teachers | teaching staff | faculty
manager | head
managers | leaders
director | head | manager
project manager | project lead | project leader
executives | leadership
board | board of directors
founder | person who founded | creator
entrepreneur | businessperson | business owner | founder
businessman | businessperson | business man
shareholder | stockholder
stakeholders | those involved | interested parties | parties involved
decision-maker | person who decides
employer | company
employees | team members
employee | team member
worker | labourer | laborer
coworkers | fellow workers
new hire | new employee | new starter | new colleague | newcomer
new employees | new hires | new starters
trainee | apprentice
applicant | candidate | job applicant | person applying
applicants | candidates | people applying
candidate | contender
job seeker | jobseeker | person looking for a job
recruiter | hiring manager | hr person
interviewee | person interviewed
interviewer | person asking the questions
volunteer | helper
volunteers | unpaid helpers
winner | victor | champion
competitor | contestant
team | side | squad
team member | teammate
fan | supporter | follower | admirer
follower | subscriber
spectator | viewer | onlooker
spectators | audience | crowd
viewers | audience
listeners | audience
reader | person reading
readers | people who read it
audience | public | people who will read it | people reading it
target audience | whom it is for | who it is for | intended audience
layperson | ordinary person
general public | ordinary people | laypeople | population
general audience | general public | laypeople | non-specialists | lay audience
ordinary people | the man in the street | average people
expert | master
experts | people in the field
novices | first-timers
beginners | people starting out
newcomers | new people
enthusiast | fan | lover
hobbyist | amateur
copywriter | advertising writer | ad writer
editor | copy editor
proofreader | copy editor
journalists | press
speaker | person speaking | presenter
moderator | facilitator | host
guest | invitee
guests | invitees | people invited
hosts | organisers
organiser | host
participants | people taking part
participant | person taking part
attendees | people there
member | participant
members | participants
user | person using it | operator
users | people using it | people who use it
power user | advanced user
data scientist | data analyst
tester | qa engineer
sysadmin | system administrator | administrator
photographer | person taking the photos
gp | family doctor | general practitioner
doctors | medics
vet | veterinarian | animal doctor | veterinary surgeon
patient | sick person
carer | caregiver | caretaker
physiotherapist | physical therapist | physio
lawyer | legal adviser | counsel | barrister
lawyers | attorneys
police officer | policeman | policewoman | cop
police | police officers
authorities | officials
official | public servant | civil servant
civil servant | public employee
travel agent | travel agency
tour guide | guide
landlord | lessor | letting party
homeowner | house owner | owner of the house
owner | holder
roommate | person sharing the flat
people | individuals | human beings
character | figure | person
protagonist | main figure | hero
narrator | voice telling the story
sender | author | person who sent it
recipient | person it is addressed to | reader
contact person | contact | point of contact
representative | spokesperson
spokesperson | spokesman | spokeswoman
successor | person who comes next
role model | example
mentee | person being mentored
peers | equals
non-native speakers | foreign speakers
language learner | person learning a language | language student
language learners | people learning a language | language students
first-timer | beginner
persona | character | role
chatbot | ai assistant
chatbot | bot | virtual assistant
generation | age group
family | household
household | home
teenagers | adolescents
immigrant | migrant
craftsman | artisan
janitor | caretaker
hairdresser | barber | stylist
opponent | adversary | rival
pharmacist | chemist
criminal | offender | crook
witness | eyewitness
mentor | adviser
bystander | onlooker | passer-by
grandparents | grandma and grandpa | grandmother and grandfather
babysitter | child minder | childminder | nanny
flight attendant | steward | stewardess | cabin crew
villain | baddie | antagonist | bad guy
hero | main character
`;
