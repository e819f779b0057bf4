import type { Signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Desk } from '../../../server/contract/desk.ts';
import { t } from '../../ui/texts/texts.ts';

/** A tab for the colleague's desk that is looked over, as long as it is. */
export const shadowTab = ({ shadow }: Desk) => (shadow === undefined ? [] : [{ id: 'shadow', name: t('shadow.tab') }]);

/** Goes to the colleague's desk when it opens, and back when it is gone. */
export const useShadowTab = (desk: Desk, chosen: Signal<string>): void => {
  const seat = desk.shadow?.seat;
  const before = useRef(seat);
  useEffect(() => {
    if (seat !== undefined && before.current === undefined) chosen.value = 'shadow';
    if (seat === undefined && chosen.peek() === 'shadow') chosen.value = 'see';
    before.current = seat;
  }, [seat]);
};
