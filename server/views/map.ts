import type { MapView, PlaceView } from '../contract/desk.ts';
import type { Company, NodeRef } from '../simulation/company.ts';
import type { ViewSetup } from './setup.ts';

/** The id of a supplier, site or market. */
export const placeId = (company: Company, node: NodeRef): string => {
  const list = node.kind === 'supplier' ? company.suppliers : node.kind === 'site' ? company.sites : company.markets;
  return list[node.index].id;
};

const placesOf = (company: Company): readonly PlaceView[] => [
  ...company.suppliers.map(
    ({ id, name, at }): PlaceView => ({ id, kind: 'supplier', name, longitude: at.longitude, latitude: at.latitude }),
  ),
  ...company.sites.map(
    ({ id, kind, name, at, seat }): PlaceView => ({
      id,
      kind,
      name,
      longitude: at.longitude,
      latitude: at.latitude,
      ...(seat === undefined ? {} : { seat }),
    }),
  ),
  ...company.markets.map(({ id, name, at }): PlaceView => ({ id, kind: 'market', name, longitude: at.longitude, latitude: at.latitude })),
];

const known = new WeakMap<ViewSetup, MapView>();

/** Names, places and colours, the same for everybody and all game long. */
export const mapView = (setup: ViewSetup): MapView => {
  const before = known.get(setup);
  if (before !== undefined) return before;
  const { company, title } = setup;
  const made: MapView = {
    title,
    items: company.items.map(({ id, name, colour, listPriceCents }) => ({ id, name, colour, listPriceCents })),
    places: placesOf(company),
    lanes: company.lanes.map(({ id, from, to, modes }) => ({
      id,
      from: placeId(company, from),
      to: placeId(company, to),
      modes: modes.map((mode) => mode.id),
    })),
  };
  known.set(setup, made);
  return made;
};
