import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refine } from '../index.ts';
import type { CompressionLevel, OutputFormat } from '../model/types.ts';

const CLAUSES =
  `The Supplier shall deliver the Goods within thirty (30) days of the Effective Date, unless otherwise agreed in writing.
“Confidential Information” means any and all information disclosed by either Party, whether oral or written.
Subject to § 4.2(b) and Clause 3, the Licensee may not assign, transfer or sub-license this Agreement.
In the event that the Customer fails to pay any amount due, interest shall accrue at 8 % per annum.
Notwithstanding the foregoing, nothing in this Section 7(a)(ii) shall limit or exclude liability for gross negligence.
For the avoidance of doubt, the term "Affiliate" includes any and all subsidiaries.
Each and every obligation under Articles 5–9 must be performed in full; time is of the essence.
The Parties hereby agree that the the deposit of EUR 12,500.00 will not be refunded.
Please note that it is important to comply with Annex A and Annex A.
(a) the Buyer’s right to terminate; and
(b) the Seller’s right, if any, to cure.
1.1 Definitions.
1. Interpretation
2. Term and Termination
WHEREAS, the Company wishes to engage the Contractor, and the Contractor wishes to be engaged;
NOW, THEREFORE, the Parties agree as follows:
He must do so without undue delay. He must do so without undue delay.
I would like you to kindly review the following clause and, if possible, suggest very few changes.
You are a contracts lawyer.
Der Verkäufer haftet nicht für leichte Fahrlässigkeit (§ 276 Abs. 1 BGB).
# Schedule 2
**Governing Law.** This Agreement is governed by the laws of England.
{"party": "A", "share": 0.5}`.split('\n');

const TEXT = fc
  .array(
    fc.tuple(fc.constantFrom(...CLAUSES), fc.constantFrom(' ', '\n', '\n\n', '  ', '\r\n', ' \n\n\n\n ')),
    {
      minLength: 1,
      maxLength: 12,
    },
  )
  .map((parts) => parts.map(([clause, gap]) => clause + gap).join(''));
const LEVEL = fc.constantFrom<CompressionLevel>('low', 'medium', 'high');
const RUNS = { numRuns: Number(process.env.FC_RUNS ?? 200) };

/**
 * Letters, digits and every sign that carries meaning, in their order; not what kind of quotation mark or
 * space stands between them.
 */
const said = (text: string): string => text.replace(/[’‘]/g, "'").replace(/[“”„]/g, '"').replace(/\s+/g, '');

describe('LEGAL', () => {
  it('changes typography and white space only, at every level', () => {
    fc.assert(
      fc.property(TEXT, LEVEL, (text, compressionLevel) => {
        const { refinedText, refinedTokens, originalTokens } = refine(text, {
          strategy: 'LEGAL',
          compressionLevel,
        });
        expect(said(refinedText)).toBe(said(text));
        expect(refinedTokens).toBeLessThanOrEqual(originalTokens);
      }),
      RUNS,
    );
  });

  it('keeps the words and their order in every format', () => {
    const words = (text: string): string[] => text.match(/[\p{L}\p{N}§]+/gu) ?? [];
    fc.assert(
      fc.property(
        TEXT,
        LEVEL,
        fc.constantFrom<OutputFormat>('markdown', 'json', 'xml'),
        (text, compressionLevel, outputFormat) => {
          const { refinedText } = refine(text, { strategy: 'LEGAL', compressionLevel, outputFormat });
          expect(words(contentOf(refinedText, outputFormat))).toEqual(words(contentOf(text, outputFormat)));
        },
      ),
      RUNS,
    );
  });

  it('puts what opens a request in front of the clauses', () => {
    const text =
      'You are a lawyer. Review the clause.\n\nThe Buyer shall pay.\n\nDo not be late. Act as agreed.';
    expect(JSON.parse(refine(text, { strategy: 'LEGAL', outputFormat: 'json' }).refinedText)).toEqual({
      role: 'You are a lawyer.',
      task: 'Review the clause.',
      context: 'The Buyer shall pay.\n\nDo not be late. Act as agreed.',
    });
  });
});

/** The text of a document without what its format adds. */
function contentOf(text: string, format: OutputFormat): string {
  const plain = text.replace(/^# (?:Task|Role|Context)$/gm, '');
  if (format === 'markdown') return plain;
  if (format === 'xml') return plain.replace(/<!\[CDATA\[|\]\]>|<\/?(?:prompt|task|role|context)>/g, '');
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? Object.values(value).join('\n') : text;
  } catch {
    return text;
  }
}
