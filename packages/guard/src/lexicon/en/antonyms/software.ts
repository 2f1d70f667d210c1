/** Opposites of software and its parts. */
export const OPPOSITES_IN_SOFTWARE = `
allow allows allowed : deny denies denied
increment increments : decrement decrements
stateful : stateless
ingress inbound : egress outbound
primary : replica standby
caller callers : callee callees
publisher publishers : subscriber subscribers
ancestor ancestors : descendant descendants
width : height depth
login : logout
foreground : background
leading : trailing
head : tail
predecessor : successor
eager greedy : lazy
relative : absolute
theory : practice
supply : demand
revenue : cost expense
whitelist allowlist : blacklist denylist blocklist
development staging : production
legacy : modern
sequential serial : parallel concurrent
synchronously : asynchronously
multiple several : singular single
unicast : multicast broadcast
stdin : stdout stderr
consumer consumers : producer producers
encode encoding encoded : decode decoding decoded
commit : rollback revert
upstream : downstream
compile : decompile
opt-in : opt-out
client-side : server-side
frontend : backend
low-level : high-level
little-endian : big-endian
truthy : falsy
nullable : required
readonly : writable
bidirectional : unidirectional
one-way : two-way
whole : fractional
landscape : portrait
`;
