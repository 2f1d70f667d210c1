import { expect, test } from 'vitest';
import { checkFidelity } from './check-fidelity.ts';

test.each([
  ['请把会议改到下午三点半，并通知大家。', '会议改到15:30，通知大家。'],
  ['每个方法不要超过二十个字。', '每个方法不超过20字。'],
  ['在四十五分钟之内做完，而且不要用到烤箱。', '45分钟内做完，不用烤箱。'],
  ['回答には個人情報を絶対に含めないでください。', '回答に個人情報を含めない。'],
  ['自宅でできる運動を五つ挙げてください。', '自宅でできる運動を5つ挙げる。'],
  ['Da cada idea en veinte palabras como máximo.', 'Da cada idea en máx. 20 palabras.'],
  ['La cita es a las siete y media de la tarde.', 'La cita es a las 19:30.'],
  ['Envíale un informe de cuarenta y cinco líneas.', 'Envía un informe de 45 líneas.'],
  ['A consulta é às sete e meia da noite.', 'A consulta é às 19h30.'],
])('%s says what %s says', (original, rewritten) => {
  const { lost, passed } = checkFidelity(original, rewritten);
  expect({ lost, passed }).toEqual({ lost: [], passed: true });
});

test.each([
  ['请先检查语法，再统一术语。', '先统一术语，再检查语法。'],
  ['每条不超过一句话。', '每条至少一句话。'],
  ['总结对话，写客户的投诉和我们的承诺。', '总结对话，写客户的投诉。'],
  ['你当面试官，我来回答。', '我当面试官，你来回答。'],
  ['予約をキャンセルする前に、理由を尋ねてください。', '予約をキャンセルした後に、理由を尋ねる。'],
  ['資料だけを使って答えてください。', '資料を使って答える。'],
  ['会議は午後三時半からです。', '会議は午後三時から。'],
  ['Compara la batería, la pantalla y el precio.', 'Compara la batería y la pantalla.'],
  ['A consulta é às sete e meia da noite.', 'A consulta é às sete da noite.'],
])('%s does not say what %s says', (original, rewritten) => {
  expect(checkFidelity(original, rewritten).passed).toBe(false);
});
