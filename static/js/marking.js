/* Evidence: words that are marked with pointer, touch or keyboard tick the sentences that they touch.
 *
 * The marked words are sent beside the ticks, so that they can be drawn again; what counts are the
 * sentences, as the server finds them. Without this script sentences are ticked. */
import { codePoints, placeOf } from "./selection.js";
import { stepByWords } from "./word_steps.js";

const SETTLED = 100; // milliseconds without change before a selection counts, for touch handles
const bound = new WeakSet();

function bindAll() {
  for (const text of document.querySelectorAll("[data-marking]")) {
    if (bound.has(text)) continue;
    bound.add(text);
    bind(text);
  }
}

bindAll();
new MutationObserver(bindAll).observe(document.body, { childList: true, subtree: true });

function bind(text) {
  const bar = actionBar(text.dataset.action);
  let timer = 0;
  text.tabIndex = 0;
  text.setAttribute("role", "group");
  text.setAttribute("aria-label", text.dataset.help);
  text.append(bar);
  stepByWords(text);

  document.addEventListener("selectionchange", () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const range = selected(text);
      if (range && placeOf(range, text)) showBelow(bar, range, text);
      else bar.hidden = true;
    }, SETTLED);
  });
  bar.addEventListener("pointerdown", (event) => event.preventDefault()); // keep the selection
  bar.addEventListener("click", () => take(text, bar));
  text.addEventListener("click", (event) => {
    if (event.target.closest("label") && selected(text)) event.preventDefault(); // no tick by dragging
  });
  text.addEventListener("keydown", (event) => {
    if (event.target !== text || event.key !== "Enter") return;
    event.preventDefault(); // the form is not sent from the text
    take(text, bar);
  });
  text.addEventListener("change", (event) => {
    if (!event.target.checked) forget(text, event.target.closest("label"));
  });
}

/** Tick the sentences that the selection touches, and remember its words. */
function take(text, bar) {
  const range = selected(text);
  const place = range && placeOf(range, text);
  if (!place) return;
  for (const label of text.querySelectorAll("label")) {
    const [start, end] = spanOf(label);
    if (start < place.end && end > place.start) label.querySelector("input").checked = true;
  }
  const marked = document.createElement("input");
  marked.type = "hidden";
  marked.name = "marked";
  marked.value = `${place.start}-${place.end}`;
  text.append(marked);
  if ("highlights" in CSS) {
    const drawn = CSS.highlights.get("marked") ?? new Highlight();
    drawn.add(range);
    CSS.highlights.set("marked", drawn);
  }
  getSelection().removeAllRanges();
  bar.hidden = true;
}

/** A sentence that is no longer ticked takes the words marked in it along. */
function forget(text, label) {
  const [start, end] = spanOf(label);
  for (const marked of text.querySelectorAll("[name=marked]")) {
    const [from, to] = marked.value.split("-").map(Number);
    if (from < end && to > start) marked.remove();
  }
  for (const range of CSS.highlights?.get("marked") ?? []) {
    if (range.intersectsNode(label)) CSS.highlights.get("marked").delete(range);
  }
}

/** Where the sentence of a label begins and ends, in code points of the text. */
function spanOf(label) {
  const run = label.querySelector(".run");
  const start = Number(run.dataset.start);
  return [start, start + codePoints(run.textContent)];
}

/** The selected range, where it touches the text. */
function selected(text) {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  return range.intersectsNode(text) ? range.cloneRange() : null;
}

function actionBar(label) {
  const bar = document.createElement("button");
  bar.type = "button";
  bar.className = "button marking-bar";
  bar.textContent = label;
  bar.hidden = true;
  return bar;
}

/** Put the bar under the last line of the selection: above it would lie the system's own. */
function showBelow(bar, range, text) {
  const lines = [...range.getClientRects()].filter((line) => line.width > 0);
  if (!lines.length) return;
  const last = lines[lines.length - 1];
  const frame = text.getBoundingClientRect();
  bar.hidden = false;
  const most = text.clientWidth - bar.offsetWidth;
  bar.style.insetBlockStart = `${last.bottom - frame.top + 10}px`;
  bar.style.insetInlineStart = `${Math.max(0, Math.min(last.left - frame.left, most))}px`;
}
