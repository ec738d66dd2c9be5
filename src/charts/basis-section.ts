/** The lines of a 根拠票 as a list of terms: in its dialog and on paper. */
import './basis.css';
import { el } from '../ui/dom';
import { basisItems, type BasisOf } from './basis';

export function basisSection(of: BasisOf): HTMLElement {
  return el(
    'dl',
    { class: 'kumin-basis-items' },
    basisItems(of).map(({ term, says }) =>
      el('div', {}, [el('dt', {}, term), ...says.map((line) => el('dd', {}, line))]),
    ),
  );
}
