// What every page loads: its style, and what makes it quicker. Pages work without any of this.
import "./app.css";
import { rememberBlur } from "./blur";
import { onEveryPage } from "./shortcuts";

rememberBlur();
onEveryPage();

if (document.querySelector(".facets")) void import("./incidents").then((page) => page.begin());
if (document.querySelector("article.report")) void import("./reader").then((page) => page.begin());
if (document.querySelector("form.until")) void import("./compare").then((page) => page.begin());
if (document.querySelector("form.add")) void import("./add").then((page) => page.begin());
