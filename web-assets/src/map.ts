// The map: land and borders from Natural Earth, a circle as wide as each place may be. No tiles, no fonts, no requests.
import { Map as WorldMap, NavigationControl, Popup, setWorkerUrl, type LngLatBoundsLike } from "maplibre-gl";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?url";
import "maplibre-gl/dist/maplibre-gl.css";
import countriesUrl from "world-atlas/countries-50m.json?url";
import { feature, mesh } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import { narrow, type PlottedIncident } from "./incidents";

const KM_A_DEGREE = 111.32;
const CORNERS = 48;
const PADDING_PX = 40;
const CLOSEST_ZOOM = 8;

setWorkerUrl(workerUrl);

export async function show(place: HTMLElement, incidents: PlottedIncident[]): Promise<void> {
  const countries = (await (await fetch(countriesUrl)).json()) as Topology<{ countries: GeometryCollection }>;
  const colour = (name: string): string => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const map = new WorldMap({
    container: place,
    attributionControl: { customAttribution: "Natural Earth" },
    dragRotate: false,
    pitchWithRotate: false,
    renderWorldCopies: true,
    bounds: around(incidents),
    fitBoundsOptions: { padding: PADDING_PX, maxZoom: CLOSEST_ZOOM },
    style: {
      version: 8,
      sources: {
        land: { type: "geojson", data: feature(countries, countries.objects.countries) },
        borders: { type: "geojson", data: mesh(countries, countries.objects.countries, (a, b) => a !== b) },
        incidents: { type: "geojson", data: circles(incidents) },
        points: { type: "geojson", data: points(incidents) },
      },
      layers: [
        { id: "sea", type: "background", paint: { "background-color": colour("--sea") } },
        { id: "land", type: "fill", source: "land", paint: { "fill-color": colour("--land") } },
        { id: "borders", type: "line", source: "borders", paint: { "line-color": colour("--rule"), "line-width": 0.7 } },
        { id: "extent", type: "fill", source: "incidents", paint: { "fill-color": colour("--mark"), "fill-opacity": 0.14 } },
        { id: "edge", type: "line", source: "incidents", paint: { "line-color": colour("--mark"), "line-opacity": 0.5 } },
        {
          id: "point",
          type: "circle",
          source: "points",
          paint: { "circle-radius": 4, "circle-color": colour("--mark"), "circle-stroke-color": colour("--card"), "circle-stroke-width": 1 },
        },
      ],
    },
  });
  map.on("load", () => place.setAttribute("aria-busy", "false"));
  map.touchZoomRotate.disableRotation();
  map.addControl(new NavigationControl({ showCompass: false }));
  map.on("click", "point", (event) => {
    const found = event.features?.[0];
    if (!found) return;
    const link = document.createElement("a");
    link.href = `/incidents/${encodeURIComponent(String(found.properties["id"]))}`;
    link.textContent = String(found.properties["label"]);
    new Popup().setLngLat(event.lngLat).setDOMContent(link).addTo(map);
  });
  map.on("mouseenter", "point", () => (map.getCanvas().style.cursor = "pointer"));
  map.on("mouseleave", "point", () => (map.getCanvas().style.cursor = ""));
  // Only what a person moves narrows the list; the first view shows all of it.
  map.on("moveend", (event) => {
    if (!("originalEvent" in event) || !event.originalEvent) return;
    const box = map.getBounds();
    const wrapped = (lon: number): number => ((((lon + 180) % 360) + 360) % 360) - 180;
    const world = box.getEast() - box.getWest() >= 360;
    const corners = [world ? -180 : wrapped(box.getWest()), box.getSouth(), world ? 180 : wrapped(box.getEast()), box.getNorth()];
    narrow({ box: corners.map((degree) => degree.toFixed(3)).join(",") });
  });
}

type Place = PlottedIncident & { lat: number; lon: number };

function placed(incidents: PlottedIncident[]): Place[] {
  return incidents.filter((one): one is Place => one.lat !== null && one.lon !== null);
}

/** What the address asks for, else the box around all places. */
function around(incidents: PlottedIncident[]): LngLatBoundsLike {
  const asked = new URLSearchParams(location.search).get("box")?.split(",").map(Number);
  if (asked?.length === 4 && asked.every(Number.isFinite)) return [asked[0]!, asked[1]!, asked[2]! < asked[0]! ? asked[2]! + 360 : asked[2]!, asked[3]!];
  const places = placed(incidents);
  const lons = places.map((one) => one.lon);
  const lats = places.map((one) => one.lat);
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
}

function points(incidents: PlottedIncident[]): GeoJSON.FeatureCollection {
  return collection(
    placed(incidents).map((one) => ({
      type: "Feature",
      properties: { id: one.id, label: [one.what.split(".").pop()!.replaceAll("_", " "), one.place, one.day].filter(Boolean).join(", ") },
      geometry: { type: "Point", coordinates: [one.lon, one.lat] },
    })),
  );
}

/** A polygon for each circle, its radius in kilometres on the ground. */
function circles(incidents: PlottedIncident[]): GeoJSON.FeatureCollection {
  return collection(
    placed(incidents)
      .filter((one) => one.radius_km)
      .map((one) => {
        const high = one.radius_km! / KM_A_DEGREE;
        const wide = high / Math.max(Math.cos((one.lat * Math.PI) / 180), 0.01);
        const ring = Array.from({ length: CORNERS + 1 }, (_, corner) => {
          const angle = (2 * Math.PI * corner) / CORNERS;
          return [one.lon + wide * Math.cos(angle), Math.max(-89, Math.min(89, one.lat + high * Math.sin(angle)))];
        });
        return { type: "Feature", properties: { id: one.id }, geometry: { type: "Polygon", coordinates: [ring] } };
      }),
  );
}

function collection(features: GeoJSON.Feature[]): GeoJSON.FeatureCollection {
  return { type: "FeatureCollection", features };
}

