// Incidents by day, as bars; dragging over days narrows the list to them, and a click takes that back.
import { axisX, binX, plot, rectY, ruleY } from "@observablehq/plot";
import { narrow, type PlottedIncident } from "./incidents";

const HEIGHT_PX = 72;
const FOOT_PX = 20;
const MARGIN_PX = 8;
const DAY_MS = 86_400_000;
const FEWEST_DAYS = 14;
/** The widest span, in days, on which bars of a day, a week or a month can still be told apart. */
const BAR_UP_TO = [["day", 150], ["week", 1_000], ["month", 5_000]] as const;
/** A drag shorter than this is a click. */
const LEAST_DRAG_PX = 3;

export interface Chosen {
  earliest: string | null;
  latest: string | null;
}

/** What stands in the page now; it outlives every drawing, so that a drag goes on while the chart is drawn anew. */
const now = { incidents: [] as PlottedIncident[], chosen: { earliest: null, latest: null } as Chosen, first: 0, last: DAY_MS };
const band = document.createElement("div");
band.className = "band";
let dragged: { from: number; to: number } | null = null;

export function show(place: HTMLElement, incidents: PlottedIncident[]): void {
  now.incidents = incidents;
  const drawing = chart(place.clientWidth, incidents);
  const before = place.querySelector(".plot");
  if (before) {
    before.replaceWith(drawing);
  } else {
    place.replaceChildren(drawing, band);
    brush(place);
    new ResizeObserver(() => {
      if (place.clientWidth > 0 && String(place.clientWidth) !== place.querySelector(".plot")?.getAttribute("width")) show(place, now.incidents);
    }).observe(place);
  }
  choose(place, now.chosen);
}

/** Show which days the list is narrowed to. */
export function choose(place: HTMLElement, chosen: Chosen): void {
  now.chosen = chosen;
  if (dragged) return;
  const any = chosen.earliest ?? chosen.latest;
  if (!any) return cover(null);
  const at = (day: number): number => MARGIN_PX + ((day - now.first) / (now.last - now.first)) * inner(place);
  const from = chosen.earliest ? at(Date.parse(chosen.earliest)) : MARGIN_PX;
  const to = chosen.latest ? at(Date.parse(chosen.latest) + DAY_MS) : place.clientWidth - MARGIN_PX;
  cover({ from: within(place, from), to: within(place, to) });
}

function chart(width: number, incidents: PlottedIncident[]): Element {
  const days = incidents.flatMap((one) => (one.day ? [new Date(one.day)] : []));
  const first = days.length ? Math.min(...days.map(Number)) : Math.floor(Date.now() / DAY_MS) * DAY_MS;
  const last = days.length ? Math.max(...days.map(Number)) + DAY_MS : first + DAY_MS;
  const lacking = FEWEST_DAYS - (last - first) / DAY_MS;
  const beside = Math.ceil(lacking / 2) * DAY_MS;
  const interval = BAR_UP_TO.find(([, most]) => (last - first) / DAY_MS <= most)?.[0] ?? "year";
  const drawing = plot({
    width,
    height: HEIGHT_PX,
    marginLeft: MARGIN_PX,
    marginRight: MARGIN_PX,
    marginTop: 4,
    marginBottom: FOOT_PX,
    x: { type: "utc", ...(lacking > 0 ? { domain: [new Date(first - beside), new Date(last + beside)] } : {}) },
    y: { axis: null },
    marks: [rectY(days, binX({ y: "count" }, { x: (day: Date) => day, interval })), ruleY([0]), axisX({ ticks: 6 })],
    ariaLabel: `${days.length} incidents by ${interval}`,
  });
  [now.first, now.last] = (drawing.scale("x")!.domain as Date[]).map(Number) as [number, number];
  // The content policy forbids style elements; app.css has their rules.
  for (const style of drawing.querySelectorAll("style")) style.remove();
  // Labels of groups are for programs that read charts; to people the whole is one picture with one name.
  for (const group of drawing.querySelectorAll("g[aria-label]")) group.removeAttribute("aria-label");
  drawing.setAttribute("role", "img");
  drawing.classList.add("plot");
  return drawing;
}

/** Listen for drags, once for the place that all drawings stand in. */
function brush(place: HTMLElement): void {
  const at = (event: PointerEvent): number => within(place, event.clientX - place.getBoundingClientRect().left);
  const dayAt = (x: number): string => new Date(now.first + ((x - MARGIN_PX) / inner(place)) * (now.last - now.first)).toISOString().slice(0, 10);
  place.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || !event.isPrimary) return;
    event.preventDefault(); // Words under the pointer are not to be selected, and what was selected is not to be dragged.
    dragged = { from: at(event), to: at(event) };
    place.setPointerCapture(event.pointerId);
  });
  place.addEventListener("pointermove", (event) => {
    if (!dragged) return;
    dragged.to = at(event);
    cover(dragged);
  });
  place.addEventListener("pointerup", (event) => {
    if (!dragged) return;
    const [from, to] = [dragged.from, at(event)].sort((a, b) => a - b) as [number, number];
    dragged = null;
    const chosen = to - from < LEAST_DRAG_PX ? { earliest: null, latest: null } : { earliest: dayAt(from), latest: dayAt(Math.max(from, to - 1)) };
    choose(place, chosen);
    narrow({ ...chosen });
  });
  // A browser that takes the pointer away, to scroll or because a window came in front, ends the drag without a choice.
  place.addEventListener("pointercancel", () => {
    dragged = null;
    choose(place, now.chosen);
  });
}

function inner(place: HTMLElement): number {
  return place.clientWidth - 2 * MARGIN_PX;
}

function within(place: HTMLElement, x: number): number {
  return Math.min(Math.max(x, MARGIN_PX), place.clientWidth - MARGIN_PX);
}

function cover(drag: { from: number; to: number } | null): void {
  band.hidden = !drag;
  if (!drag) return;
  band.style.left = `${Math.min(drag.from, drag.to)}px`;
  band.style.width = `${Math.max(Math.abs(drag.to - drag.from), 1)}px`;
}
