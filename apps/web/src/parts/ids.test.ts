import { expect, it } from 'vitest';
import { idBefore, idBehind, isId } from './ids.ts';

const ID = '01a2b3c4-0000-7000-8000-00000000ffff';

it('knows an id', () => {
  expect(isId(ID)).toBe(true);
  for (const other of ['', '1', `${ID}0`, ID.toUpperCase(), ID.replaceAll('-', '')])
    expect(isId(other)).toBe(false);
});

it('knows the ids around one', () => {
  expect(idBehind(ID)).toBe('01a2b3c4-0000-7000-8000-000000010000');
  expect(idBefore('01a2b3c4-0000-7000-8000-000000010000')).toBe(ID);
  expect(idBehind('00000000-0000-7000-8000-000000000000')).toBe('00000000-0000-7000-8000-000000000001');
  expect(idBefore('00000000-0000-0000-0000-000000000000')).toBe('00000000-0000-0000-0000-000000000000');
  expect(idBehind('ffffffff-ffff-ffff-ffff-ffffffffffff')).toBe('ffffffff-ffff-ffff-ffff-ffffffffffff');
});

it('knows the id before another', () => {
  expect(idBefore('01890a5d-ac96-774b-bcce-b302099a8057')).toBe('01890a5d-ac96-774b-bcce-b302099a8056');
  expect(idBefore('01890a5d-ac96-774b-bcce-b30200000000')).toBe('01890a5d-ac96-774b-bcce-b301ffffffff');
  const zero = '00000000-0000-0000-0000-000000000000';
  expect(idBefore(zero)).toBe(zero);
});
