import type { Desk } from '../../../server/contract/desk.ts';
import { t } from '../../ui/texts/texts.ts';
import type { Wire } from '../sending.tsx';
import { AskDialog } from './ask-dialog.tsx';
import { ConsensusForm } from './consensus-form.tsx';
import { CrisisDialog } from './crisis.tsx';
import { DeclineDialog } from './decline-dialog.tsx';
import { closeTeamDialog, teamDialog } from './dialogs.ts';
import { ObjectiveForm } from './objective-form.tsx';
import { OfferDialog } from './offer-dialog.tsx';
import { PlanDialog } from './plan-dialog.tsx';
import { TeamDialog } from './team-dialog.tsx';
import { TellDialog } from './tell-dialog.tsx';

/** The dialog that is wanted, over whichever screen stands below: a change of phase does not take it away. */
export const TeamDialogs = ({ desk, wire }: { readonly desk: Desk; readonly wire: Wire }) => (
  <div data-seat={desk.seat} class="team-dialogs">
    <WantedDialog desk={desk} wire={wire} />
  </div>
);

const WantedDialog = ({ desk, wire }: { readonly desk: Desk; readonly wire: Wire }) => {
  const wanted = teamDialog.value;
  if (wanted === undefined) return null;
  // A new dialog in the place of another is a new one, with the focus in it.
  switch (wanted.kind) {
    case 'ask':
      return <AskDialog key="ask" desk={desk} wire={wire} />;
    case 'plan':
      return <PlanDialog key="plan" desk={desk} wire={wire} />;
    case 'crisis':
    case 'tell': {
      const notice = desk.notices.find(({ id }) => id === wanted.notice);
      if (notice === undefined) return null;
      return wanted.kind === 'tell' ? (
        <TellDialog key="tell" desk={desk} wire={wire} notice={notice} />
      ) : (
        <CrisisDialog key="crisis" desk={desk} wire={wire} notice={notice} />
      );
    }
    case 'offer':
    case 'decline':
    case 'change': {
      const agreement = desk.agreements.find(({ id }) => id === wanted.agreement);
      if (agreement === undefined) return null;
      if (wanted.kind === 'offer') return <OfferDialog key="offer" desk={desk} wire={wire} agreement={agreement} />;
      if (wanted.kind === 'decline') return <DeclineDialog key="decline" desk={desk} wire={wire} agreement={agreement} />;
      const goal = agreement.kind === 'objective';
      return (
        <TeamDialog key="change" title={t(goal ? 'objective.changeTitle' : 'consensus.changeTitle')} testid="change-dialog">
          {goal ? (
            <ObjectiveForm desk={desk} wire={wire} agreement={agreement} onDone={closeTeamDialog} />
          ) : (
            <ConsensusForm desk={desk} wire={wire} agreement={agreement} onDone={closeTeamDialog} />
          )}
        </TeamDialog>
      );
    }
  }
};
