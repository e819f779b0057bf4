import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Icon } from '../../ui/icons.tsx';
import { t } from '../../ui/texts/texts.ts';
import { closeTeamDialog } from './dialogs.ts';

/**
 * A dialog of the browser's own kind: the page below rests, Esc closes, the focus goes back to where it came from. What opened it may be
 * gone by then (a request that was answered): then the focus goes to the desk.
 */
export const TeamDialog = ({
  title,
  lead,
  testid,
  children,
}: {
  readonly title: string;
  readonly lead?: string;
  readonly testid: string;
  readonly children: ComponentChildren;
}) => {
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
  return (
    <dialog ref={dialog} class="team-dialog" data-testid={testid} aria-labelledby="team-dialog-title" onClose={closeTeamDialog}>
      <h2 id="team-dialog-title">{title}</h2>
      {lead === undefined ? null : <p class="quiet">{lead}</p>}
      {children}
      {/* Last, so that the focus begins in the first field. */}
      <button
        type="button"
        class="icon-button team-dialog-close"
        aria-label={t('dialog.close')}
        data-testid="dialog-close"
        onClick={closeTeamDialog}
      >
        <Icon name="x" />
      </button>
    </dialog>
  );
};
