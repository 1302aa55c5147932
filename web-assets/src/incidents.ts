// The list of incidents: choices change the list without a new page, and map and timeline brush it.
import htmx from "htmx.org";

export interface PlottedIncident {
  id: string;
  what: string;
  place: string | null;
  lat: number | null;
  lon: number | null;
  radius_km: number | null;
  day: string | null;
  badge: string;
}

const RESULTS = "#results";

export function begin(): void {
  connect();
  document.body.addEventListener("htmx:afterSettle", () => {
    connect();
    void draw();
  });
  void draw();
}

/** Let the choices within the results replace the results alone. */
function connect(): void {
  const results = document.querySelector<HTMLElement>(RESULTS);
  if (!results) return;
  const quick = { "hx-target": RESULTS, "hx-select": RESULTS, "hx-swap": "outerHTML", "hx-push-url": "true" };
  for (const link of results.querySelectorAll<HTMLAnchorElement>(".facets a, .more a, a.all")) set(link, link.getAttribute("href")!, quick);
  const form = results.querySelector<HTMLFormElement>("form.facets");
  if (form) {
    set(form, form.getAttribute("action")!, quick);
    form.setAttribute("hx-trigger", "change, submit");
    form.classList.add("live");
  }
  htmx.process(results);
}

function set(element: Element, address: string, attributes: Record<string, string>): void {
  element.setAttribute("hx-get", address);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
}

/** Ask for the same list narrowed by `changes`; a null takes a parameter away. */
export function narrow(changes: Record<string, string | null>): void {
  const query = new URLSearchParams(location.search);
  query.delete("after");
  for (const [name, value] of Object.entries(changes)) value === null ? query.delete(name) : query.set(name, value);
  const address = query.size ? `/?${query}` : "/";
  void htmx.ajax("get", address, { target: RESULTS, select: RESULTS, swap: "outerHTML", push: address } as never);
}

async function draw(): Promise<void> {
  const map = document.querySelector<HTMLElement>("#map");
  const timeline = document.querySelector<HTMLElement>("#timeline");
  const address = map?.dataset["incidents"];
  if (!map || !timeline || !address) return;
  const answer = await fetch(address);
  if (!answer.ok) return;
  const { incidents } = (await answer.json()) as { incidents: PlottedIncident[] };
  // Both stand in the page from its first paint, so that nothing below them moves; what has nothing to show goes.
  timeline.hidden = !incidents.some((one) => one.day);
  map.hidden = !incidents.some((one) => one.lat !== null);
  if (!timeline.hidden) void import("./timeline").then((chart) => chart.show(timeline, incidents));
  if (!map.hidden) void import("./map").then((chart) => chart.show(map, incidents));
}
