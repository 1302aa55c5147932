// What every page loads: its style, and what makes it quicker. Pages work without any of this.
import "./app.css";
import { rememberBlur } from "./blur";
import { onEveryPage } from "./shortcuts";

configureHtmx();
rememberBlur();
onEveryPage();

if (document.querySelector(".facets")) void import("./incidents").then((page) => page.begin());
if (document.querySelector("article.report")) void import("./reader").then((page) => page.begin());
if (document.querySelector("form.until")) void import("./compare").then((page) => page.begin());
if (document.querySelector("form.add")) void import("./add").then((page) => page.begin());

/** Nothing of htmx that the content policy forbids or that would keep reports in the browser's storage; it reads this as it loads. */
function configureHtmx(): void {
  const meta = document.createElement("meta");
  meta.name = "htmx-config";
  meta.content = JSON.stringify({
    allowEval: false,
    includeIndicatorStyles: false,
    selfRequestsOnly: true,
    historyCacheSize: 0,
    refreshOnHistoryMiss: true,
    scrollIntoViewOnBoost: false,
  });
  document.head.append(meta);
}
