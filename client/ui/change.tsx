import type { Change } from '../model/numbers.ts';
import { Icon } from './icons.tsx';
import { t } from './texts/texts.ts';

/** A change since last round: arrow, size, and whether it is good, in words for those who do not see colours. */
export const ChangeMark = ({ change }: { readonly change: Change | undefined }) =>
  change === undefined ? null : (
    <span class={`change ${change.good ? 'good' : 'bad'}`}>
      <Icon name={change.direction === 'up' ? 'arrowUp' : 'arrowDown'} />
      <span aria-hidden="true">{change.text}</span>
      <span class="visually-hidden">{t(`header.change.${change.direction}`, { text: change.text })}</span>
    </span>
  );
