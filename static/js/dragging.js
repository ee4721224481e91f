/* Items that are put in order can be dragged, by mouse, pen or finger, at the handle that stands
 * before each. Whoever does not drag has the buttons (WCAG 2.5.7). */

import { settle } from "./ordering.js";

document.documentElement.dataset.drags = "";
let drag = null;

document.addEventListener("pointerdown", (event) => {
  const handle = event.target.closest("[data-ordering] .handle");
  if (!handle || event.button || drag) return;
  event.preventDefault();
  const item = handle.closest("li");
  drag = { item, pointer: event.pointerId, before: [...item.parentElement.children] };
  handle.setPointerCapture(event.pointerId);
  item.classList.add("dragged");
});

document.addEventListener("pointermove", (event) => {
  if (event.pointerId === drag?.pointer) follow(drag.item, event.clientY);
});

document.addEventListener("pointerup", (event) => {
  if (event.pointerId === drag?.pointer) drop();
});

document.addEventListener("pointercancel", (event) => {
  if (event.pointerId === drag?.pointer) takeBack();
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && drag) takeBack();
});

/** Let an item stand between the two whose middles the pointer lies between.
 *
 * Its neighbours move and not the item: out of the page for a moment, it would lose the pointer. */
function follow(item, y) {
  let neighbour = item.previousElementSibling;
  while (neighbour && y < middle(neighbour)) {
    item.after(neighbour);
    neighbour = item.previousElementSibling;
  }
  neighbour = item.nextElementSibling;
  while (neighbour && y > middle(neighbour)) {
    item.before(neighbour);
    neighbour = item.nextElementSibling;
  }
}

function middle(item) {
  const box = item.getBoundingClientRect();
  return box.top + box.height / 2;
}

function takeBack() {
  const { item, before } = drag;
  item.before(...before.slice(0, before.indexOf(item)));
  item.after(...before.slice(before.indexOf(item) + 1));
  drop();
}

function drop() {
  const { item } = drag;
  drag = null;
  item.classList.remove("dragged");
  settle(item);
}
