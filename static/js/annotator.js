/* The annotator: what is selected in the manuscript is shown in the form beside it.
 *
 * Without this script the same page works by picking sentences. */
import { tell } from "./keep_writing.js";
import { placeOf } from "./selection.js";
import { stepByWords } from "./word_steps.js";

const SETTLED = 100; // milliseconds without change before a selection counts, for touch handles

for (const annotator of document.querySelectorAll("[data-annotator]")) {
  const manuscript = annotator.querySelector("[data-manuscript]");
  if (manuscript) bind(annotator, manuscript);
}

function bind(annotator, manuscript) {
  const beside = annotator.querySelector("[data-annotation-form]");
  const bar = actionBar(manuscript.dataset.action, annotator.querySelector("[data-word-actions]"));
  annotator.append(bar);
  stepByWords(manuscript);
  let place = null;
  let timer = 0;

  document.addEventListener("selectionchange", () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const range = selected(manuscript);
      place = range && placeOf(range, manuscript);
      if (place) showBelow(bar, range, annotator, place);
      else bar.hidden = true;
    }, SETTLED);
  });
  bar.addEventListener("pointerdown", (event) => event.preventDefault()); // keep the selection
  bar.querySelector("button").addEventListener("click", take);
  manuscript.addEventListener("keydown", (event) => {
    if (event.target !== manuscript) return;
    if (event.key === "Enter") {
      event.preventDefault(); // the form is not sent from the text
      const range = selected(manuscript);
      place = range && placeOf(range, manuscript);
      const current = manuscript.querySelector(".key.current");
      if (place) take();
      else if (current) open(current);
    } else if (event.key === "n" || event.key === "p") {
      event.preventDefault();
      turn(manuscript, event.key === "n" ? 1 : -1);
    } else if (event.key === "Escape") {
      getSelection().removeAllRanges();
    }
  });

  beside.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    beside.classList.remove("open"); // what is written stays in it
    manuscript.focus({ preventScroll: true });
  });

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-annotation]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return; // into a new tab
    event.preventDefault();
    open(link);
  });

  /** Show the form of a note that is there; it is loaded only now. */
  async function open(link) {
    if (!isUnchanged(beside) && !confirm(manuscript.dataset.discard)) return;
    if (!(await load({ annotation: link.dataset.annotation }))) return;
    for (const key of manuscript.querySelectorAll(".key.current")) key.classList.remove("current");
    const key = manuscript.querySelector(`.key[data-annotation="${link.dataset.annotation}"]`);
    key?.classList.add("current");
    show(key);
  }

  async function take() {
    const note = beside.querySelector("textarea")?.value ?? "";
    const changing = beside.querySelector("[name=annotation]") !== null;
    if (changing && !isUnchanged(beside) && !confirm(manuscript.dataset.discard)) return;
    const range = selected(manuscript);
    const { start, end } = (range && placeOf(range, manuscript)) ?? place;
    if (!(await load({ start, end }))) return;
    const body = beside.querySelector("textarea");
    if (body && !changing) body.value = note; // a new note moves along
    chosen(range);
    bar.hidden = true;
    show(range?.startContainer.parentElement);
  }

  /** Put the form for words or for a note beside the text; false where that cannot be. */
  async function load(asked) {
    const address = new URL(annotator.dataset.formAddress, location.href);
    const page = new URL(location.href);
    for (const [name, value] of Object.entries(asked)) {
      address.searchParams.set(name, value);
      page.searchParams.set(name, value);
    }
    const answer = await fetch(address, { headers: { Accept: "text/html" } }).catch(() => null);
    if (answer?.ok && !answer.redirected) {
      beside.innerHTML = await answer.text();
      return true;
    }
    if (answer && isUnchanged(beside)) location.assign(page); // let the page itself say what is wrong
    else tell(annotator); // what is written is worth more than what was asked for
    return false;
  }

  function show(element) {
    beside.classList.add("open"); // on a narrow screen it rises over the text's end
    element?.scrollIntoView({ block: wide() ? "nearest" : "start" });
    beside.querySelector("select, textarea, [type=submit]").focus({ preventScroll: true });
  }
}

/** Whether nothing is lost when the form gives way to another. */
function isUnchanged(beside) {
  const body = beside.querySelector("textarea");
  return !body || body.value === body.defaultValue;
}

function wide() {
  return matchMedia("(min-width: 64rem)").matches;
}

/** What can be made of selected words: a note in the form beside the text, or a page of its own. */
function actionBar(label, links) {
  const bar = document.createElement("div");
  bar.className = "word-actions";
  bar.hidden = true;
  const note = document.createElement("button");
  note.type = "button";
  note.className = "action-bar";
  note.textContent = label;
  bar.append(note);
  if (links) bar.append(links.content.cloneNode(true));
  return bar;
}

/** The selected range, where it touches the text. */
function selected(manuscript) {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  return range.intersectsNode(manuscript) ? range.cloneRange() : null;
}

/** Put the bar under the last line of the selection: above it would lie the system's own. */
function showBelow(bar, range, annotator, { start, end }) {
  for (const link of bar.querySelectorAll("a")) {
    const address = new URL(link.href);
    address.searchParams.set("start", start);
    address.searchParams.set("end", end);
    link.href = address;
  }
  const lines = [...range.getClientRects()].filter((line) => line.width > 0);
  if (!lines.length) return;
  const last = lines[lines.length - 1];
  const frame = annotator.getBoundingClientRect();
  bar.hidden = false;
  const most = annotator.clientWidth - bar.offsetWidth;
  bar.style.insetBlockStart = `${last.bottom - frame.top + 10}px`;
  bar.style.insetInlineStart = `${Math.max(0, Math.min(last.left - frame.left, most))}px`;
}

/** Keep showing which words were taken while the focus is in the form. */
function chosen(range) {
  for (const mark of document.querySelectorAll("mark.selected")) mark.classList.remove("selected");
  if (range && "highlights" in CSS) CSS.highlights.set("chosen", new Highlight(range));
}

/** Go to the next or the previous annotation in the text; the focus stays on the text. */
function turn(manuscript, step) {
  const keys = [...manuscript.querySelectorAll(".key")];
  if (!keys.length) return;
  const now = keys.findIndex((key) => key.classList.contains("current"));
  const next = keys[(now + step + keys.length + (now < 0 && step < 0 ? 1 : 0)) % keys.length];
  keys[now]?.classList.remove("current");
  next.classList.add("current");
  next.scrollIntoView({ block: "center" });
}
