import type { Room } from '../../server/contract/room.ts';
import { StateCard } from '../ui/state-card.tsx';
import { t } from '../ui/texts/texts.ts';

/** Why the clock stands still. */
export const PausedCard = ({ room }: { readonly room: Room }) => (
  <StateCard icon="pause" title={[...new Set(room.pauses.map(pauseReason))].join(' ')} next={t('waiting.pausedNext')} testid="paused" />
);

const pauseReason = (reason: string): string => {
  const known = t(`waiting.reasons.${reason}`);
  return known.startsWith('waiting.reasons.') ? t('waiting.paused') : known;
};
