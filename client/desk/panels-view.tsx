import type { Desk } from '../../server/contract/desk.ts';
import { boardLines } from '../model/board.ts';
import type { ComponentChildren } from 'preact';
import { glanceTables, type PanelTable } from '../model/tables.ts';
import { Icon, seatIcons } from '../ui/icons.tsx';
import { Sparkline } from '../ui/sparkline.tsx';
import { speech, t } from '../ui/texts/texts.ts';
import { AskCustomers } from './ask-customers.tsx';
import type { Wire } from './sending.tsx';

const shownLines = 4;

/** What the others share, as far as it helps this seat decide. Nothing while desks are closed. */
export const SharedBoard = ({ desk }: { readonly desk: Desk }) => {
  const lines = boardLines(desk, speech).slice(0, shownLines);
  if (lines.length === 0) return null;
  return (
    <section class="card panel shared-board" data-testid="shared-board" aria-labelledby="shared-board-title">
      <header class="lever-head">
        <h2 id="shared-board-title">{t('board.title')}</h2>
        <span class="lever-hint shared">
          <Icon name="users" /> {t('board.all')}
        </span>
      </header>
      <ul>
        {lines.map((line) => (
          <li key={line.id} data-seat={line.seat}>
            <span class="board-by">
              <Icon name={seatIcons[line.seat]} className="role-icon" /> {line.title}, {line.when}
            </span>
            <span>{line.text}</span>
          </li>
        ))}
      </ul>
    </section>
  );
};

/** The few numbers to have in view while deciding. */
export const Glance = ({ desk, wire }: { readonly desk: Desk; readonly wire: Wire }) => (
  <div class="panels glance">
    {glanceTables(desk, speech).map((table) => (
      <PanelCard key={table.id} table={table}>
        {table.id === 'accountRequests' ? <AskCustomers desk={desk} wire={wire} /> : null}
      </PanelCard>
    ))}
  </div>
);

/** A panel as a compact table. */
export const PanelCard = ({
  table,
  source = table.source,
  children,
}: {
  readonly table: PanelTable;
  /** Whose numbers and how old, where there is more to say than the table does. */
  readonly source?: string;
  /** What can be done with it. */
  readonly children?: ComponentChildren;
}) => {
  const trend = table.headings.length <= 4 && table.rows.some((row) => row.series.length > 1);
  // Few rows and many columns read better turned: each number on a line of its own.
  const turned = table.rows.length <= 4 && table.headings.length > 5;
  return (
    <section class="card panel" data-testid={`panel-${table.id}`} aria-label={table.title}>
      <header class="lever-head">
        <h2>{table.title}</h2>
        <span class={`lever-hint ${table.shared ? 'shared' : ''}`}>
          {table.shared ? <Icon name="users" /> : null} {source}
        </span>
      </header>
      {table.down === undefined ? null : (
        <p class="panel-down" data-testid="panel-down">
          <Icon name="triangleAlert" className="bad-icon" /> {table.down}
        </p>
      )}
      {table.rows.length === 0 ? <p class="quiet">{table.empty}</p> : null}
      {table.rows.length > 0 && turned ? (
        <div class="scroll-sideways">
          <table>
            <thead>
              <tr>
                <th scope="col">
                  <span class="visually-hidden">{table.title}</span>
                </th>
                {table.rows.map((row) => (
                  <th key={row.key} scope="col">
                    {row.name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {table.headings.map((heading, place) => (
                <tr key={heading}>
                  <th scope="row">{heading}</th>
                  {table.rows.map((row) => (
                    <td key={row.key}>
                      <span class="cell-trend">
                        {place === 0 && table.rows.length === 1 && row.series.length > 1 ? <Sparkline series={row.series} /> : null}
                        {row.cells[place]}
                      </span>
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      {table.rows.length > 0 && !turned ? (
        <div class="scroll-sideways">
          <table>
            <thead>
              <tr>
                <th scope="col">
                  <span class="visually-hidden">{table.title}</span>
                </th>
                {table.headings.map((heading) => (
                  <th key={heading} scope="col">
                    {heading}
                  </th>
                ))}
                {trend ? <th scope="col">{t('panel.trend')}</th> : null}
              </tr>
            </thead>
            <tbody>
              {table.rows.map((row, place) => (
                <tr key={`${row.key} ${place}`}>
                  <th scope="row">
                    <span class="row-name">
                      {row.colour === undefined ? null : <i class="swatch" style={{ background: row.colour }} />}
                      {row.name}
                    </span>
                  </th>
                  {row.cells.map((each, column) => (
                    <td key={table.headings[column]}>{each}</td>
                  ))}
                  {trend ? (
                    <td>
                      <Sparkline series={row.series} />
                    </td>
                  ) : null}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      {children}
    </section>
  );
};
