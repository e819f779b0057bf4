import type { Session } from '../connection/session.ts';
import { StateCard } from '../ui/state-card.tsx';
import { t } from '../ui/texts/texts.ts';

/** Says that the line is down, and what happens next. */
export const LineState = ({ session }: { readonly session: Session }) =>
  session.line.value === 'offline' ? (
    <div data-testid="offline">
      <StateCard icon="wifiOff" title={t('state.offline')} next={t('state.offlineNext')} busy />
    </div>
  ) : null;
