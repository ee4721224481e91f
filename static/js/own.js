/* What belongs to whoever is signed in, on pages that are the same for everyone. Without an account
 * nothing is asked of the server. */
import { accountHere } from "./account.js";

const account = accountHere();
if (account) {
  for (const link of document.querySelectorAll("[data-sign-in]")) {
    link.href = link.dataset.signIn;
    link.textContent = link.dataset.label;
  }
  const text = document.querySelector("[data-own-text]");
  const parts = document.querySelectorAll("[data-own]");
  if (text || parts.length) dress();
  if (text) import("./own_text.js").then(({ open }) => open(text));
  else import("./outbox.js").then(({ send }) => send());
  if (parts.length) import("./own_part.js").then(({ fill }) => parts.forEach(fill));
}

/** Bring the style sheet of this room: readers without an account do without it. */
function dress() {
  const sheet = document.createElement("link");
  sheet.rel = "stylesheet";
  sheet.href = new URL("../css/study.css", import.meta.url).href;
  document.head.append(sheet);
}
