/* Items that are put in order: the buttons move them at once, without asking the server. */

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-ordering] button[name=move]");
  if (!button) return;
  event.preventDefault();
  const item = button.closest("li");
  const isUp = button.value.startsWith("up-");
  const neighbour = isUp ? item.previousElementSibling : item.nextElementSibling;
  if (!neighbour) return;
  if (isUp) neighbour.before(item);
  else neighbour.after(item);
  settle(item);
  if (button.disabled) item.querySelector("button[name=move]:not(:disabled)").focus();
  else button.focus();
});

/** An item stands in a new place: set the buttons right, and say where it is. */
export function settle(item) {
  number(item.parentElement);
  tell(item.parentElement, item);
}

/** The first item cannot go up, the last cannot go down. */
function number(list) {
  for (const item of list.children) {
    const [up, down] = item.querySelectorAll("button[name=move]");
    up.disabled = !item.previousElementSibling;
    down.disabled = !item.nextElementSibling;
  }
}

/** Say where an item stands now, for those who do not see it. */
function tell(list, item) {
  const items = [...list.children];
  const told = list.parentElement.querySelector("[data-told]");
  const place = list.dataset.moved
    .replace("PLACE", items.indexOf(item) + 1)
    .replace("COUNT", items.length);
  told.textContent = `${item.querySelector(".words").textContent}: ${place}`;
}
