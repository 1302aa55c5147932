// Adding reports: the page says that it is at work, for reading takes a while.
export function begin(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>("form.add")) {
    form.addEventListener("submit", () => {
      const progress = document.createElement("progress");
      progress.setAttribute("aria-label", "Reading");
      form.append(progress);
      for (const button of form.querySelectorAll("button")) button.disabled = true;
    });
  }
}
