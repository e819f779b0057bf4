import type { Desk } from '../../server/contract/desk.ts';
import type { Text } from '../../server/contract/ids.ts';
import { kpiName } from '../model/definitions.ts';
import { textOf } from '../model/say.ts';
import { AboutKpi } from '../ui/about.tsx';
import { Icon, seatIcons, type IconName } from '../ui/icons.tsx';
import { speech, t } from '../ui/texts/texts.ts';
import { WorkingAgreement } from './huddle/working-agreement.tsx';
import { seatName } from './header.tsx';

/** What this seat is there for: the role, what hurts it, what it owes, where its KPI pulls; then the act and what the team agreed. */
export const Guide = ({ desk }: { readonly desk: Desk }) => (
  <>
    <RoleGuide desk={desk} />
    <section class="card guide" aria-labelledby="guide-act">
      <h2 id="guide-act">{t('guide.act', { number: desk.act.number, name: textOf(desk.act.name, speech.language) })}</h2>
      <p>{textOf(desk.act.brief, speech.language)}</p>
      <p class="quiet">{t(`sharing.level.${desk.act.informationLevel}`)}</p>
    </section>
    <TeamBook desk={desk} />
  </>
);

const lines: readonly { readonly part: 'hurts' | 'owes' | 'pull'; readonly icon: IconName }[] = [
  { part: 'hurts', icon: 'triangleAlert' },
  { part: 'owes', icon: 'users' },
  { part: 'pull', icon: 'scale' },
];

/** The role alone: also for people who wait for the start. */
export const RoleGuide = ({ desk }: { readonly desk: Desk }) => (
  <section class="card guide role-guide" data-seat={desk.seat} data-testid="role-guide" aria-labelledby="guide-role">
    <h2 id="guide-role">
      <Icon name={seatIcons[desk.seat]} className="role-icon" /> {textOf(desk.role.name, speech.language)}
    </h2>
    <p>{textOf(desk.role.guide, speech.language)}</p>
    <p class="quiet">
      {t('guide.kpi', { kpi: kpiName(desk.role.kpi, speech) })} <AboutKpi kpi={desk.role.kpi} />
    </p>
    <dl class="guide-lines">
      {lines.map(({ part, icon }) => (
        <GuideLine key={part} part={part} icon={icon} text={desk.role[part]} />
      ))}
    </dl>
  </section>
);

const GuideLine = ({ part, icon, text }: { readonly part: string; readonly icon: IconName; readonly text: Text | undefined }) =>
  text === undefined ? null : (
    <div class={`guide-line ${part}`}>
      <dt>
        <Icon name={icon} /> {t(`guide.${part}`)}
      </dt>
      <dd>{textOf(text, speech.language)}</dd>
    </div>
  );

/** What the team has put down for itself, and what was left on this desk. Nothing before there is any of it. */
const TeamBook = ({ desk }: { readonly desk: Desk }) => {
  const { lead, workingAgreement, handOver } = desk.book;
  if (lead === undefined && workingAgreement === undefined && handOver === undefined) return null;
  return (
    <section class="card guide" aria-labelledby="guide-book" data-testid="team-book">
      <h2 id="guide-book">{t('huddle.agreement.title')}</h2>
      {workingAgreement === undefined ? null : <WorkingAgreement desk={desk} />}
      {lead === undefined ? null : (
        <p class="guide-lead">
          <Icon name="crown" /> {lead === desk.seat ? t('guide.leadYou') : t('guide.lead', { seat: seatName(desk, lead) })}
        </p>
      )}
      {handOver === undefined ? null : (
        <div>
          <p class="quiet">{t('huddle.moved.note')}</p>
          <blockquote class="working-agreement">
            <p>{handOver.text}</p>
          </blockquote>
        </div>
      )}
    </section>
  );
};
