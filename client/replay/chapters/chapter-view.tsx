import './chapters.css';
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Replay } from '../../../server/contract/replay.ts';
import type { DeskReader } from '../../model/replay/desk-at.ts';
import { addressOf } from '../../route.ts';
import { Icon } from '../../ui/icons.tsx';
import { t } from '../../ui/texts/texts.ts';
import { chapters, type Chapter, type ReplayState } from '../state.ts';
import { WhatIfChapter } from '../what-if/what-if-chapter.tsx';
import { DebriefStanding } from './debrief-standing.tsx';
import { goToChapter } from './going.ts';
import { Presenter } from './presenter.tsx';
import { toldOf, type Section, type Slide, type Told } from './told.ts';
import { whatHappened } from './what-happened.tsx';
import { whatWeChange } from './what-we-change.tsx';
import { why } from './why.tsx';

const sectionsOf = (chapter: Chapter, told: Told): readonly Section[] => {
  switch (chapter) {
    case 'happened':
      return whatHappened(told);
    case 'why':
      return why(told);
    case 'else':
      return [{ id: 'else', title: t('debrief.chapter.else'), framed: true, body: <WhatIfChapter state={told.state} /> }];
    case 'change':
      return whatWeChange(told);
  }
};

/** One chapter of the debrief: to read and work through, or to show on a big screen one thing at a time. */
export const ChapterView = ({
  state,
  replay,
  reader,
  chapter,
}: {
  readonly state: ReplayState;
  readonly replay: Replay;
  readonly reader: DeskReader;
  readonly chapter: Chapter;
}) => {
  const presenting = useSignal<string | undefined>(undefined);
  useEffect(() => {
    document.getElementById('content')?.scrollTo(0, 0);
  }, [chapter]);
  const told = toldOf(state, replay, reader);
  const sections = sectionsOf(chapter, told);
  if (presenting.value !== undefined) {
    const slides = chapters.flatMap((each): readonly (Slide & { readonly chapter: Chapter })[] =>
      sectionsOf(each, told).flatMap((section) => (section.slides ?? [section]).map((slide) => ({ ...slide, chapter: each }))),
    );
    return (
      <Presenter
        slides={slides}
        first={presenting.value}
        onLeave={(last) => {
          presenting.value = undefined;
          if (last !== chapter) goToChapter(state, last);
        }}
      />
    );
  }
  const place = chapters.indexOf(chapter);
  const [before, after] = [chapters[place - 1], chapters[place + 1]];
  const [first] = sections.flatMap((section) => section.slides ?? [section]);
  return (
    <div class="chapter" data-testid={`view-${chapter}`}>
      <header class="chapter-head">
        <div>
          <h2 class="chapter-title">{t(`debrief.chapter.${chapter}`)}</h2>
          <p class="quiet">{t(`debrief.lead.${chapter}`)}</p>
        </div>
        <a class="button plain small" data-testid="to-report" href={addressOf('report', state.address.workshop, state.address.game)}>
          <Icon name="fileText" /> {t('debrief.report.link')}
        </a>
        <button
          type="button"
          class="button small"
          data-testid="present"
          title={t('debrief.present.beginLong')}
          onClick={() => (presenting.value = first?.id)}
        >
          <Icon name="presentation" /> {t('debrief.present.begin')}
        </button>
      </header>
      {chapter === 'else' ? null : <DebriefStanding state={state} />}
      {sections.map((section) => (
        <SectionCard key={section.id} section={section} />
      ))}
      <nav class="chapter-ends" aria-label={t('debrief.parts')}>
        {before === undefined ? (
          <span />
        ) : (
          <button type="button" class="button plain" onClick={() => goToChapter(state, before)}>
            <Icon name="chevronLeft" /> {t('debrief.previous', { chapter: t(`debrief.chapter.${before}`) })}
          </button>
        )}
        {after === undefined ? null : (
          <button type="button" class="button" data-testid="next-chapter" onClick={() => goToChapter(state, after)}>
            {t('debrief.next', { chapter: t(`debrief.chapter.${after}`) })} <Icon name="chevronRight" />
          </button>
        )}
      </nav>
    </div>
  );
};

/** A section with its frame and heading, unless it brings its own. */
const SectionCard = ({ section: { id, title, body, framed = false } }: { readonly section: Slide }) =>
  framed ? (
    <div class="section-framed" id={`section-${id}`}>
      {body}
    </div>
  ) : (
    <section class="card section-card" id={`section-${id}`} aria-labelledby={`title-${id}`} data-testid={`section-${id}`}>
      <h2 id={`title-${id}`}>{title}</h2>
      {body}
    </section>
  );
