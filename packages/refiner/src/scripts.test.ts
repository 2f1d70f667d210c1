import { checkFidelity } from '@refinery/guard';
import { describe, expect, it } from 'vitest';
import { refine } from './index.ts';

const visible = (text: string): string => text.replace(/[ \t\r\n]+/g, '');

const TEXTS: Record<string, string> = {
  Korean: '양자 컴퓨터를 쉽게 설명해 주세요.  200자를 넘지 마세요. 감사합니다!',
  Arabic: 'اشرح الحوسبة الكمية ببساطة،  ولا تتجاوز ٢٠٠ كلمة. شكرًا؟',
  Hebrew: 'הסבר מחשוב קוונטי בפשטות,  לא יותר מ-200 מילים. תודה!',
  Hindi: 'क्वांटम कंप्यूटिंग को सरल शब्दों में समझाइए।  200 शब्दों से अधिक नहीं।',
  Thai: 'อธิบายควอนตัมคอมพิวติงแบบง่ายๆ  ไม่เกิน 200 คำ ขอบคุณ',
  Russian: 'Объясните квантовые вычисления просто, пожалуйста.  Не более 200 слов.',
  'zero-width joiners': 'می\u200cخواهم یک شعر بنویسی.  क्\u200dष क्\u200cष',
  'bidirectional marks': '\u200fשלום\u200e abc \u202bעולם\u202c  \u2067xyz\u2069',
  'combining marks': 'Cafe\u0301 nai\u0308ve  Z\u0351\u036b\u0343a\u0328lgo e\u0301t\u0302',
  'emoji sequences': '👩‍👩‍👧‍👦  👍🏽 🇩🇪🇫🇷 ❤️‍🔥 1️⃣  🏴󠁧󠁢󠁥󠁮󠁧󠁿 👨🏿‍🚀',
  'soft hyphens and a byte order mark': '\ufeffDonau\u00addampf\u00adschiff  x\u2060y',
};

describe('other scripts come through unharmed', () => {
  for (const [name, text] of Object.entries(TEXTS))
    it.each(['low', 'medium', 'high'] as const)(`${name} at %s`, (compressionLevel) => {
      const { refinedText } = refine(text, { compressionLevel });
      expect(visible(refinedText)).toBe(visible(text));
      expect(checkFidelity(text, refinedText).passed).toBe(true);
    });

  it('beside English', () => {
    const emoji = '👩‍👩‍👧‍👦👍🏽🇩🇪';
    expect(refine(`Please write a poem about ${emoji} and नमस्ते for me.`).refinedText).toBe(
      `Write a poem about ${emoji} and नमस्ते for me.`,
    );
    expect(refine('Please explain 量子计算 in order to help.').refinedText).toBe('Explain 量子计算 to help.');
  });
});
