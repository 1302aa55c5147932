// The list of incidents: choices change the list without a new page, and map and timeline narrow it and each other.
import htmx from "htmx.org";

export interface PlottedIncident {
  id: string;
  what: string;
  place: string | null;
  lat: number | null;
  lon: number | null;
  radius_km: number | null;
  day: string | null;
}

export type Changes = Record<string, string | null>;

const FIRST_WRITTEN_YEAR = "1000";

/** What the list was last asked for. It runs ahead of the address, which follows when the answer is there. */
const asked = new URLSearchParams(location.search);

/** What map and timeline show now, by the address it came from, and the box that the map was moved to. */
const drawn = { map: "", timeline: "", box: null as string | null };

/** What was asked for last to be plotted: map and timeline mostly need the same. */
let latest: { from: string; incidents: Promise<PlottedIncident[] | null> } | null = null;

export function begin(): void {
  const results = document.querySelector<HTMLElement>("#results");
  const form = document.querySelector<HTMLFormElement>("form.facets");
  if (!results || !form) return;
  form.classList.add("live");
  form.addEventListener("change", (event) => {
    const field = event.target as HTMLInputElement;
    // A year that is being typed is 2, then 20, then 202.
    if (field.type === "date" && field.value && field.value < FIRST_WRITTEN_YEAR) return;
    narrow({ [field.name]: field.type === "checkbox" && !field.checked ? null : field.value || null });
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  results.addEventListener("click", (event) => {
    const link = (event.target as Element).closest<HTMLElement>("a[data-narrow]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const to = link.dataset["to"] || null;
    narrow(Object.fromEntries(link.dataset["narrow"]!.split(" ").map((name) => [name, to])));
  });
  // What cannot be shown here the browser shows itself, with the reason that the server gives.
  for (const failure of ["htmx:responseError", "htmx:sendError", "htmx:swapError"]) {
    document.body.addEventListener(failure, () => location.assign(address(asked)));
  }
  document.body.addEventListener("htmx:afterSettle", () => {
    follow(form);
    void draw();
  });
  void draw();
}

/** Ask for the same list with something changed; a null takes a parameter away. */
export function narrow(changes: Changes): void {
  asked.delete("after");
  for (const [name, value] of Object.entries(changes)) value === null ? asked.delete(name) : asked.set(name, value);
  const wanted = address(asked);
  // All requests come from one element that stays, so that htmx keeps them in order and leaves out those overtaken.
  const context = { source: "#results", target: "#list", select: "#list > *", selectOOB: "#found:innerHTML,#choices:innerHTML", swap: "innerHTML", push: wanted };
  void htmx.ajax("get", wanted, context as never);
}

function address(query: URLSearchParams): string {
  return query.size ? `/?${query}` : "/";
}

/** Let the fields that stay say what was chosen on the map or the timeline, except the one being written in. */
function follow(form: HTMLFormElement): void {
  for (const field of form.querySelectorAll<HTMLInputElement>("input[type=date], input[type=checkbox]")) {
    if (field.type === "checkbox") field.checked = asked.get(field.name) === field.value;
    else if (field !== document.activeElement) field.value = asked.get(field.name) ?? "";
  }
}

/**
 * Draw map and timeline, each as all choices but its own leave it, so that its own can still be changed.
 * What has nothing to show at first goes; what stands there stays, so that nothing moves under the pointer.
 */
async function draw(): Promise<void> {
  const map = document.querySelector<HTMLElement>("#map");
  const timeline = document.querySelector<HTMLElement>("#timeline");
  if (!map || !timeline) return;
  const box = asked.get("box");
  const chosen = { earliest: asked.get("earliest"), latest: asked.get("latest") };
  const unnarrowed = drawn.box !== null && box === null;
  drawn.box = box;
  await Promise.all([
    show("map", plottedBut("box"), async (incidents) => {
      map.hidden = !map.firstElementChild && incidents.every((one) => one.lat === null);
      if (!map.hidden) await (await import("./map")).show(map, incidents, asked.get("box"));
    }),
    show("timeline", plottedBut("earliest", "latest"), async (incidents) => {
      timeline.hidden = !timeline.firstElementChild && incidents.every((one) => one.day === null);
      if (!timeline.hidden) (await import("./timeline")).show(timeline, incidents);
    }),
  ]);
  if (unnarrowed) await (await import("./map")).widen();
  if (!timeline.hidden) (await import("./timeline")).choose(timeline, chosen);
}

/** Show in one of the two what comes from an address, unless it shows that already or is to show something else by then. */
async function show(where: "map" | "timeline", from: string, put: (incidents: PlottedIncident[]) => Promise<void>): Promise<void> {
  if (drawn[where] === from) return;
  drawn[where] = from;
  if (latest?.from !== from) latest = { from, incidents: plotted(from) };
  const incidents = await latest.incidents;
  if (incidents && drawn[where] === from) await put(incidents);
}

async function plotted(from: string): Promise<PlottedIncident[] | null> {
  const answer = await fetch(from).catch(() => null); // no answer comes when the page is being left
  if (!answer?.ok) return null;
  return ((await answer.json()) as { incidents: PlottedIncident[] }).incidents;
}

function plottedBut(...own: string[]): string {
  const query = new URLSearchParams(asked);
  for (const name of [...own, "after"]) query.delete(name);
  return `/incidents/map.json?${query}`;
}
