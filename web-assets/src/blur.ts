// Graphic content can be blurred; the choice stays in this browser.
const KEY = "reportedly-blur";

export function rememberBlur(): void {
  const button = document.querySelector<HTMLButtonElement>("button.blur");
  const show = (on: boolean): void => {
    document.documentElement.classList.toggle("blurred", on);
    button?.setAttribute("aria-pressed", String(on));
  };
  show(localStorage.getItem(KEY) === "on");
  if (!button) return;
  button.hidden = false;
  button.addEventListener("click", () => {
    const on = !document.documentElement.classList.contains("blurred");
    localStorage.setItem(KEY, on ? "on" : "off");
    show(on);
  });
}
