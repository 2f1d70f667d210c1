import { wordList } from '@refinery/text/word-list.ts';
import { ACTION_VERBS } from '@refinery/text/word-sets.ts';

/**
 * Further verbs that instructions use. Many are nouns too, so they count as verbs only where a verb is due.
 * Verbs of what happens to someone are not among them: "you will receive a text" tells, it does not ask.
 */
const FURTHER_VERBS = wordList(
  `access accompany achieve acknowledge adhere acquire activate advance advocate aggregate agree alert allocate
  alter announce anticipate append approve architect assemble assert associate assure attempt attract
  audit augment automate award back bake behave balance blend book boost bring broaden browse bundle calm capitalize cast
  categorise cause celebrate center chart chat clean clone coach code collaborate color colour come commit complement
  comply concentrate conclude condense configure confirm connect conform conserve contact contextualize continue
  contrast contribute control coordinate copy cook count cultivate curate cut cycle dedicate deduce deepen delegate
  delete depict deploy detail deter differentiate direct disclose dive diversify do double download drive
  dwell educate elevate eliminate embed embody embrace emit emulate encompass enforce enrich envision
  equip eradicate escalate evoke evolve exclude exercise exhibit experiment expose facilitate familiarize
  fetch finalize flag flesh forecast form foster fulfil fulfill function gather gauge glean govern grant
  greet ground grow harmonize harness hide hook host improvise increase indent index inspect inspire
  install instruct interact interpolate interview invent invite invoke involve iterate launch lay lead
  let leverage link listen load localize locate log lower manage manipulate master maximize measure
  mediate merge migrate minimize mirror mitigate mix motivate move multiply narrow navigate negotiate
  normalize notify nurture observe open operate orchestrate overcome oversee package parse participate
  pay persuade phrase pinpoint pitch place portray pose position post practice predict preface press
  prevent print proceed process procure program project promote prompt protect prove pull pursue push
  quantify query question raise react rearrange reason recall recognize reconcile reconstruct redesign
  reformat reformulate refrain register regulate reinforce relate relay release rely remember replicate remind
  remove render reorganize repair repeat represent request require reschedule reserve reset reshape resize restate
  restore restrict restructure retain retrieve reuse reveal reverse reword rotate route run safeguard
  satisfy save scale scan schedule scrape screen seek seize separate sequence serve settle shape ship sign
  skip slow smooth soften source speak specialize spell spot stage standardize store strengthen stretch
  study submit substitute supervise survey swap switch synthesise synthesize tackle tag talk thank tie touch trace
  transcribe transfer transition travel trigger trim try tune tweak type uncover underline understand
  undertake unify upgrade uphold upload utilise value vary view visit voice wait warn watch weave welcome`,
);

/** Verbs of instructions in their base form, for rules that know that a verb is due. */
export const INSTRUCTION_VERBS: ReadonlySet<string> = new Set([...ACTION_VERBS, ...FURTHER_VERBS]);
