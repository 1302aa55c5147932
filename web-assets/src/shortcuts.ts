// Keys that work on every page: / goes to the search box.
export function isTyping(event: KeyboardEvent): boolean {
  const target = event.target as HTMLElement;
  return event.ctrlKey || event.metaKey || event.altKey || target.matches("input, select, textarea, [contenteditable]");
}

export function onEveryPage(): void {
  document.addEventListener("keydown", (event) => {
    if (isTyping(event) || event.key !== "/") return;
    const find = document.querySelector<HTMLInputElement>("#find");
    if (!find) return;
    event.preventDefault();
    find.focus();
  });
}
