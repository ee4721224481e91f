/* The bar under selected words: colours, a note, taking a highlight off, and for teachers assigning
 * the words. It lies below the selection, where no system's own bar lies, and pressing it leaves the
 * selection as it is. */

/** Make the bar. `act` is called with "jot", "remove", "assign" or the name of a colour. */
export function makeBar(labels, colours, act) {
  const bar = document.createElement("div");
  bar.className = "own-bar";
  bar.hidden = true;
  bar.setAttribute("role", "toolbar");
  bar.setAttribute("aria-label", labels.bar);
  for (const { name, label } of colours) bar.append(makeButton(name, label, `own-mark ${name}`));
  bar.append(makeButton("jot", labels.jot, ""), makeButton("remove", labels.remove, ""));
  if (labels.assign) bar.append(makeButton("assign", labels.assign, ""));
  bar.addEventListener("pointerdown", (event) => event.preventDefault());
  bar.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button) act(button.value);
  });
  bar.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const buttons = [...bar.querySelectorAll(":is(button, a):not([hidden], [hidden] *)")];
    const now = buttons.indexOf(document.activeElement);
    buttons[(now + step + buttons.length) % buttons.length].focus();
  });
  return bar;
}

function makeButton(value, label, look) {
  const button = document.createElement("button");
  button.type = "button";
  button.value = value;
  const words = document.createElement("span");
  words.textContent = label;
  words.className = look;
  button.append(words);
  return button;
}

/** Put the bar under the last line of some ranges; `isMarked` offers to take the mark off. */
export function showBelow(bar, ranges, frame, isMarked) {
  const lines = ranges.flatMap((range) => [...range.getClientRects()]).filter((l) => l.width > 0);
  if (!lines.length) return;
  const last = lines[lines.length - 1];
  const box = frame.getBoundingClientRect();
  bar.querySelector("[value=remove]").hidden = !isMarked;
  bar.hidden = false;
  const most = frame.clientWidth - bar.offsetWidth;
  bar.style.insetBlockStart = `${last.bottom - box.top + 10}px`;
  bar.style.insetInlineStart = `${Math.max(0, Math.min(last.left - box.left, most))}px`;
}
