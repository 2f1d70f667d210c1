/** Nouns: companies, money, jobs, plans, problems, accounts. */
export const BUSINESS = `
shop | outlet
startup | new company
corporation | large company
employer | firm
industry | sector | line of business | branch of industry | trade
trade | commerce
market research | market analysis
customer base | customers
customer loyalty | customer retention
target group | target market
buyer persona | customer profile
sales team | sales department | sales staff
profit | earnings | gain
profit margin | margin
loss | deficit
expenses | spending | outgoings
cost estimate | quote | cost calculation
price tag | price
price increase | price hike | higher prices
discount | money-off
special offer | deal | bargain | promotion | special deal
voucher | gift voucher | gift certificate
free trial | trial period | trial
free sample | sample
money-back guarantee | refund guarantee
warranty | guarantee period
purchase | order
purchase price | price paid
order status | where the order is
order history | past orders
delivery date | day of delivery
delivery costs | shipping fee | postage
shipment | consignment
parcel | packet
package | packet
return label | return slip
return policy | conditions of return | rules for returns
defect | flaw
stock level | amount in stock
payment terms | conditions of payment
payment reminder | dunning letter
instalment | part payment | partial payment
instalments | part payments
down payment | advance payment | prepayment
overdue invoice | unpaid invoice
due date | deadline | payment date
loan | credit
savings | money saved | money put aside
investment | capital spending
funding | financing | finance
grant | subsidy
budget | amount available | money available | spending limit
salary | income
pay rise | raise | higher salary
bonus | extra payment
benefits | perks | fringe benefits
tax return | tax form
donation | gift | contribution
customer service | client service
services | offerings
offering | product
offerings | products and services
product range | product line
product launch | market launch
selling point | advantage
value proposition | customer benefit
advertising campaign | campaign
marketing campaign | campaign
launch | introduction
rollout | roll-out | introduction
exhibition | fair
conference | congress | convention
workshop | training session | seminar
seminar | course
webinar | online seminar
training | schooling
onboarding | induction | settling-in
orientation | introduction
kick-off meeting | kickoff | kick-off | first meeting
one-on-one | 1:1
video conference | video call | video meeting | online call
phone call | telephone conversation
call | conversation
appointment | date
time slot | window
deal | contract
partnership | collaboration | cooperation
collaboration | teamwork | working together
teamwork | cooperation
acquisition | purchase
strategy | plan | approach
strategic | long-range
tactics | strategy
plan of action | plan
action plan | list of measures
action items | tasks | to-dos | next steps
action item | task | to-do
next steps | further steps | what happens next | further procedure
steps | measures | actions
measure | action | step
initiative | project
project | undertaking | venture
task | chore
tasks | chores
responsibilities | tasks
responsibility | accountability
job | occupation | profession
profession | trade
career | working life | professional life
career change | new career
career change | career switch
promotion | advancement
vacancy | opening | open position | vacant position | job opening
job search | job hunt | job hunting | looking for a job
notice | termination
work experience | professional experience
qualifications | credentials | certificates
skills | competencies | capabilities
weaknesses | shortcomings
soft skills | people skills | social skills | interpersonal skills
shift plan | rota | roster | duty roster
overtime | extra hours | additional hours
lunch break | midday break
day off | free day
days off | free days
annual leave | holiday | vacation | paid leave
sick leave | absence due to illness
remote work | telework | teleworking | home working
workload | amount of work
workplace | place of work
work-life balance | balance between work and private life
working environment | working conditions
performance review | appraisal | staff appraisal | annual review
performance | results | achievement
productivity | output
goal | ambition
milestone | key date | stage
deadline | date due | latest date | final date
deadlines | due dates
submission deadline | closing date
kpi | performance indicator | key figure
metric | measure | key figure | indicator
metrics | key figures | measures | indicators
benchmark | yardstick | standard | reference value
forecast | projection | outlook
outlook | prospects
trend | direction
decline | downturn
proportion | percentage
ratio | proportion
average | mean value
total | overall sum
range | selection | variety
variety | diversity
shortlist | short list | final selection
decision | choice
decisions | choices
preference | liking
preferences | likes and dislikes | tastes | wishes
needs | requirements
requirements | criteria
criteria | standards
challenges | problems
ways | possibilities
way | path
procedure | course of action
process | course of events
workflow | process | sequence of work
sequence | succession
phase | period
cycle | loop
pattern | model
patterns | regularities
structure | construction | set-up
framework | structure | scaffold
system | set-up
factors | influences
factor | element
root cause | underlying cause | real cause | actual cause
consequences | implications
impact | consequences
implications | meaning
side effects | unwanted effects
outcome | end
success | achievement
successes | achievements | accomplishments
failures | defeats
benefits | positives | plus points
advantages | strengths | positives
disadvantages | negatives
risk assessment | risk analysis
precaution | safety measure
precautions | safety measures | preventive measures | precautionary measures
quality | grade
quality control | quality assurance | quality check
value for money | price-performance ratio | cost-benefit ratio
swot analysis | swot
analysis | study
assessment | appraisal
judgement | verdict
verdict | final judgement
experiment | trial | test
survey | opinion poll
poll | vote
vote | ballot
feedback | reaction
reaction | response
reactions | responses
response time | reaction time
inquiry | question
inquiries | questions
support ticket | help request
tickets | requests | cases
incident | occurrence | event
incidents | events | occurrences
emergency | urgent case
outage | downtime | failure | breakdown
malfunction | fault | failure
troubleshooting | finding the fault | fault finding | problem solving
workaround | detour
customer account | account
customer number | customer id
reference number | ref
username | user id
access data | login details | login data | credentials
credentials | user name and password
sensitive data | confidential data | confidential information
contact details | address and phone number | how to reach
address | postal address | street address
phone number | telephone
subscription | membership
cancellation | termination
cancellation policy | cancellation terms | conditions of cancellation
renewal | extension
sign-up | registration
logo | company logo
shortage | scarcity
surplus | excess
takeover | acquisition
incentive | motivation | inducement
mortgage | home loan
stock market | stock exchange
trade fair | trade show | exhibition
layoffs | redundancies | job cuts
sick note | doctor's note | medical certificate
`;
