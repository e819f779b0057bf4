import type { Desk, EndView } from '../../../server/contract/desk.ts';
import { t } from '../../ui/texts/texts.ts';
import { ThanksForm, ThanksList } from '../huddle/thanks.tsx';
import { WorkingAgreement } from '../huddle/working-agreement.tsx';
import type { Wire } from '../sending.tsx';

/** What the team put down for itself, and what it thanked each other for. Who had a seat may still do so. */
export const BookCard = ({
  desk,
  end,
  sits,
  wire,
}: {
  readonly desk: Desk;
  readonly end: EndView;
  readonly sits: boolean;
  readonly wire: Wire;
}) => (
  <section class="card end-card wide" data-testid="end-book" aria-labelledby="end-book">
    <h2 id="end-book">{t('endTeam.book')}</h2>
    <div class="end-book">
      <div class="end-book-part">
        <h3>{t('endTeam.agreed')}</h3>
        <WorkingAgreement desk={{ ...desk, book: { ...desk.book, workingAgreement: end.workingAgreement } }} />
      </div>
      <div class="end-book-part">
        <h3>{t('huddle.thanks.list')}</h3>
        {end.thanks.length === 0 ? <p class="quiet">{t('huddle.thanks.none')}</p> : <ThanksList desk={desk} thanks={end.thanks} />}
        {sits ? <ThanksForm desk={desk} wire={wire} /> : null}
      </div>
    </div>
  </section>
);
