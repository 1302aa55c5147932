// The map: land and borders from Natural Earth, a circle as wide as each place may be. No tiles, no fonts, no requests.
import { Map as WorldMap, NavigationControl, Popup, setWorkerUrl, type GeoJSONSource, type LngLatBoundsLike, type StyleSpecification } from "maplibre-gl";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?url";
import "maplibre-gl/dist/maplibre-gl.css";
import { feature, mesh } from "topojson-client";
import { narrow, type PlottedIncident } from "./incidents";

const KM_A_DEGREE = 111.32;
const CORNERS = 96;
const FITTING = { padding: 40, maxZoom: 8 };
/** How far, in pixels, the drawing of a circle may stray from it. */
const FINEST_CIRCLE = 0.05;
const MOST_LINKS = 8;

setWorkerUrl(workerUrl);

/** The one map of the page, made with the first incidents; each map that is made takes one of the few canvases of its kind. */
let made: Promise<WorldMap> | null = null;
let shown: PlottedIncident[] = [];

/** Show incidents on the map, and all of them unless the list is narrowed to what a person looks at. */
export async function show(place: HTMLElement, incidents: PlottedIncident[], box: string | null): Promise<void> {
  shown = incidents;
  if (!made) {
    made = worldMap(place, box);
    await made;
    return;
  }
  const map = await made;
  for (const [source, features] of [["extents", extents(shown)], ["points", points(shown)]] as const) {
    map.getSource<GeoJSONSource>(source)?.setData(features);
  }
  if (!box && !map.isMoving()) fit(map);
}

/** Go back to all incidents when the list is no longer narrowed to what a person looks at. */
export async function widen(): Promise<void> {
  if (made) fit(await made);
}

function fit(map: WorldMap): void {
  map.fitBounds(around(shown, null), { ...FITTING, animate: false });
}

async function worldMap(place: HTMLElement, box: string | null): Promise<WorldMap> {
  const { default: countries } = await import("virtual:countries");
  const land = { shapes: feature(countries, countries.objects.countries), borders: mesh(countries, countries.objects.countries, (a, b) => a !== b) };
  const map = new WorldMap({
    container: place,
    attributionControl: { customAttribution: "Natural Earth" },
    // The wheel and one finger go on scrolling the page; the map says how it is moved instead.
    cooperativeGestures: true,
    dragRotate: false,
    pitchWithRotate: false,
    renderWorldCopies: true,
    bounds: around(shown, box),
    fitBoundsOptions: FITTING,
    style: style(land),
  });
  map.on("load", () => place.setAttribute("aria-busy", "false"));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => map.setStyle(style(land)));
  map.touchZoomRotate.disableRotation();
  map.addControl(new NavigationControl({ showCompass: false }));
  map.on("click", "point", (event) => {
    const found = event.features?.[0];
    if (found) new Popup({ maxWidth: "20rem" }).setLngLat(event.lngLat).setDOMContent(links(String(found.properties["ids"]).split(" "))).addTo(map);
  });
  map.on("mouseenter", "point", () => (map.getCanvas().style.cursor = "pointer"));
  map.on("mouseleave", "point", () => (map.getCanvas().style.cursor = ""));
  // Only what a person moves narrows the list; the first view shows all of it.
  map.on("moveend", (event) => {
    if ("originalEvent" in event && event.originalEvent) narrow({ box: boxOf(map) });
  });
  return map;
}

function style(land: { shapes: GeoJSON.GeoJSON; borders: GeoJSON.GeoJSON }): StyleSpecification {
  const colour = (name: string): string => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  return {
    version: 8,
    sources: {
      land: { type: "geojson", data: land.shapes },
      borders: { type: "geojson", data: land.borders },
      extents: { type: "geojson", data: extents(shown), tolerance: FINEST_CIRCLE },
      points: { type: "geojson", data: points(shown) },
    },
    layers: [
      { id: "sea", type: "background", paint: { "background-color": colour("--sea") } },
      { id: "land", type: "fill", source: "land", paint: { "fill-color": colour("--land") } },
      { id: "borders", type: "line", source: "borders", paint: { "line-color": colour("--border"), "line-width": 0.7 } },
      { id: "extent", type: "fill", source: "extents", paint: { "fill-color": colour("--mark"), "fill-opacity": 0.1 } },
      { id: "edge", type: "line", source: "extents", paint: { "line-color": colour("--mark"), "line-opacity": 0.5 } },
      {
        id: "point",
        type: "circle",
        source: "points",
        paint: {
          "circle-radius": ["interpolate", ["linear"], ["ln", ["get", "count"]], 0, 4, Math.log(100), 10],
          "circle-color": colour("--mark"),
          "circle-stroke-color": colour("--card"),
          "circle-stroke-width": 1,
        },
      },
    ],
  };
}

