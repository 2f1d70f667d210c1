/** A prompt as people and teams write them, of `<data>/realistic/prompts.jsonl`. */
export interface RealisticPrompt {
  id: string;
  lang: string;
  kind: string;
  text: string;
  /** Pasted parts that must survive byte for byte. */
  material: string[];
  /** The shortest version that a careful human would sign. */
  reference: string;
}
