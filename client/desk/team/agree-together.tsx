import { useSignal } from '@preact/signals';
import type { Desk } from '../../../server/contract/desk.ts';
import { teamBoard } from '../../model/team-tab.ts';
import { Icon } from '../../ui/icons.tsx';
import { speech, t } from '../../ui/texts/texts.ts';
import type { Wire } from '../sending.tsx';
import { AgreementCard } from './agreement-card.tsx';
import { openTeamDialog } from './dialogs.ts';
import { ConsensusForm } from './consensus-form.tsx';
import { Incoming } from './incoming.tsx';
import { ObjectiveForm } from './objective-form.tsx';
import { Talk } from './talk.tsx';

/** What a team sits together for: goals and a forecast to sign, and what is on the table of them. */
export const AgreeTogether = ({ desk, wire }: { readonly desk: Desk; readonly wire: Wire }) => {
  const writing = useSignal<'goal' | 'forecast' | undefined>(undefined);
  const { waiting } = teamBoard(desk, speech);
  const close = (): void => {
    writing.value = undefined;
  };
  const toggle = (what: 'goal' | 'forecast'): void => {
    writing.value = writing.value === what ? undefined : what;
  };
  return (
    <section class="card huddle-card" data-testid="agree-together" aria-labelledby="agree-together-title">
      <h3 id="agree-together-title">
        <Icon name="handshake" className="role-icon" /> {t('together.promises')}
      </h3>
      <Incoming desk={desk} wire={wire} all />
      {waiting.map((view) => (
        <AgreementCard key={view.id} desk={desk} wire={wire} view={view} />
      ))}
      <div class="ask-answers">
        <button
          type="button"
          class="button"
          aria-expanded={writing.value === 'goal'}
          data-testid="open-objective"
          onClick={() => toggle('goal')}
        >
          <Icon name="target" /> {t('objective.title')}
        </button>
        <button
          type="button"
          class="button"
          aria-expanded={writing.value === 'forecast'}
          data-testid="open-consensus"
          onClick={() => toggle('forecast')}
        >
          <Icon name="pen" /> {t('consensus.title')}
        </button>
        <AskButton />
      </div>
      {writing.value === 'goal' ? <ObjectiveForm desk={desk} wire={wire} onDone={close} /> : null}
      {writing.value === 'forecast' ? <ConsensusForm desk={desk} wire={wire} onDone={close} /> : null}
    </section>
  );
};

const AskButton = () => (
  <button type="button" class="button" data-testid="huddle-ask" aria-haspopup="dialog" onClick={() => openTeamDialog({ kind: 'ask' })}>
    <Icon name="message" /> {t('ask.button')}
  </button>
);

/** What a team has beside the questions of a huddle: what is asked of this seat, a way to ask, and words for those who sit elsewhere. */
export const TalkTogether = ({ desk, wire }: { readonly desk: Desk; readonly wire: Wire }) => (
  <div class="talk-together">
    <Incoming desk={desk} wire={wire} all />
    <Talk desk={desk} wire={wire} />
    <div class="ask-answers">
      <AskButton />
    </div>
  </div>
);
