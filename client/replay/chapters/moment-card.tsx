import type { Moment } from '../../../server/contract/debrief.ts';
import { isGood, isNothing, sizeWords } from '../../model/debrief/outcome-words.ts';
import { seatNameOn } from '../../model/names.ts';
import { momentWords } from '../../model/replay/moments.ts';
import { roundWords } from '../../model/replay/time-words.ts';
import { Icon, seatIcons } from '../../ui/icons.tsx';
import { speech, t } from '../../ui/texts/texts.ts';
import { FreezeButton } from '../what-if/freeze-button.tsx';
import type { ReplayState } from '../state.ts';
import { showMoment } from './going.ts';
import type { Told } from './told.ts';

/** A moment in one line: for a list of what mattered most. */
export const MomentLine = ({ told: { state, replay }, moment }: { readonly told: Told; readonly moment: Moment }) => {
  const words = momentWords(replay.map, replay.about, moment, speech);
  return (
    <li>
      <span class="moment-rank" aria-hidden="true">
        {moment.id.replace(/\D/g, '')}
      </span>
      <span class="moment-line">
        <strong>{words.sentence}</strong>
        <span class="quiet">
          {words.title} · {roundWords(replay, moment.round, speech)}
        </span>
      </span>
      <ShowButton state={state} moment={moment} title={words.title} testid={`line-${moment.id}`} />
    </li>
  );
};

const ShowButton = ({
  state,
  moment,
  title,
  testid,
}: {
  readonly state: ReplayState;
  readonly moment: Moment;
  readonly title: string;
  readonly testid: string;
}) => (
  <button
    type="button"
    class="button small"
    data-testid={testid}
    aria-label={t('debrief.moment.showOf', { title })}
    onClick={() => showMoment(state, moment.id)}
  >
    <Icon name="play" /> {t('debrief.moment.show')}
  </button>
);

/** A moment that mattered: what it was in a sentence, what proves it, what it was worth, and a question that hands it to the team. */
export const MomentCard = ({
  told: { state, replay },
  moment,
  still = false,
  heading: Heading = 'h3',
}: {
  readonly told: Told;
  readonly moment: Moment;
  /** On paper and for readers of a report: without buttons. */
  readonly still?: boolean;
  readonly heading?: 'h3' | 'h4';
}) => {
  const words = momentWords(replay.map, replay.about, moment, speech);
  const [first] = moment.seats;
  const { worth } = moment;
  const tone = worth === undefined || isNothing(worth) ? 'plain' : isGood(worth) ? 'good' : 'bad';
  return (
    <article class={`moment-card ${tone}`} data-testid={`moment-${moment.id}`} aria-label={words.title}>
      <p class="moment-head">
        <span class="moment-rank" aria-hidden="true">
          {moment.id.replace(/\D/g, '')}
        </span>
        <strong>{words.title}</strong>
        <span class="quiet">{roundWords(replay, moment.round, speech)}</span>
        <span class="moment-seats">
          {moment.seats.map((seat) => (
            <span key={seat} class="moment-seat" data-seat={seat}>
              <Icon name={seatIcons[seat]} className="role-icon" /> {seatNameOn(replay.map, seat, speech)}
            </span>
          ))}
        </span>
      </p>
      <Heading class="moment-sentence">{words.sentence}</Heading>
      {words.evidence.length === 0 ? null : (
        <ul class="moment-evidence" aria-label={t('debrief.moment.evidence')}>
          {words.evidence.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      {worth === undefined || isNothing(worth) ? null : (
        <p class={`moment-worth ${tone}`}>
          <Icon name={tone === 'good' ? 'check' : 'triangleAlert'} />{' '}
          {t(tone === 'good' ? 'debrief.moment.brought' : 'debrief.moment.cost', { size: sizeWords(worth, speech) })}
        </p>
      )}
      <p class="moment-question">
        <span class="quiet">{t('debrief.moment.question')}: </span>
        {words.question}
      </p>
      {still ? null : (
        <p class="moment-foot">
          <ShowButton state={state} moment={moment} title={words.title} testid={`show-${moment.id}`} />
          {first === undefined ? null : <FreezeButton state={state} seat={first} round={moment.round} />}
        </p>
      )}
    </article>
  );
};
