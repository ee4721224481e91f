/* Private parts of a public page, opened where their link stands.
 *
 * A link with `data-in-place` inside an element with `data-place` leads to a private page. With this
 * script its fragment opens in that element instead, and the forms in it are sent from there. When
 * anything is not as expected, such as somebody signed out, the browser goes to the page itself. */

const ASKED = { headers: { "X-Fragment": "1" }, credentials: "same-origin" };

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-in-place]");
  const place = link?.closest("[data-place]");
  if (!place || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  load(place, link.href, ASKED);
});

document.addEventListener("submit", (event) => {
  const form = event.target;
  const place = form.closest("[data-place]");
  if (!place || form.method !== "post") return;
  event.preventDefault();
  const body = new FormData(form, event.submitter);
  load(place, form.action, { ...ASKED, method: "POST", body });
});

/** Ask for a fragment and put it in its place; go to its page where there is none. */
async function load(place, address, options) {
  place.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(address, options);
    const words = await answer.text();
    const page = new DOMParser().parseFromString(words, "text/html");
    const fragment = page.querySelector("[data-fragment]");
    const here = new URL(answer.url).pathname === new URL(address, location.href).pathname;
    if (!fragment || !here) throw new Error(answer.status);
    place.replaceChildren(fragment);
    place.classList.add("opened");
    place.querySelector(".wrong :is(input, select, textarea), [data-first]")?.focus();
  } catch {
    location.assign(address);
  } finally {
    place.removeAttribute("aria-busy");
  }
}
