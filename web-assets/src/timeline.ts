// Incidents by day, as bars; dragging over days narrows the list to them.
import { axisX, binX, plot, rectY, ruleY } from "@observablehq/plot";
import { narrow, type PlottedIncident } from "./incidents";

const HEIGHT_PX = 72;
const MARGIN_PX = 8;
const DAY_MS = 86_400_000;
const FEWEST_DAYS = 14;

export function show(place: HTMLElement, incidents: PlottedIncident[]): void {
  const days = incidents.flatMap((one) => (one.day ? [new Date(one.day)] : []));
  let first = Math.min(...days.map(Number));
  let last = Math.max(...days.map(Number)) + DAY_MS;
  const lacking = FEWEST_DAYS - (last - first) / DAY_MS;
  if (lacking > 0) [first, last] = [first - (lacking / 2) * DAY_MS, last + (lacking / 2) * DAY_MS];
  const width = place.clientWidth;
  const drawn = plot({
    width,
    height: HEIGHT_PX,
    marginLeft: MARGIN_PX,
    marginRight: MARGIN_PX,
    marginTop: 4,
    marginBottom: 20,
    x: { type: "utc", domain: [new Date(first), new Date(last)] },
    y: { axis: null },
    marks: [rectY(days, binX({ y: "count" }, { x: (day: Date) => day, thresholds: 60 })), ruleY([0]), axisX({ ticks: 6 })],
    ariaLabel: `${days.length} incidents by day`,
  });
  // The content policy forbids style elements; app.css has their rules.
  for (const style of drawn.querySelectorAll("style")) style.remove();
  // Labels of groups are for programs that read charts; to people the whole is one picture with one name.
  for (const group of drawn.querySelectorAll("g[aria-label]")) group.removeAttribute("aria-label");
  drawn.setAttribute("role", "img");
  drawn.classList.add("plot");
  place.replaceChildren(drawn);
  brush(place, drawn, width, first, last);
}

function brush(place: HTMLElement, drawn: Element, width: number, first: number, last: number): void {
  const span = width - 2 * MARGIN_PX;
  const at = (event: PointerEvent): number => Math.min(Math.max(event.clientX - place.getBoundingClientRect().left, MARGIN_PX), width - MARGIN_PX);
  const dayAt = (x: number): string => new Date(first + ((x - MARGIN_PX) / span) * (last - first)).toISOString().slice(0, 10);
  const band = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  band.setAttribute("class", "band");
  band.setAttribute("y", "0");
  band.setAttribute("height", String(HEIGHT_PX - 20));
  let from: number | null = null;
  place.addEventListener("pointerdown", (event) => {
    from = at(event);
    drawn.append(band);
    place.setPointerCapture(event.pointerId);
  });
  place.addEventListener("pointermove", (event) => {
    if (from === null) return;
    const to = at(event);
    band.setAttribute("x", String(Math.min(from, to)));
    band.setAttribute("width", String(Math.abs(to - from)));
  });
  place.addEventListener("pointerup", (event) => {
    if (from === null) return;
    const [one, other] = [from, at(event)].sort((a, b) => a - b) as [number, number];
    from = null;
    band.remove();
    narrow(other - one < 3 ? { earliest: null, latest: null } : { earliest: dayAt(one), latest: dayAt(other) });
  });
}