/** What a person sees of the world, as an address writes it: west, south, east, north. */
function boxOf(map: WorldMap): string {
  const box = map.getBounds();
  const wrapped = (lon: number): number => ((((lon + 180) % 360) + 360) % 360) - 180;
  const world = box.getEast() - box.getWest() >= 360;
  const corners = [world ? -180 : wrapped(box.getWest()), box.getSouth(), world ? 180 : wrapped(box.getEast()), box.getNorth()];
  return corners.map((degree) => degree.toFixed(3)).join(",");
}

/** Links to incidents of one place. */
function links(ids: string[]): HTMLElement {
  const list = document.createElement("ul");
  for (const one of shown.filter((incident) => ids.includes(incident.id)).slice(0, MOST_LINKS)) {
    const link = document.createElement("a");
    link.href = `/incidents/${encodeURIComponent(one.id)}`;
    link.textContent = [one.what.split(".").pop()!.replaceAll("_", " "), one.place, one.day].filter(Boolean).join(", ");
    const item = document.createElement("li");
    item.append(link);
    list.append(item);
  }
  if (ids.length > MOST_LINKS) list.append(`and ${ids.length - MOST_LINKS} more`);
  return list;
}

type Place = PlottedIncident & { lat: number; lon: number };

function placed(incidents: PlottedIncident[]): Place[] {
  return incidents.filter((one): one is Place => one.lat !== null && one.lon !== null);
}

/** The box that the address asks for, else the one around all places, else the world. */
function around(incidents: PlottedIncident[], box: string | null): LngLatBoundsLike {
  const asked = box?.split(",").map(Number);
  if (asked?.length === 4 && asked.every(Number.isFinite)) return [asked[0]!, asked[1]!, asked[2]! < asked[0]! ? asked[2]! + 360 : asked[2]!, asked[3]!];
  const places = placed(incidents);
  if (!places.length) return [-170, -55, 170, 75];
  const lons = places.map((one) => one.lon);
  const lats = places.map((one) => one.lat);
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
}

/** Incidents at one point on the ground, gathered. */
function points(incidents: PlottedIncident[]): GeoJSON.FeatureCollection {
  return collection(
    grouped(placed(incidents), (one) => `${one.lon} ${one.lat}`).map((here) => ({
      type: "Feature",
      properties: { ids: here.map((one) => one.id).join(" "), count: here.length },
      geometry: { type: "Point", coordinates: [here[0]!.lon, here[0]!.lat] },
    })),
  );
}

/** A polygon for each circle within which incidents may have been, its radius in kilometres on the ground. */
function extents(incidents: PlottedIncident[]): GeoJSON.FeatureCollection {
  const wide = placed(incidents).filter((one) => one.radius_km);
  return collection(
    grouped(wide, (one) => `${one.lon} ${one.lat} ${one.radius_km}`).map(([one]) => {
      const high = one!.radius_km! / KM_A_DEGREE;
      const across = high / Math.max(Math.cos((one!.lat * Math.PI) / 180), 0.01);
      const ring = Array.from({ length: CORNERS + 1 }, (_, corner) => {
        const angle = (2 * Math.PI * corner) / CORNERS;
        return [one!.lon + across * Math.cos(angle), Math.max(-89, Math.min(89, one!.lat + high * Math.sin(angle)))];
      });
      return { type: "Feature", properties: {}, geometry: { type: "Polygon", coordinates: [ring] } };
    }),
  );
}

function grouped(places: Place[], alike: (one: Place) => string): Place[][] {
  const groups = new Map<string, Place[]>();
  for (const one of places) {
    const group = groups.get(alike(one));
    if (group) group.push(one);
    else groups.set(alike(one), [one]);
  }
  return [...groups.values()];
}

function collection(features: GeoJSON.Feature[]): GeoJSON.FeatureCollection {
  return { type: "FeatureCollection", features };
}
