// The reader: text and claims light up together, and everything can be done by keyboard.
import { isTyping } from "./shortcuts";

const HELP = "j, k: next and last claim · a: accept · r: reject · c: correct · Escape: back to the text · ?: this help";

export function begin(): void {
  const report = document.querySelector<HTMLElement>("article.report")!;
  const claims = [...report.querySelectorAll<HTMLElement>(".claim[id]")];
  linkBothWays(report);
  const help = document.createElement("p");
  help.className = "keys quiet";
  help.textContent = HELP;
  help.hidden = true;
  report.querySelector(".page-head")?.append(help);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") (document.activeElement as HTMLElement | null)?.blur();
    if (isTyping(event)) return;
    const current = (document.activeElement as HTMLElement | null)?.closest<HTMLElement>(".claim[id]") ?? null;
    switch (event.key) {
      case "j":
        return go(claims, current, 1);
      case "k":
        return go(claims, current, -1);
      case "a":
      case "r":
      case "c":
        return open(event, current);
      case "?":
        help.hidden = !help.hidden;
    }
  });
}

/** Whatever belongs to a claim or an attribution lights up where one points at any of it. */
function linkBothWays(report: HTMLElement): void {
  const parts = [...report.querySelectorAll<HTMLElement>("[data-claims], [data-said]")];
  const light = (target: EventTarget | null): void => {
    const from = (target as HTMLElement | null)?.closest<HTMLElement>("[data-claims], [data-said]") ?? null;
    const claims = new Set(from?.dataset["claims"]?.split(" "));
    const said = new Set(claims.size ? [] : from?.dataset["said"]?.split(" "));
    for (const part of parts) {
      const shared = part.dataset["claims"]?.split(" ").some((one) => claims.has(one)) || part.dataset["said"]?.split(" ").some((one) => said.has(one));
      part.classList.toggle("lit", Boolean(shared));
    }
  };
  report.addEventListener("pointerover", (event) => light(event.target));
  report.addEventListener("pointerleave", () => light(null));
  report.addEventListener("focusin", (event) => light(event.target));
}

function go(claims: HTMLElement[], current: HTMLElement | null, step: number): void {
  const next = claims[current ? claims.indexOf(current) + step : step > 0 ? 0 : claims.length - 1];
  if (!next) return;
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: "nearest" });
  document.getElementById(`t${next.dataset["claims"]}`)?.scrollIntoView({ block: "center" });
}

/** Open the form of a claim at what the key asks for; nothing is sent before the person says so. */
function open(event: KeyboardEvent, claim: HTMLElement | null): void {
  const details = claim?.querySelector<HTMLDetailsElement>("details.judge");
  if (!details) return;
  event.preventDefault();
  details.open = true;
  const wanted = { a: "button[value=accepted]", r: "input[name=reason]", c: "input[name=event_type]" }[event.key]!;
  details.querySelector<HTMLElement>(wanted)?.focus();
}
