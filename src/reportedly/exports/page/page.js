// Lights up what belongs together in text and list; the page says the same without it.
for (const report of document.querySelectorAll(".report")) {
  const light = (place) => {
    for (const lit of report.querySelectorAll(".lit")) lit.classList.remove("lit");
    if (!place) return;
    const claim = (place.dataset.claims || "").split(" ").pop();
    const said = (place.dataset.said || "").split(" ").pop();
    const chosen = place.closest(".text") && !claim
      ? `[data-said~="${said}"]`
      : `[data-claims~="${claim}"], .other[data-said="${said}"], .text [data-said~="${said}"]:not(.trigger)`;
    for (const part of report.querySelectorAll(chosen)) part.classList.add("lit");
  };
  const placeOf = (event) => event.target.closest("[data-said], [data-claims]");
  report.addEventListener("pointerover", (event) => light(placeOf(event)));
  report.addEventListener("pointerleave", () => light(null));
  report.addEventListener("focusin", (event) => light(placeOf(event)));
  report.querySelector(".text").addEventListener("click", (event) => {
    if (event.target.closest("a")) return;
    light(placeOf(event));
    report.querySelector(".claims .lit")?.scrollIntoView({ block: "nearest", behavior: "smooth" });
  });
}
