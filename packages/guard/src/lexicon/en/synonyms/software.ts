/** Nouns: programs, networks, devices, data. */
export const SOFTWARE = `
app | software
software | application
tool | utility | instrument
tools | utilities | instruments | aids
function | routine | procedure
dependency | external library
dependencies | third-party libraries | external libraries | third-party packages | external packages
standard library | built-in modules | built-in library
third-party | external
codebase | source code
source code | program text
snippet | fragment | piece
code sample | code example | example code
pseudocode | pseudo code | pseudo-code
algorithm | procedure | method
implementation | realisation
nested loops | loops inside loops
conditional | if-statement | branch
statement | command | instruction
identifiers | names
meaningful names | descriptive names | speaking names | self-explanatory names
descriptive | meaningful | telling
argument | input parameter | input
arguments | inputs
return value | result | what it returns
data type | type
data types | types
data structure | structure
data structures | structures
float | decimal number | decimal
decimal places | decimals | decimal digits
object | instance
key | property name
keys | property names
database query | query | sql query
select statement | select query
primary key | unique key
schema | database structure
request | call
api call | api request | request to the api
response | answer from the server
payload | body
status code | http status
frontend | user interface
backend | server side
full-stack | front and back end
user interface | gui | screens
interface | gui
dashboard | overview page
screen | display | monitor
text field | input field | text box
input field | input box
dropdown | drop-down | drop-down menu | dropdown menu | selection list
checkbox | check box | tick box
menu | navigation
pop-up | popup | dialog box | dialog
notification | alert | message
notifications | alerts | messages
command line | command prompt
cli | command-line tool | command line interface | command-line interface
flag | option | switch
configuration | set-up
setup | installation | configuration
installation guide | setup guide | setup instructions
bug | mistake in the code | glitch
bugs | mistakes
glitch | fault
invalid input | wrong input | bad input | incorrect input
edge case | boundary case
edge cases | boundary cases | boundary values
test cases | test scenarios
test coverage | coverage
test data | sample data | dummy data | mock data
comment | explanation in the code
comments | explanations in the code
inline comments | comments in line
branch | line of development
version control | source control
deployment | rollout
speed | pace | velocity
memory usage | memory consumption | memory footprint
bottleneck | weak point
time complexity | runtime complexity | big o | big-o | asymptotic running time
optimisation | tuning
security vulnerability | vulnerability | security gap
vulnerabilities | security issues
security | protection
data breach | data leak
access rights | permissions | user rights
login | authentication
backup | back-up
update | new version
updates | new versions | news
feature | capability | functionality
features | capabilities | functionality
new feature | new functionality
feature request | wish for a feature
acceptance criteria | conditions of acceptance
backlog | task list
ticket | issue
prototype | mock-up | mockup
mockup | draft design
responsive | adapts to the screen
mobile-friendly | optimised for mobile
mobile device | handheld device
device | gadget | appliance | machine
devices | gadgets | appliances
mobile | cell
wi-fi | wireless | wireless network
internet | web | net
internet connection | online access | internet access | connection
search results | hits | results
website | internet page | internet site
website traffic | visitors | number of visitors
url | address
email client | mail program
inbox | mailbox
folder | file folder
file extension | file ending | extension
file format | format | file type
spreadsheet formula | formula | excel formula
formula | equation
header row | first line
separator | delimiter
whitespace | white space
missing values | gaps | blanks | empty fields
outliers | extreme values
raw data | unprocessed data
data analysis | evaluation of the data
language model | ai model
valid | well-formed
valid json | well-formed json | parseable json
json array | array
template | layout
style guide | style rules | formatting guide
naming convention | naming scheme | naming rules
convention | rule | custom
conventions | rules | customs
clean code | readable code
readability | ease of reading
maintainability | ease of maintenance
accessibility | ease of access | barrier-free access
usability | user-friendliness | ease of use
scalability | ability to grow
reliability | dependability
robustness | resilience
consistency | uniformity
correctness | accuracy
accuracy | precision
clarity | intelligibility
brevity | conciseness | shortness
relevance | pertinence
header row | headings | heading row
malware | malicious software
spam | junk mail | unwanted mail
keyboard shortcut | shortcut | key combination | hotkey
`;
