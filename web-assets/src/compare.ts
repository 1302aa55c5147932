// Compare: a slider in place of the list of days, so that one can watch the accounts come in.
export function begin(): void {
  const form = document.querySelector<HTMLFormElement>("form.until");
  const chosen = form?.querySelector<HTMLSelectElement>("select");
  const days = form?.dataset["days"]?.split(" ");
  if (!form || !chosen || !days || days.length < 2) return;
  const slider = document.createElement("input");
  slider.type = "range";
  slider.min = "0";
  slider.max = String(days.length - 1);
  slider.value = String(chosen.value ? days.indexOf(chosen.value) : days.length - 1);
  slider.setAttribute("aria-label", "As it was known on");
  const told = (): void => slider.setAttribute("aria-valuetext", days[Number(slider.value)]!);
  told();
  slider.addEventListener("input", () => {
    chosen.value = days[Number(slider.value)]!;
    told();
  });
  slider.addEventListener("change", () => form.requestSubmit());
  chosen.before(slider);
}
