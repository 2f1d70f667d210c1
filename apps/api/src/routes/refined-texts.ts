import {
  decideRefinedTextEndpoint,
  deleteRefinedTextEndpoint,
  getRefinedTextEndpoint,
  listRefinedTextsEndpoint,
} from '@refinery/contracts/endpoints/refined-texts.ts';
import { decideRefinedText } from '@refinery/domain/refined-texts/decide-refined-text.ts';
import { deleteRefinedText } from '@refinery/domain/refined-texts/delete-refined-text.ts';
import { getRefinedText } from '@refinery/domain/refined-texts/get-refined-text.ts';
import { listRefinedTexts } from '@refinery/domain/refined-texts/list-refined-texts.ts';
import { type Binding, bind } from '../endpoints/bind.ts';

export const refinedTextRoutes = (): Binding[] => [
  bind(listRefinedTextsEndpoint, listRefinedTexts),
  bind(getRefinedTextEndpoint, getRefinedText),
  bind(decideRefinedTextEndpoint, decideRefinedText),
  bind(deleteRefinedTextEndpoint, deleteRefinedText),
];
