import { wordSet } from './word-list.ts';

/**
 * Verbs of instructions in their base form: what may follow "you should" so that the rest is an imperative.
 */
export const ACTION_VERBS = wordSet(
  `act add adapt address adjust adopt advise aim align allow analyse analyze answer apply approach argue arrange articulate ask assess
  assign assist assume attach avoid base begin brainstorm break build calculate capture categorize challenge change check choose cite clarify
  classify close collect combine comment communicate compare compile complete compose compute conduct consider construct convert convey correct
  cover craft create critique customize debug decide define deliver demonstrate derive describe design detect determine develop devise diagnose
  discuss display divide document draft draw edit elaborate emphasize employ enable encourage end engage enhance ensure enumerate establish
  estimate evaluate examine execute expand explain explore express extract fill filter find finish fix focus follow format formulate frame
  generate give group guide handle help highlight identify ignore illustrate imagine implement improve include incorporate indicate infer inform
  integrate interpret introduce investigate judge justify keep label leave limit list look maintain make map mark match mention mimic model modify monitor
  name narrate note offer omit optimize order organize outline output paraphrase perform pick plan play point pretend prepare present preserve
  prioritize produce propose proofread provide put quote rank rate read recommend record reduce refactor refer refine reflect rephrase replace
  reply report research resolve respond return review revise rewrite role-play roleplay sample say search select send set share shorten show simplify
  simulate sketch solve sort specify split start state stay stick stop strive structure style suggest summarise summarize supply support tailor
  take target teach tell test think track train transform translate treat troubleshoot turn update use utilize validate verify visualize
  walk weigh work wrap write`,
);

export const ARTICLES = wordSet('a an the');

/** Words that count or compare, before which "just" and the like mean something. */
export const NUMBER_WORDS: ReadonlyMap<string, number> = new Map([
  ['zero', 0],
  ['one', 1],
  ['two', 2],
  ['three', 3],
  ['four', 4],
  ['five', 5],
  ['six', 6],
  ['seven', 7],
  ['eight', 8],
  ['nine', 9],
  ['ten', 10],
  ['eleven', 11],
  ['twelve', 12],
  ['thirteen', 13],
  ['fourteen', 14],
  ['fifteen', 15],
  ['sixteen', 16],
  ['seventeen', 17],
  ['eighteen', 18],
  ['nineteen', 19],
  ['twenty', 20],
  ['thirty', 30],
  ['forty', 40],
  ['fifty', 50],
  ['sixty', 60],
  ['seventy', 70],
  ['eighty', 80],
  ['ninety', 90],
  ['hundred', 100],
  ['thousand', 1000],
  ['million', 1e6],
  ['billion', 1e9],
  ['dozen', 12],
  ['twice', 2],
  ['thrice', 3],
  ['triple', 3],
]);

export const NEGATORS = wordSet(
  `not no never without cannot neither nor none nothing nobody nowhere avoid avoids avoiding refrain exclude excludes excluding omit
  omitting skip forbid forbidden prohibit prohibited can't won't don't doesn't didn't isn't aren't wasn't weren't shouldn't wouldn't
  couldn't mustn't needn't haven't hasn't hadn't ain't dont cant wont doesnt isnt arent`,
);

export const EXCLUSIVES = wordSet('only unless except solely exclusively merely excepting until');

/** Function words: they carry no content of their own for comparing sentences. */
export const FUNCTION_WORDS = wordSet(
  `a an the this that these those i me my we our us you your yours he him his she her it its they them their who whom which what whose
  is am are was were be been being do does did doing done have has had having will would shall should can could may might must ought need
  and or but so yet for of to in on at by with from into onto over under as than then there here if else when while where how why because
  since though although about above below after before again very really quite just actually basically simply totally
  completely absolutely extremely highly certainly definitely obviously clearly essentially please kindly thank thanks hello hi dear
  well also too however therefore thus hence moreover furthermore additionally want like wish able sure any all each every both such other
  another own same some out off up down more most much many few less least now ever always still even go get got let it's i'm you're we're
  they're i'd you'd regarding concerning i'll you'll we'll that's there's here's i've you've`,
);
