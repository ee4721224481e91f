/* Going through what waits by key: J to the next item, K to the one before, Enter presses the button
 * that has the focus. The keys work only while the focus is in the list, so they disturb nobody. */

const list = document.querySelector("[data-waiting]");
const items = list ? [...list.querySelectorAll("[data-item]")] : [];

/** Focus the first action of an item, and show the item whole where it fits. */
function turnTo(item) {
  item?.querySelector("button, a.act")?.focus({ preventScroll: true });
  item?.scrollIntoView({ block: "nearest" });
}

list?.addEventListener("keydown", (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  const step = { j: 1, k: -1 }[event.key.toLowerCase()];
  if (!step) return;
  event.preventDefault();
  const now = items.indexOf(event.target.closest("[data-item]"));
  turnTo(items[now < 0 ? 0 : now + step]);
});

for (const words of document.querySelectorAll("[data-keys]")) words.hidden = items.length < 2;
// The address after a decision names the first action of what comes next; after the last, go back one.
if (/^#w\d+$/.test(location.hash) && !document.querySelector(location.hash)) turnTo(items.at(-1));
