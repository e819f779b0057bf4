import { useEffect, useRef } from 'preact/hooks';
import type { Replay } from '../../server/contract/replay.ts';
import { stopKinds } from '../model/replay/track.ts';
import { Icon } from '../ui/icons.tsx';
import { t } from '../ui/texts/texts.ts';

const keys: readonly (readonly [readonly string[], string])[] = [
  [['←', '→'], 'back'],
  [['Shift ←', 'Shift →'], 'round'],
  [['↑', '↓'], 'event'],
  [['m', 'Shift m'], 'moment'],
  [['Space'], 'play'],
  [['−', '+'], 'speed'],
  [['Home', 'End'], 'ends'],
  [['f'], 'desk'],
  [['1', '2', '3', '4'], 'seat'],
  [['t'], 'truth'],
  [['v'], 'map'],
  [['Esc'], 'escape'],
  [['?'], 'help'],
];

/** Every key of the replay, and how to read the page. */
export const KeysDialog = ({ replay, onClose }: { readonly replay: Replay; readonly onClose: () => void }) => {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const opener = document.activeElement;
    dialog.current?.showModal();
    return () => {
      const back =
        opener instanceof HTMLElement && opener.isConnected && opener !== document.body ? opener : document.getElementById('content');
      back?.focus({ preventScroll: true });
    };
  }, []);
  const names = { period: t(`period.${replay.about.periodName}`), round: t(`round.${replay.about.roundName}`) };
  return (
    <dialog ref={dialog} class="team-dialog replay-keys" data-testid="replay-keys" aria-labelledby="replay-keys-title" onClose={onClose}>
      <h2 id="replay-keys-title">{t('replay.keys.title')}</h2>
      <p class="quiet">{t('replay.keys.lead')}</p>
      <table>
        <tbody>
          {keys.map(([caps, does]) => (
            <tr key={does}>
              <th scope="row">
                {caps.map((cap) => (
                  <kbd key={cap}>{cap}</kbd>
                ))}
              </th>
              <td>{t(`replay.keys.${does}`, names)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <h3>{t('replay.keys.reading')}</h3>
      <ul>
        <li>{t('replay.keys.readingDesk', names)}</li>
        <li>
          <Icon name="equalNot" className="bad-icon" /> {t('replay.keys.readingMark')}
        </li>
        <li>{t('replay.keys.readingTruth')}</li>
        <li>
          {t('replay.keys.readingMarks')}
          <span class="mark-legend">
            {stopKinds.map((kind) => (
              <span key={kind}>
                <i class={`rail-mark is-${kind}`} aria-hidden="true" /> {t(`replay.scrubber.mark.${kind}`)}
              </span>
            ))}
          </span>
        </li>
      </ul>
      <button type="button" class="icon-button team-dialog-close" aria-label={t('dialog.close')} onClick={onClose}>
        <Icon name="x" />
      </button>
    </dialog>
  );
};
