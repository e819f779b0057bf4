import type { Desk } from '../../../server/contract/desk.ts';
import { ownPanels, sharedPanels, unseenSeats, type OwnPanel } from '../../model/sharing.ts';
import { Icon } from '../../ui/icons.tsx';
import { StateCard } from '../../ui/state-card.tsx';
import { speech, t } from '../../ui/texts/texts.ts';
import { PanelCard } from '../panels-view.tsx';
import { Refused, useSending, type Wire } from '../sending.tsx';
import { ShadowOffer } from './shadow-offer.tsx';

/** All that this seat sees: its own panels and what it may put up of them, then what others show, and what stays unseen. */
export const SeeTab = ({ desk, wire }: { readonly desk: Desk; readonly wire: Wire }) => (
  <div class="see">
    <p class="level-line" data-testid="level-line">
      <Icon name={desk.act.informationLevel === 'closed' ? 'lock' : 'users'} /> {t(`sharing.level.${desk.act.informationLevel}`)}
    </p>
    <OwnPanels desk={desk} wire={wire} />
    <Board desk={desk} />
    <ShadowOffer desk={desk} wire={wire} />
  </div>
);

const OwnPanels = ({ desk, wire }: { readonly desk: Desk; readonly wire: Wire }) => {
  const sending = useSending(wire);
  const panels = ownPanels(desk, speech);
  const may = desk.sharing.may.includes('publish');
  const left = desk.sharing.publicationsLeft;
  if (panels.length === 0) return <StateCard icon="eyeOff" title={t('panel.none')} next={t('panel.noneNext')} />;
  return (
    <section class="see-part" aria-labelledby="see-own">
      <header class="see-head">
        <h2 id="see-own">{t('sharing.own')}</h2>
        {may ? (
          <span class="quiet" data-testid="publications-left">
            {left > 0
              ? t('sharing.left', { count: left, round: t(`round.${desk.act.roundName}`) })
              : t('sharing.leftNone', { round: t(`round.${desk.act.roundName}`) })}
          </span>
        ) : null}
      </header>
      <Refused sending={sending} />
      <div class="panels">
        {panels.map((own) => (
          <PanelCard key={own.panel} table={own.table}>
            {may && own.table.from === desk.seat ? (
              <Publish
                own={own}
                off={left === 0 || sending.busy.value}
                onPublish={() => void sending.send({ kind: 'publish', panel: own.panel }, t('sharing.done', { panel: own.table.title }))}
              />
            ) : null}
          </PanelCard>
        ))}
      </div>
    </section>
  );
};

const Publish = ({ own, off, onPublish }: { readonly own: OwnPanel; readonly off: boolean; readonly onPublish: () => void }) => (
  <p class="publish">
    {own.onBoard === 'no' ? null : (
      <span class="quiet" data-testid={`published-${own.panel}`}>
        <Icon name="presentation" className={own.onBoard === 'fresh' ? 'good-icon' : ''} /> {t('sharing.published', { when: own.when })}
      </span>
    )}
    {own.onBoard === 'fresh' ? null : (
      <button
        type="button"
        class="button small"
        data-testid={`publish-${own.panel}`}
        disabled={off}
        aria-label={t('sharing.publishOf', { panel: own.table.title })}
        onClick={onPublish}
      >
        <Icon name="presentation" /> {t(own.onBoard === 'no' ? 'sharing.publish' : 'sharing.publishedAgain')}
      </button>
    )}
  </p>
);

const Board = ({ desk }: { readonly desk: Desk }) => {
  const panels = sharedPanels(desk, speech);
  const unseen = unseenSeats(desk, speech);
  const level = desk.act.informationLevel;
  return (
    <section class="see-part" aria-labelledby="see-board" data-testid="board">
      <header class="see-head">
        <h2 id="see-board">{t('sharing.board')}</h2>
      </header>
      <div class="panels">
        {panels.map(({ table, source, age }) => (
          <PanelCard key={`${table.id} ${table.from}`} table={table} source={age === '' ? source : `${source} · ${age}`} />
        ))}
      </div>
      {panels.length === 0 ? (
        level === 'board' || level === 'open' ? (
          <StateCard icon="eyeOff" title={t('sharing.unseenAll')} next={t('sharing.unseenAllNext')} testid="unseen" />
        ) : (
          <StateCard icon="eyeOff" title={t('sharing.unseenClosed')} next={t('sharing.unseenClosedNext')} testid="unseen" />
        )
      ) : unseen === '' ? null : (
        <p class="not-shared" data-testid="unseen">
          <Icon name="eyeOff" /> {t('sharing.unseen', { names: unseen })}
        </p>
      )}
    </section>
  );
};
