import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readNumerals } from './ideograph-numbers.ts';

const keys = (text: string, language: 'zh' | 'ja' = 'zh'): string[] | undefined =>
  readNumerals(text, 0, text.length, language)?.terms.map(({ key, bound }) => key + bound);

test.each([
  ['下午三点半', '930clock'],
  ['三点一刻', '195clock'],
  ['15:30', '930clock'],
  ['晚上8点', '1200clock'],
  ['晚上12点', '0clock'],
  ['凌晨12点半', '30clock'],
  ['上午12点', '0clock'],
  ['中午12点', '720clock'],
  ['12点半开会，晚上休息', '750clock'],
  ['中午11点', '660clock'],
  ['中午1点', '780clock'],
  ['下午12点', '720clock'],
  ['5月18日', '5/18date'],
  ['四十五分钟', '2700s'],
  ['15 分钟', '900s'],
  ['一个半小时', '5400s'],
  ['半小时', '1800s'],
  ['两百五十个字', '250字'],
  ['三句话', '3句'],
  ['3个句子', '3句'],
  ['百分之二十', '20%'],
  ['1.5万', '15000'],
  ['20多个', '20>'],
  ['￥200', '200¥'],
])('%s is %s', (text, key) => {
  expect(keys(text)).toEqual([key]);
});

test.each([
  ['午後三時半', '930clock'],
  ['午前12時', '0clock'],
  ['夜の12時', '0clock'],
  ['15時30分', '930clock'],
  ['四十五分', '2700s'],
  ['2時間半', '9000s'],
  ['百五十字', '150字'],
  ['300文字', '300字'],
  ['三つの文', '3句'],
  ['三日以内', '259200s'],
  ['三割', '30%'],
])('%s is %s in Japanese', (text, key) => {
  expect(keys(text, 'ja')).toEqual([key]);
});

test('a range is two numbers', () => {
  expect(keys('3～5条')).toEqual(['3', '到', '5']);
  expect(keys('两三个')).toEqual(['2', '到', '3']);
  expect(keys('9時から17時まで', 'ja')).toEqual(['540clock', '到', '1020clock']);
});

test.each(['十分重要', '千万不要', '万一', '一起'])('%s begins with no number', (text) => {
  expect(keys(text)).toBeUndefined();
});

test('never reads beyond its limit, whatever stands there', () => {
  const character = fc.constantFrom(...'一三十百万点時分半个月日至15:.%前第の内');
  fc.assert(
    fc.property(fc.array(character, { maxLength: 20 }), fc.nat(20), (characters, cut) => {
      const text = characters.join('');
      const limit = Math.min(cut, text.length);
      const read = readNumerals(text, 0, limit, 'ja');
      expect(read === undefined || (read.end > 0 && read.end <= limit)).toBe(true);
    }),
  );
});
